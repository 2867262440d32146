import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Setup } from "../../kernel/api_types";
import { show } from "../../testing/show";
import SetupPage from "./setup_page";

const codes = ["controller", "agreement", "officer", "roles", "retention"];

function setupWith(done: readonly string[]): Setup {
  return {
    organization_name: "De Linde",
    steps: codes.map((step) => ({
      step,
      done: done.includes(step),
      version: done.includes(step) ? 1 : 0,
      saved_at: done.includes(step) ? "2026-11-02T09:00:00.000Z" : "",
      saved_by: done.includes(step) ? "Mies Maatwerk" : "",
    })),
    done: done.length,
    may_change: true,
    controller: {
      id: "o-1",
      version: 0,
      name: "De Linde B.V.",
      registration: "12345678",
      address: "Laan 1",
      postcode: "5966 AB",
      place: "America",
      contact_name: "Mies",
      contact_email: "post@linde.example",
      contact_phone: "",
      saved_at: "",
      saved_by: "",
    },
    agreement_version: "2026-1",
    agreement_title: "Verwerkersovereenkomst",
    agreement_intro: "Over gegevens.",
    agreement_text: [{ heading: "1. Waarvoor", text: "Hiervoor." }],
    agreements: [],
    officer: {
      id: "o-1",
      version: 0,
      kind: "",
      name: "",
      email: "",
      phone: "",
      saved_at: "",
      saved_by: "",
    },
    officer_has_account: false,
    roles: [{ role: "gp", people: 2 }],
    terms: [
      {
        record: "care",
        months: 240,
        days: 0,
        standard: 240,
        at_least: 240,
        at_most: 360,
        law: "wgbo",
        from: "last_change",
      },
      {
        record: "sessions",
        months: 0,
        days: 90,
        standard: 0,
        at_least: 0,
        at_most: 0,
        law: "security",
        from: "end",
      },
    ],
  };
}

const form = (name: string) => screen.findByRole("form", { name });

test("the first step that is missing stands open, and the next one after it is saved", async () => {
  const { asked } = show(<SetupPage params={{}} query={{}} />, {
    "GET /api/setup": [{ body: setupWith([]) }, { body: setupWith(["controller"]) }],
    "PUT /api/setup/controller": { body: setupWith(["controller"]) },
  });
  fireEvent.submit(await form("Wie is verantwoordelijk"));
  expect(await form("Verwerkersovereenkomst")).toBeTruthy();
  expect(screen.getByText("1 van 5 klaar")).toBeTruthy();
  const put = asked.find((one) => one.method === "PUT");
  expect(put?.body).toMatchObject({ version: 0, name: "De Linde B.V.", registration: "12345678" });
});

test("the server's objection stands beside its field, in words", async () => {
  show(<SetupPage params={{}} query={{}} />, {
    "GET /api/setup": { body: setupWith([]) },
    "PUT /api/setup/controller": {
      status: 422,
      body: { code: "body.invalid", fields: { registration: "malformed" } },
    },
  });
  fireEvent.submit(await form("Wie is verantwoordelijk"));
  expect((await screen.findAllByText(/Een KvK-nummer heeft 8 cijfers/)).length).toBeGreaterThan(0);
});

test("who is slower than a colleague keeps what was typed, and saves over it knowingly", async () => {
  const { asked } = show(<SetupPage params={{}} query={{}} />, {
    "GET /api/setup": [
      { body: setupWith(["agreement", "officer", "roles", "retention"]) },
      { body: setupWith(codes) },
    ],
    "PUT /api/setup/controller": [
      { status: 409, body: { code: "record.changed" } },
      { body: setupWith(codes) },
    ],
  });
  const opened = await form("Wie is verantwoordelijk");
  const field = screen.getByLabelText(/^Naam van de organisatie/);
  fireEvent.input(field, { target: { value: "Mijn naam B.V." } });
  fireEvent.submit(opened);
  expect(await screen.findByText(/Mies Maatwerk bewaarde deze stap/)).toBeTruthy();
  expect((field as HTMLInputElement).value).toBe("Mijn naam B.V.");
  fireEvent.submit(opened);
  await waitFor(() => expect(asked.filter((one) => one.method === "PUT").length).toBe(2));
  const last = asked.filter((one) => one.method === "PUT").at(-1);
  expect(last?.body).toMatchObject({ version: 1, name: "Mijn naam B.V." });
});

test("a term offers what the law leaves open, and says why", async () => {
  const { asked } = show(<SetupPage params={{}} query={{}} />, {
    "GET /api/setup": { body: setupWith(codes.slice(0, 4)) },
    "PUT /api/setup/retention": { body: setupWith(codes) },
  });
  const opened = await form("Hoe lang bewaren");
  const choices = [...screen.getByLabelText(/^Zorgdossier/).querySelectorAll("option")];
  expect(choices.map((one) => one.textContent)[0]).toBe("20 jaar (gewoon)");
  expect(choices.at(-1)?.textContent).toBe("30 jaar");
  expect(screen.getByText(/ten minste 20 jaar/)).toBeTruthy();
  expect(screen.getByText(/90 dagen/)).toBeTruthy();
  fireEvent.submit(opened);
  await waitFor(() =>
    expect(asked.find((one) => one.method === "PUT")?.body).toEqual({
      version: 0,
      terms: [{ record: "care", months: 240 }],
    }),
  );
});
