import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { MergeView, SplitPage } from "../../../kernel/api_types";
import { show, type ToldAnswers } from "../../../testing/show";
import SplitPageOf from "./split_page";

const page: SplitPage = {
  person: {
    id: "p1",
    name: "Guus Verdubbeld",
    birth_on: "1965-03-14",
    age: 61,
    village: "",
    status: "active",
  },
  first_version: 3,
  second_version: 0,
  parts: [
    {
      id: "goal/g1",
      kind: "goal",
      at: "2026-11-20T09:00:00.000Z",
      code: "",
      words: "Een baan vinden",
      whose: "first",
    },
    {
      id: "thread/t1",
      kind: "referral",
      at: "2026-11-20T09:00:00.000Z",
      code: "",
      words: "Karin Schets",
      whose: "first",
    },
  ],
};
const proposed: MergeView = {
  id: "m1",
  version: 1,
  state: "proposed",
  stays_id: "p1",
  reason: "Vader en zoon",
  proposed_by_name: "Joke Oefenstuk",
  proposed_at: "2026-11-21T09:00:00.000Z",
  decided_by_name: "",
  undo_reason: "",
  undo_asked_by_name: "",
  undone_by_name: "",
  waits_for_other: false,
  can_undo: false,
};
const waiting: SplitPage = {
  ...page,
  split: proposed,
  second: { given_name: "Guus", family_name: "Verdubbeld", birth_on: "1993-05-06", phone: "" },
  parts: page.parts.map((part, at) => ({ ...part, whose: at === 0 ? "second" : "unsure" })),
};

function shown(told: SplitPage, answers: ToldAnswers = {}) {
  return show(<SplitPageOf params={{ id: "p1" }} query={{}} />, {
    "GET /api/people/{id}/split": { body: told },
    ...answers,
  });
}

test("who the other is and what is his goes to a colleague", async () => {
  const { asked } = shown(page, { "POST /api/people/{id}/split": { body: waiting } });
  fireEvent.input(await screen.findByLabelText("Voornaam"), { target: { value: "Guus" } });
  fireEvent.input(screen.getByLabelText("Achternaam"), { target: { value: "Verdubbeld" } });
  for (const [label, value] of [
    ["Dag", "6"],
    ["Maand", "5"],
    ["Jaar", "1993"],
  ] as const)
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  fireEvent.click(screen.getAllByLabelText("Van de ander")[0] as HTMLElement);
  fireEvent.click(screen.getAllByLabelText("Weet ik niet")[1] as HTMLElement);
  fireEvent.input(screen.getByLabelText("Waarom denk je dat hier twee mensen in staan?"), {
    target: { value: "Vader en zoon" },
  });
  fireEvent.submit(screen.getByRole("form", { name: "Staan hier twee mensen in?" }));
  await waitFor(() =>
    expect(asked.find(({ body }) => body)?.body).toEqual({
      version: 3,
      given_name: "Guus",
      family_name: "Verdubbeld",
      birth_on: "1993-05-06",
      parts: [
        { id: "goal/g1", whose: "second" },
        { id: "thread/t1", whose: "unsure" },
      ],
      reason: "Vader en zoon",
    }),
  );
});

test("a colleague sees what goes and what nobody can tell, and confirms what was seen", async () => {
  const { asked } = shown(waiting, {
    "POST /api/splits/{id}/confirm": { status: 409, body: { code: "record.changed" } },
  });
  expect(await screen.findByText("Dit gaat naar Guus Verdubbeld, geboren 6 mei 1993")).toBeTruthy();
  expect(screen.getByText("Van wie is dit?")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Maak er twee dossiers van" }));
  await waitFor(() =>
    expect(asked.find(({ body }) => body)?.body).toEqual({
      version: 1,
      first_version: 3,
      second_version: 0,
    }),
  );
  expect(await screen.findByText(/^Iemand anders was je voor/)).toBeTruthy();
});

test("who proposed it may only take it back", async () => {
  shown({ ...waiting, split: { ...proposed, waits_for_other: true } });
  expect(await screen.findByRole("button", { name: "Laat maar" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Maak er twee dossiers van" })).toBeNull();
});

test("what was split is undone with a colleague, as long as that can be", async () => {
  const done: SplitPage = {
    ...waiting,
    second_id: "p2",
    split: {
      ...proposed,
      state: "split",
      decided_by_name: "Hub Voorbeeld",
      decided_at: "2026-11-22T09:00:00.000Z",
      undo_until: "2027-02-20T09:00:00.000Z",
      can_undo: true,
    },
  };
  shown(done);
  expect(
    (
      await screen.findByRole("link", { name: "Open het dossier van Guus Verdubbeld" })
    ).getAttribute("href"),
  ).toBe("/patienten/p2");
  expect(screen.getByText("Het is toch één mens")).toBeTruthy();
});
