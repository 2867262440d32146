import { screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { CameBackBlock } from "../../capabilities/referrals/feedback_block";
import { TaskPanel } from "../../capabilities/tasks/task_panel";
import { show } from "../../testing/show";
import { SignedIn } from "../../testing/signed_in";
import { karin } from "../../testing/worker_told";
import FirstDay from "./first_day";

function draw(role: string, running = 0) {
  return show(
    <SignedIn>
      {role === "assistant" ? (
        <TaskPanel first={<FirstDay />} />
      ) : (
        <CameBackBlock title="Wat terugkwam" first={<FirstDay />} />
      )}
    </SignedIn>,
    {
      "GET /api/session": { body: { ...karin, role } },
      "GET /api/feedback": { body: { rows: [], running, assistant_name: "" } },
      "GET /api/tasks": { body: [] },
    },
  );
}
const steps = async () => {
  const list = await screen.findByRole("region", { name: "Dit kun je alvast doen" });
  return within(list)
    .getAllByRole("link")
    .map((link) => link.getAttribute("href"));
};

test("who begins in a practice reads what to do first, each with the page where that is", async () => {
  draw("gp");
  expect(await steps()).toEqual(["/zoek", "/mensen"]);
  expect(screen.getByText("Nodig je collega's uit")).toBeTruthy();
});

test("a practice nurse is not asked to invite, for she cannot", async () => {
  draw("practice_nurse");
  expect(await steps()).toEqual(["/zoek", "/mensen"]);
  expect(screen.queryByText("Nodig je collega's uit")).toBeNull();
});

test("an assistant begins with a patient", async () => {
  draw("assistant");
  expect(await steps()).toEqual(["/patienten/nieuw", "/patientenlijst"]);
});

test("where something runs, nothing of it is said", async () => {
  draw("gp", 1);
  await screen.findByText(/Er loopt/);
  expect(screen.queryByRole("region", { name: "Dit kun je alvast doen" })).toBeNull();
});
