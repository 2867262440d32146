import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { show, times } from "../../../testing/show";
import { SignedIn } from "../../../testing/signed_in";
import { karin, searching } from "../../../testing/worker_told";
import CasePage from "./case_page";

const offer = { ...searching, accepted: false, name: "", phone: "", step: "sent", stage: "new" };

function draw(answer: { status?: number; body?: unknown }) {
  HTMLDialogElement.prototype.showModal ??= () => {};
  history.replaceState(null, "", "/werklijst/r-1");
  return show(
    <SignedIn>
      <CasePage params={{ id: "r-1" }} query={{}} />
    </SignedIn>,
    {
      "GET /api/session": { body: karin },
      "GET /api/cases/{id}": { body: offer },
      "GET /api/worklist": {
        body: { rows: [], notices: [], mine: 0, team_new: 0, overdue: 0, columns: [] },
      },
      "POST /api/cases/{id}/known_person": answer,
    },
  );
}

test("who knows the resident hands the case on unread, after one plain question", async () => {
  const { asked } = draw({ status: 204 });
  fireEvent.click(await screen.findByRole("button", { name: "Ik ken deze persoon" }));
  expect(screen.getByText(/Je geeft Lies ongelezen door/)).toBeTruthy();
  expect(times(asked, "/known_person")).toBe(0);
  fireEvent.click(screen.getByText("Ja, geef door"));
  await waitFor(() => expect(location.pathname).toBe("/werklijst"));
  expect(times(asked, "/known_person")).toBe(1);
  expect(asked.find((one) => one.address.endsWith("/known_person"))?.body).toEqual({ version: 7 });
});

test("a colleague who was faster is said, and nothing is lost", async () => {
  draw({ status: 409, body: { code: "record.changed" } });
  fireEvent.click(await screen.findByRole("button", { name: "Ik ken deze persoon" }));
  fireEvent.click(screen.getByText("Ja, geef door"));
  expect(await screen.findByText(/Misschien nam een collega het net aan/)).toBeTruthy();
  expect(location.pathname).toBe("/werklijst/r-1");
});
