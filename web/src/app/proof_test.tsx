import { useMutation } from "@tanstack/preact-query";
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { access } from "../capabilities/access/module";
import { AccessProvider } from "../kernel/access";
import { call, onProofWanted } from "../kernel/api";
import type { CapabilityModule } from "../kernel/capability";
import { show, type ToldAnswers } from "../testing/show";
import { App } from "./app";

const wanted = { status: 401, body: { code: "session.proof_wanted" } };

function RenewPage() {
  const renew = useMutation({
    mutationFn: () =>
      call("POST /api/accounts/{id}/renew", { id: "a-1", body: { identity_checked: true } }),
  });
  return (
    <>
      <h1>Karin</h1>
      <input aria-label="Aantekening" />
      <button type="button" onClick={() => renew.mutate()}>
        Geef toegang
      </button>
      {renew.isSuccess && <p>Gegeven</p>}
      {renew.isError && <p>Niet gegeven</p>}
    </>
  );
}

const page: CapabilityModule = {
  name: "renew",
  routes: [{ path: "/", load: async () => ({ default: RenewPage }) }],
};

async function open(answers: ToldAnswers, demo_pages = false) {
  const { asked } = show(<App capabilities={[page, access]} />, {
    "GET /api/session": {
      body: {
        signed_in: true,
        demo_pages,
        account_id: "a-0",
        name: "Hub",
        role: "gp",
        now: "2026-11-22T09:00:00.000Z",
        today: "2026-11-22",
      },
    },
    "GET /api/passkeys": { body: [] },
    ...answers,
  });
  fireEvent.input(await screen.findByLabelText("Aantekening"), { target: { value: "half af" } });
  fireEvent.click(screen.getByRole("button", { name: "Geef toegang" }));
  return asked;
}

test("after the code the work goes on by itself, and nothing typed is lost", async () => {
  const asked = await open({
    "POST /api/accounts/{id}/renew": [wanted, { body: { id: "i-1" } }],
    "POST /api/session/proof/code": [
      { status: 422, body: { code: "body.invalid", fields: { code: "wrong" } } },
      { status: 204 },
    ],
  });
  await screen.findByRole("dialog", { name: "Laat zien dat jij het bent" });
  fireEvent.input(screen.getByLabelText("Code van 6 cijfers"), { target: { value: "111111" } });
  const form = screen.getByRole("form", { name: "Laat zien dat jij het bent" });
  fireEvent.submit(form);
  expect((await screen.findAllByText(/Deze code klopt niet/)).length).toBeGreaterThan(0);
  fireEvent.submit(form);
  expect(await screen.findByText("Gegeven")).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect((screen.getByLabelText("Aantekening") as HTMLInputElement).value).toBe("half af");
  expect(asked.filter((one) => one.address.endsWith("/renew")).length).toBe(2);
});

test("who puts the question away stays where he was, and nothing was done", async () => {
  await open({ "POST /api/accounts/{id}/renew": wanted });
  await screen.findByRole("dialog", { name: "Laat zien dat jij het bent" });
  fireEvent.click(screen.getByRole("button", { name: "Sluit" }));
  expect(await screen.findByText("Niet gegeven")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Karin" })).toBeTruthy();
});

test("in a demo folder one click is enough", async () => {
  await open(
    {
      "POST /api/accounts/{id}/renew": [wanted, { body: { id: "i-1" } }],
      "POST /api/demo/accounts/{id}/enter": { body: { signed_in: true } },
    },
    true,
  );
  fireEvent.click(await screen.findByRole("button", { name: "Ga verder als Hub" }));
  await waitFor(() => expect(screen.getByText("Gegeven")).toBeTruthy());
});

test("what was on its way while the token changed is asked again", async () => {
  const { asked } = show(<AccessProvider>{null}</AccessProvider>, {
    "GET /api/session": { body: { signed_in: true, account_id: "a-0" } },
    "GET /api/team": [{ status: 401, body: { code: "session.none" } }, { body: [] }],
    "POST /api/passkeys/begin": [wanted, { body: {} }],
  });
  const stop = onProofWanted(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return true;
  });
  const [, team] = await Promise.all([call("POST /api/passkeys/begin"), call("GET /api/team")]);
  stop();
  expect(team).toEqual([]);
  expect(asked.filter((one) => one.address === "/api/team").length).toBe(2);
});
