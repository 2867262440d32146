import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { NoticeRow } from "../../../kernel/api_types";
import { show, type ToldAnswers } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin } from "../../../testing/worker_told";
import NoticeLines from "./notice_lines";

const notice: NoticeRow = {
  id: "n1",
  referral_id: "r1",
  kind: "deceased",
  name: "Lies Verzonnen",
  fields: [],
  from_name: "Hub Voorbeeld",
  from_organization_name: "Praktijk De Denkbeeldige Linde",
  sent_at: "2026-11-02T09:00:00.000Z",
  at: "2026-11-03T09:00:00.000Z",
  open: false,
  party_name: "",
};

function showLines(notices: NoticeRow[], answers: ToldAnswers = {}) {
  return show(
    <SignedIn>
      <NoticeLines notices={notices} />
    </SignedIn>,
    { "GET /api/session": { body: karin }, ...answers },
  );
}

test("a death is told plainly, and a tap says that it was seen", async () => {
  const { asked } = showLines([notice], { "POST /api/case_notices/n1/seen": { status: 204 } });
  expect(await screen.findByText(/Lies Verzonnen is overleden\./)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /Gezien/ }));
  await waitFor(() =>
    expect(asked.some((one) => one.address.includes("case_notices/n1"))).toBe(true),
  );
});

test("who moved is still the worker's case, and says so", async () => {
  showLines([{ ...notice, kind: "moved", open: true }]);
  expect(await screen.findByText(/is verhuisd, zegt Hub Voorbeeld/)).toBeTruthy();
  expect(screen.getByText(/Jij beslist of je sluit/)).toBeTruthy();
});

test("what a desk gave back says which desk, and of whom", async () => {
  showLines([
    { ...notice, kind: "branch_came_back", party_name: "Wmo-loket" },
    { ...notice, id: "n2", kind: "branch_consent_ends", party_name: "De Verzonnen Tafel" },
    { ...notice, id: "n3", kind: "branch_stands_still", party_name: "De Verzonnen Tafel" },
  ]);
  expect(await screen.findByText(/^Wmo-loket gaf de vraag van Lies Verzonnen terug/)).toBeTruthy();
  expect(screen.getByText(/voor De Verzonnen Tafel eindigt over twee weken/)).toBeTruthy();
  expect(screen.getByText(/^De Verzonnen Tafel liet nog niets horen over Lies/)).toBeTruthy();
});

test("who goes on reads who handed it over, when, and who was told", async () => {
  const handed = { ...notice, kind: "handed_over", party_name: "Guus Raster", open: true };
  showLines([
    { ...handed, fields: ["resident", "sender"] },
    { ...handed, id: "n2", party_name: "Karin Schets", fields: ["not_resident"] },
  ]);
  expect(
    await screen.findByText(
      "Guus Raster droeg Lies Verzonnen over op 3 november. De inwoner kreeg bericht: “Uw contactpersoon is veranderd.” Wie verwees, leest het bij de verwijzing.",
    ),
  ).toBeTruthy();
  expect(screen.getByText(/^Karin Schets droeg .* Vertel zelf dat jij nu helpt\.$/)).toBeTruthy();
});

test("an offer that nobody took on, and a wrong person, have no name", async () => {
  showLines([
    { ...notice, name: "" },
    { ...notice, id: "n2", kind: "wrong_person", name: "" },
  ]);
  expect(await screen.findByText(/is voorbij: de inwoner is overleden/)).toBeTruthy();
  expect(screen.getByText(/ging over de verkeerde persoon/)).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
});
