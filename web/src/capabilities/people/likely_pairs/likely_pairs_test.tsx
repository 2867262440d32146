import { fireEvent, screen, within } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import type {
  LikelyPairPage,
  LikelyPairRow,
  MergePage,
  MergeView,
} from "../../../kernel/api_types";
import { show as showTold, type ToldAnswers } from "../../../testing/show";
import PairPage from "./likely_pair_page";
import LikelyPairsPage from "./likely_pairs_page";

const first = {
  id: "p1",
  name: "Lies Verzonnen",
  birth_on: "1965-03-14",
  age: 61,
  village: "America",
  status: "active",
};
const second = { ...first, id: "p2", name: "Lies Verzonen", village: "" };
const row: LikelyPairRow = {
  id: "d1",
  version: 1,
  first,
  second,
  reasons: ["name_alike", "same_birth_date"],
  put_away_by_name: "",
};
const page: LikelyPairPage = {
  ...row,
  fields: [
    { field: "family_name", first: "Verzonnen", second: "Verzonen", differs: true },
    { field: "birth_on", first: "1965-03-14", second: "1965-03-14", differs: false },
    { field: "email", first: "lies@verzonnen.example", second: "", differs: true },
    { field: "call_allowed", first: "yes", second: "no", differs: true },
  ],
  first_holds: [{ kind: "referral", count: 2 }],
  second_holds: [{ kind: "referral", count: 0 }],
};
const nothingSaid: MergePage = { pair_id: "d1", first_version: 3, second_version: 4 };
const proposed: MergeView = {
  id: "m1",
  version: 1,
  state: "proposed",
  stays_id: "p1",
  reason: "Zelfde telefoon",
  proposed_by_name: "Femke Oefening",
  proposed_at: "2026-11-21T09:00:00.000Z",
  decided_by_name: "",
  undo_reason: "",
  undo_asked_by_name: "",
  undone_by_name: "",
  waits_for_other: false,
  can_undo: false,
};
const merged: MergeView = {
  ...proposed,
  version: 2,
  state: "merged",
  decided_by_name: "Hub Voorbeeld",
  decided_at: "2026-11-22T09:00:00.000Z",
  undo_until: "2027-02-20T09:00:00.000Z",
  can_undo: true,
};
const show = (part: Parameters<typeof showTold>[0], answers: ToldAnswers) =>
  showTold(part, {
    "GET /api/likely_pairs/{id}/merge": { body: nothingSaid },
    "GET /api/merges": { body: [] },
    ...answers,
  });
const props = { params: { id: "d1" }, query: {} };

test("each pair says why it may be one patient, and the list goes on", async () => {
  const { asked } = show(<LikelyPairsPage {...props} />, {
    "GET /api/likely_pairs": [
      { body: { rows: [row], more_after: "85.d1", still_comparing: true } },
      { body: { rows: [{ ...row, id: "d2" }], still_comparing: false } },
    ],
  });
  expect(await screen.findByText("Naam lijkt erop")).toBeTruthy();
  expect(screen.getByText("Zelfde geboortedatum")).toBeTruthy();
  expect(screen.getByText(/^Niet iedereen is al vergeleken/)).toBeTruthy();
  expect(
    screen.getByRole("link", { name: "Vergelijk: Lies Verzonnen en Lies Verzonen" }),
  ).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Toon meer" }));
  await vi.waitFor(() =>
    expect(screen.getAllByRole("link", { name: /^Vergelijk/ })).toHaveLength(2),
  );
  expect(asked.at(-1)?.address).toContain("after=85.d1");
});

test("as long as not everybody is compared, nobody says that there is none", async () => {
  show(<LikelyPairsPage {...props} />, {
    "GET /api/likely_pairs": { body: { rows: [], still_comparing: true } },
  });
  expect(await screen.findByText(/^Niet iedereen is al vergeleken/)).toBeTruthy();
  expect(screen.queryByText(/^Niemand lijkt/)).toBeNull();
});

test("who is two people stands apart", async () => {
  const { asked } = show(<LikelyPairsPage {...props} />, {
    "GET /api/likely_pairs": { body: { rows: [], still_comparing: false } },
  });
  expect(await screen.findByText(/^Niemand lijkt er dubbel in te staan/)).toBeTruthy();
  fireEvent.click(screen.getByRole("tab", { name: "Twee mensen" }));
  expect(await screen.findByText(/^Nog niemand heeft gezegd/)).toBeTruthy();
  expect(asked.at(-1)?.address).toContain("put_away=true");
});

test("what differs is marked, also for who hears the page", async () => {
  show(<PairPage {...props} />, { "GET /api/likely_pairs/{id}": { body: page } });
  const table = within(await screen.findByRole("table", { name: "Wat er staat" }));
  expect(screen.getByText("Lies Verzonnen en Lies Verzonen")).toBeTruthy();
  expect(table.getByRole("rowheader", { name: "Achternaam (verschilt)" })).toBeTruthy();
  expect(table.getByRole("rowheader", { name: "Geboortedatum" })).toBeTruthy();
  expect(table.getByText("Verzonen").tagName).toBe("MARK");
  expect(table.getByText("niets ingevuld")).toBeTruthy();
  expect(table.getByText("nee")).toBeTruthy();
  const holds = within(screen.getByRole("table", { name: "Wat eraan hangt" }));
  expect(holds.getByRole("row", { name: "Verwijzingen 2 0" })).toBeTruthy();
});

