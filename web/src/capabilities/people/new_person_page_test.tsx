import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { lies } from "../../testing/cast";
import { show } from "../../testing/show";
import NewPersonPage from "./new_person_page";
import { keepSearched } from "./searched_name";

function fillAndSend() {
  const fill = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  fill("Voornaam", "Lies");
  fill("Achternaam", "Verzonnen");
  fill("Dag", "12");
  fill("Maand", "4");
  fill("Jaar", "1965");
  fill("Telefoonnummer", "0612");
  fireEvent.submit(screen.getByRole("form", { name: "Nieuwe patiënt" }));
}

test("the server's objection appears beside the field it is about, in Dutch", async () => {
  show(<NewPersonPage params={{}} query={{}} />, {
    "POST /api/people": {
      status: 422,
      body: { code: "body.invalid", fields: { phone: "malformed" } },
    },
  });
  fillAndSend();
  await vi.waitFor(() =>
    expect(screen.getByLabelText("Telefoonnummer").getAttribute("aria-invalid")).toBe("true"),
  );
  expect(screen.getAllByText(/geen heel telefoonnummer/).length).toBeGreaterThan(0);
});

test("who looks alike is shown first; only 'it is someone else' makes a second one", async () => {
  const { asked } = show(<NewPersonPage params={{}} query={{}} />, {
    "POST /api/people": [
      {
        body: {
          stands: false,
          look_alikes: [
            { id: lies.id, name: lies.name, birth_on: lies.birth_on, age: 61, village: "America" },
          ],
        },
      },
      { body: { id: "p9", look_alikes: [] } },
    ],
  });
  fillAndSend();
  expect(await screen.findByRole("link", { name: /Lies Verzonnen/ })).toBeTruthy();
  expect(asked[0]?.body).not.toHaveProperty("anyway");
  fireEvent.click(screen.getByRole("button", { name: "Het is iemand anders" }));
  await vi.waitFor(() => expect(location.pathname).toBe("/patienten/p9"));
  expect(asked[1]?.body).toMatchObject({ anyway: true, birth_on: "1965-04-12" });
});

test("of a record that stands still is told whom to ask, and no second one is made", async () => {
  show(<NewPersonPage params={{}} query={{}} />, {
    "POST /api/people": { body: { look_alikes: [], ask: "Hub Voorbeeld", stands: true } },
  });
  fillAndSend();
  expect(await screen.findByText(/^Vraag Hub Voorbeeld/)).toBeTruthy();
  expect(screen.getByText("Er is al een dossier dat je nu niet kunt gebruiken")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Het is iemand anders" })).toBeNull();
});

test("who only looks like it may be somebody else", async () => {
  const { asked } = show(<NewPersonPage params={{}} query={{}} />, {
    "POST /api/people": [
      { body: { look_alikes: [], ask: "Hub Voorbeeld", stands: false } },
      { body: { id: "p9", look_alikes: [], stands: false } },
    ],
  });
  fillAndSend();
  fireEvent.click(await screen.findByRole("button", { name: "Het is iemand anders" }));
  await vi.waitFor(() => expect(asked[1]?.body).toMatchObject({ anyway: true }));
});

test("an e-mail address is asked, may stay empty, and is objected to beside its box", async () => {
  const { asked } = show(<NewPersonPage params={{}} query={{}} />, {
    "POST /api/people": [
      { status: 422, body: { code: "body.invalid", fields: { email: "malformed" } } },
      { body: { id: "p9", look_alikes: [] } },
    ],
  });
  const email = screen.getByLabelText(/^E-mailadres/);
  fireEvent.input(email, { target: { value: " lies@oud " } });
  fillAndSend();
  await vi.waitFor(() => expect(email.getAttribute("aria-invalid")).toBe("true"));
  expect(asked[0]?.body).toMatchObject({ email: "lies@oud" });
  fireEvent.input(email, { target: { value: "" } });
  fillAndSend();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.body).not.toHaveProperty("email");
});

test("the name that was searched stands there, and the hands go on with the date", async () => {
  keepSearched("noor verdicht");
  show(<NewPersonPage params={{}} query={{}} />);
  const box = (label: string) => screen.getByLabelText(label) as HTMLInputElement;
  expect(box("Voornaam").value).toBe("Noor");
  expect(box("Achternaam").value).toBe("Verdicht");
  await vi.waitFor(() => expect(document.activeElement).toBe(box("Dag")));
});
