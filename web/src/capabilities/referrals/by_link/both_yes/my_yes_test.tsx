import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { YesAsked } from "../../../../kernel/api_types";
import { show, type ToldAnswers } from "../../../../testing/show";
import MyYesPanel from "./my_yes";

const asked: YesAsked = {
  id: "p-1",
  asked_by_name: "Hub Voorbeeld",
  asked_by_organization: "De Denkbeeldige Linde",
  asked_by_phone: "077 123 45 67",
  asked_at: "2026-11-02T09:00:00.000Z",
  to_name: "Karin Schets",
  to_organization_name: "Denkbeeld Welzijn",
  fields: ["name", "phone"],
  sentence: "",
  feedback_level: "running",
  mine: "",
  waits_for: ["resident", "parent"],
  no_by: "",
};
const told = (row: YesAsked) => ({ body: { first_name: "Sem", rows: [row] } });
const draw = (answers: ToldAnswers, isParent = false) =>
  show(<MyYesPanel isParent={isParent} />, answers).asked;

test("the child says yes, and reads that a parent has yet to say it", async () => {
  const calls = draw({
    "GET /api/my/yes_asked": told(asked),
    "POST /api/my/yes_asked/{id}": {
      status: 201,
      ...told({ ...asked, mine: "yes", waits_for: ["parent"] }),
    },
  });
  expect(await screen.findByText("Nog niemand zei ja. Er is niets verstuurd.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /^Ja, dit mag naar Karin Schets/ }));
  expect(await screen.findByText(/^U zei ja\. Een ouder moet nog ja zeggen/)).toBeTruthy();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    answer: "yes",
    text_language: "nl",
  });
  expect(screen.queryByRole("button", { name: /^Ja, dit mag/ })).toBeNull();
  expect(screen.getByText("Toch niet")).toBeTruthy();
});

test("the parent reads about whom it is, and that the child said no", async () => {
  draw({ "GET /api/my/yes_asked": told({ ...asked, no_by: "resident" }) }, true);
  expect(await screen.findByText(/^Sem zei nee\./)).toBeTruthy();
  expect(screen.getByText(/Dan gaat het over Sem/)).toBeTruthy();
});

test("nothing stands there where nothing is asked", async () => {
  show(<MyYesPanel />, {
    "GET /api/my/yes_asked": { body: { first_name: "Sem", rows: [] } },
  });
  await waitFor(() => expect(screen.queryByRole("heading")).toBeNull());
});