test("two people is said once, and can be taken back", async () => {
  const put = { ...page, version: 2, put_away_at: "2026-11-21T09:00:00.000Z" };
  const { asked } = show(<PairPage {...props} />, {
    "GET /api/likely_pairs/{id}": { body: page },
    "POST /api/likely_pairs/{id}/two_people": {
      status: 201,
      body: { ...put, put_away_by_name: "Femke Oefening" },
    },
    "POST /api/likely_pairs/{id}/look_again": { status: 201, body: { ...page, version: 3 } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Dit zijn twee mensen" }));
  expect(await screen.findByText(/^Femke Oefening zei: dit zijn twee mensen/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Zet terug in de lijst" }));
  expect(await screen.findByRole("button", { name: "Dit zijn twee mensen" })).toBeTruthy();
  const posts = asked.filter((one) => one.method === "POST");
  expect(posts.map((one) => one.body)).toEqual([{ version: 1 }, { version: 2 }]);
});

test("who was too late sees how it stands now", async () => {
  show(<PairPage {...props} />, {
    "GET /api/likely_pairs/{id}": { body: page },
    "POST /api/likely_pairs/{id}/two_people": { status: 409, body: { code: "record.changed" } },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Dit zijn twee mensen" }));
  expect(await screen.findByText(/^Iemand anders was je voor/)).toBeTruthy();
});

test("a pair that is no more says so", async () => {
  show(<PairPage {...props} />, {
    "GET /api/likely_pairs/{id}": { status: 404, body: { code: "record.absent" } },
  });
  expect(await screen.findByText(/^Dit paar is er niet meer/)).toBeTruthy();
});

test("one proposes which record stays and why, and then a colleague is waited for", async () => {
  const { asked } = show(<PairPage {...props} />, {
    "GET /api/likely_pairs/{id}": { body: page },
    "POST /api/likely_pairs/{id}/merge": {
      status: 201,
      body: { ...nothingSaid, merge: { ...proposed, waits_for_other: true } },
    },
  });
  fireEvent.click(await screen.findByText("Dit is één persoon"));
  fireEvent.click(screen.getByRole("radio", { name: /Dossier 2/ }));
  fireEvent.input(screen.getByLabelText("Waarom denk je dat dit één persoon is?"), {
    target: { value: "Zelfde telefoon" },
  });
  fireEvent.submit(screen.getByRole("form", { name: "Dit is één persoon" }));
  expect(await screen.findByText("Wacht op een collega.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Voeg samen" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Dit zijn twee mensen" })).toBeNull();
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    first_version: 3,
    second_version: 4,
    stays_id: "p2",
    reason: "Zelfde telefoon",
  });
});

test("a colleague sees what goes along, and makes it one", async () => {
  const { asked } = show(<PairPage {...props} />, {
    "GET /api/likely_pairs/{id}": {
      body: {
        ...page,
        second_holds: [
          { kind: "referral", count: 2 },
          { kind: "talk", count: 1 },
        ],
      },
    },
    "GET /api/likely_pairs/{id}/merge": { body: { ...nothingSaid, merge: proposed } },
    "POST /api/merges/{id}/confirm": { status: 201, body: { ...nothingSaid, merge: merged } },
  });
  expect(await screen.findByText(/2 verwijzingen en 1 gesprek van Dossier 2/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Voeg samen" }));
  expect(await screen.findByText(/Dit is nu één dossier/)).toBeTruthy();
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    version: 1,
    first_version: 3,
    second_version: 4,
  });
});

test("what was made one is taken apart by two as well", async () => {
  const asking = { ...merged, undo_asked_by_name: "Femke Oefening", undo_reason: "Broers" };
  show(<PairPage {...props} />, {
    "GET /api/likely_pairs/{id}": { body: page },
    "GET /api/likely_pairs/{id}/merge": {
      body: { ...nothingSaid, merge: { ...asking, undo_asked_at: "2026-11-23T09:00:00.000Z" } },
    },
    "POST /api/merges/{id}/undo/confirm": {
      status: 201,
      body: {
        ...nothingSaid,
        merge: {
          ...asking,
          state: "undone",
          undone_at: "2026-11-23T10:00:00.000Z",
          undone_by_name: "Hub Voorbeeld",
        },
      },
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Haal uit elkaar" }));
  expect(
    await screen.findByText(/Hub Voorbeeld haalde deze dossiers weer uit elkaar/),
  ).toBeTruthy();
});

test("what waits for a colleague stands above the list, what was merged has its own", async () => {
  const waiting = {
    kind: "merge",
    pair_id: "d1",
    stays_id: "p1",
    stays: "Lies Verzonnen",
    goes: "Lies Verzonen",
    state: "proposed",
    by_name: "Femke Oefening",
    at: "2026-11-21T09:00:00.000Z",
    waits: true,
    waits_for_other: false,
  };
  show(<LikelyPairsPage {...props} />, {
    "GET /api/likely_pairs": { body: { rows: [], still_comparing: false } },
    "GET /api/merges": {
      body: [waiting, { ...waiting, pair_id: "d2", state: "merged", waits: false }],
    },
  });
  expect(await screen.findByText("Wil jij meekijken?")).toBeTruthy();
  fireEvent.click(screen.getByRole("tab", { name: "Samengevoegd of gesplitst" }));
  const list = within(await screen.findByRole("list", { name: "Samengevoegd of gesplitst" }));
  expect(list.getAllByRole("link", { name: /^Bekijk: / })).toHaveLength(1);
});
