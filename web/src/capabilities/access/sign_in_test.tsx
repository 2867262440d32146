import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { show, type ToldAnswers } from "../../testing/show";
import SignIn from "./sign_in";

const session: ToldAnswers = {
  "GET /api/session": { body: { signed_in: false, demo_pages: true } },
};

function fill(label: string | RegExp, value: string) {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

test("a wrong password is said beside the password, in Dutch", async () => {
  show(<SignIn isReturning={false} onSignedIn={() => {}} />, {
    ...session,
    "POST /api/login/password": { status: 401, body: { code: "login.refused" } },
  });
  fill("E-mailadres", "hub@voorbeeld.nl");
  fill("Wachtwoord", "niet goed");
  fireEvent.submit(screen.getByRole("form", { name: "Log in" }));
  const field = await screen.findByLabelText("Wachtwoord");
  await vi.waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  expect(screen.getAllByText(/horen niet bij elkaar/).length).toBeGreaterThan(0);
});

test("after the password comes the code, and a wrong code stays where it can be mended", async () => {
  const onSignedIn = vi.fn();
  show(<SignIn isReturning={false} onSignedIn={onSignedIn} />, {
    ...session,
    "POST /api/login/password": { body: { next: "code" } },
    "POST /api/login/code": [
      { status: 422, body: { code: "body.invalid", fields: { code: "wrong" } } },
      { body: { signed_in: true } },
    ],
  });
  fill("E-mailadres", "hub@voorbeeld.nl");
  fill("Wachtwoord", "goed");
  fireEvent.submit(screen.getByRole("form", { name: "Log in" }));
  await screen.findByLabelText("Code van 6 cijfers");
  fill("Code van 6 cijfers", "123 456");
  fireEvent.submit(screen.getByRole("form", { name: "Vul je code in" }));
  expect((await screen.findAllByText(/Deze code klopt niet/)).length).toBeGreaterThan(0);
  expect(onSignedIn).not.toHaveBeenCalled();
  fireEvent.submit(screen.getByRole("form", { name: "Vul je code in" }));
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalled());
});

test("only a demo folder shows the way to 'Wie bent u?'", async () => {
  show(<SignIn isReturning={false} onSignedIn={() => {}} />, {
    "GET /api/session": { body: { signed_in: false, demo_pages: false } },
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.queryByRole("link", { name: "Wie bent u?" })).toBeNull();
});
