import { fireEvent, screen, within } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { setLanguage } from "../../kernel/words";
import { show, type ToldAnswers } from "../../testing/show";
import HelpDeskPage from "./help_desk_page";

const props = { params: {}, query: {} };
const finding = {
  number: "4F7K-2M9Q",
  at: "2026-11-21T09:00:00.000Z",
  doing: "Verwijzing: intrekken",
  code: "server.busy",
  status: 503,
  what: "De server had het te druk. Er is niets bewaard.",
  to_do: "Wacht een halve minuut en probeer het opnieuw.",
  role: "gp",
  organization_kind: "gp_practice",
  organization_name: "Praktijk De Denkbeeldige Linde",
  took_ms: 412,
  reached_database: false,
  version: "0.1.0",
  notes: [],
};
const note = {
  noted_at: "2026-11-21T10:00:00.000Z",
  noted_by: "Toos Techniek",
  answer: "Opgelost",
};
const told: ToldAnswers = {
  "GET /api/help_desk": {
    body: { answers: [{ answer: "solved", words: "Opgelost" }], recent: [] },
  },
  "POST /api/help_desk/numbers": { body: finding },
  "POST /api/help_desk/notes": { status: 201, body: { ...finding, notes: [note] } },
};

beforeEach(() => setLanguage("nl"));

async function find(answers: ToldAnswers = told) {
  const shown = show(<HelpDeskPage {...props} />, answers);
  fireEvent.input(await screen.findByLabelText("Nummer"), { target: { value: "4f7k2m9q" } });
  fireEvent.click(screen.getByRole("button", { name: "Zoek het nummer" }));
  return shown;
}

test("a number tells what it was, what to do and whose it is", async () => {
  const { asked } = await find();
  const found = await screen.findByRole("region", { name: "4F7K-2M9Q" });
  expect(found.textContent).toMatch(/te druk.*Wacht een halve minuut.*Verwijzing: intrekken/);
  expect(found.textContent).toMatch(
    /huisarts.*De Denkbeeldige Linde, huisartsenpraktijk.*Nee.*412/i,
  );
  expect(asked.at(-1)?.body).toEqual({ number: "4f7k2m9q" });
});

test("what was answered stands there for the next colleague", async () => {
  const { asked } = await find();
  fireEvent.click(await screen.findByRole("radio", { name: "Opgelost" }));
  fireEvent.click(screen.getByRole("button", { name: "Leg vast" }));
  expect(await screen.findByText(/Toos Techniek: Opgelost/)).toBeTruthy();
  expect(asked.find((one) => one.address === "/api/help_desk/notes")?.body).toEqual({
    number: "4F7K-2M9Q",
    answer: "solved",
  });
});

test("a number that is not there says so, and shows no number of its own", async () => {
  await find({
    ...told,
    "POST /api/help_desk/numbers": {
      status: 404,
      body: { code: "record.absent" },
      headers: { "X-Request-Id": "9A9A-9A9A" },
    },
  });
  expect(await screen.findByText(/We vinden dit nummer niet/)).toBeTruthy();
  expect(screen.queryByText("9A9A-9A9A")).toBeNull();
});

test("a part that does not load shows the number to quote, spelled for a screen reader", async () => {
  show(<HelpDeskPage {...props} />, {
    "GET /api/help_desk": {
      status: 503,
      body: { code: "server.busy" },
      headers: { "X-Request-Id": "4F7K-2M9Q" },
    },
  });
  const alert = await screen.findByRole("alert");
  expect(await within(alert).findByText("4F7K-2M9Q")).toBeTruthy();
  expect(within(alert).getByText("4 F 7 K, 2 M 9 Q")).toBeTruthy();
});
