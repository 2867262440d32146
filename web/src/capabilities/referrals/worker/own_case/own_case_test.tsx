import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { show, type ToldAnswers, times } from "../../../../testing/show";
import { SignedIn } from "../../../../testing/signed_in";
import { karin, searching, takenRow } from "../../../../testing/worker_told";
import CasePage from "../case_page";
import WorklistPage from "../worklist_page";
import NewCasePage from "./new_case_page";

const session = { "GET /api/session": { body: karin } };
const known = {
  person_id: "p-1",
  name: "Mien Tekening",
  village: "America",
  birth_on: "",
  referral_id: "r-1",
  worker_name: "Bram Schetsma",
  open: true,
};

afterEach(() => history.replaceState(null, "", "/"));

function fill(label: string | RegExp, value: string) {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
}

async function drawForm(answers: ToldAnswers) {
  const shown = show(
    <SignedIn>
      <NewCasePage params={{}} query={{}} />
    </SignedIn>,
    { ...session, ...answers },
  );
  await screen.findByRole("heading", { name: "Nieuw zonder verwijzing" });
  fill("Voornaam", "Mien");
  fill("Telefoonnummer", "06 3333 4444");
  fireEvent.click(screen.getByLabelText("Buur"));
  fireEvent.click(screen.getByLabelText("Alleen"));
  return shown;
}

const send = () => fireEvent.submit(screen.getByRole("form", { name: "Nieuw zonder verwijzing" }));

test("a name, a number, what it is about and who brought her: then her page", async () => {
  const { asked } = await drawForm({
    "POST /api/own_cases": { status: 201, body: { referral_id: "r-9", look_alikes: [] } },
  });
  send();
  await waitFor(() => expect(location.pathname).toBe("/werklijst/r-9"));
  expect(asked.find(({ address }) => address === "/api/own_cases")?.body).toMatchObject({
    given_name: "Mien",
    phone: "06 3333 4444",
    source: "neighbour",
    needs: ["alone"],
    voicemail_allowed: true,
  });
});

test("who looks alike is shown first, with the way to the case that runs", async () => {
  const { asked } = await drawForm({
    "POST /api/own_cases": [
      { status: 201, body: { look_alikes: [known, { ...known, person_id: "p-2", open: false }] } },
      { status: 201, body: { referral_id: "r-9", look_alikes: [] } },
    ],
  });
  send();
  const way = await screen.findByRole("link", { name: "Ga naar Mien Tekening" });
  expect(way.getAttribute("href")).toBe("/werklijst/r-1");
  fireEvent.click(screen.getByRole("button", { name: "Nieuwe vraag van Mien Tekening" }));
  await waitFor(() => expect(times(asked, "/own_cases")).toBe(2));
  expect(asked.at(-1)?.body).toMatchObject({ person_id: "p-2", source: "neighbour" });
});

test("the worklist has the way in, and Alt+N goes there", async () => {
  show(
    <SignedIn>
      <WorklistPage params={{}} query={{}} />
    </SignedIn>,
    {
      ...session,
      "GET /api/my_face": { status: 404 },
      "GET /api/worklist": {
        body: {
          rows: [{ ...takenRow, source: "neighbour" }],
          notices: [],
          mine: 1,
          team_new: 0,
          overdue: 0,
          columns: [],
        },
      },
    },
  );
  expect(await screen.findByText("via een buur")).toBeTruthy();
  const way = screen.getByRole("link", { name: "Nieuw zonder verwijzing" });
  expect(way.getAttribute("href")).toBe("/werklijst/nieuw");
  fireEvent.keyDown(window, { altKey: true, code: "KeyN", key: "n" });
  await vi.waitFor(() => expect(location.pathname).toBe("/werklijst/nieuw"));
});

test("no word back is asked; whether the GP hears of it is a choice with a letter", async () => {
  const own = { ...searching, source: "neighbour", consent_ends_on: "", feedback_level: "nothing" };
  const { asked } = show(
    <SignedIn>
      <CasePage params={{ id: own.id }} query={{}} />
    </SignedIn>,
    {
      ...session,
      "GET /api/cases/{id}": { body: own },
      "GET /api/cases/{id}/desks": { body: [] },
      "POST /api/cases/{id}/practice": {
        status: 201,
        body: {
          ...own,
          practice_choice: {
            tell: true,
            practice_name: "Praktijk De Linde",
            chosen_at: karin.now,
            by_name: karin.name,
            letter: "Aan: Praktijk De Linde",
          },
        },
      },
    },
  );
  fireEvent.click(await screen.findByLabelText("Ja, dat mag"));
  expect(screen.queryByText(/Terug naar Hub|Laat Hub/)).toBeNull();
  expect(screen.queryByText("Bel de praktijk nu")).toBeNull();
  fill("Naam van de huisartsenpraktijk", "Praktijk De Linde");
  fireEvent.submit(screen.getByRole("form", { name: "Hoort de huisarts ervan?" }));
  expect(await screen.findByText("Aan: Praktijk De Linde")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Print de brief" }).getAttribute("href")).toBe(
    "/werklijst/r-1/brief",
  );
  expect(asked.find(({ address }) => address.endsWith("/practice"))?.body).toEqual({
    version: 7,
    tell: true,
    practice_name: "Praktijk De Linde",
  });
});
