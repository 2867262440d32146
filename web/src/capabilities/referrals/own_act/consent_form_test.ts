import { expect, test } from "vitest";
import { consentForm } from "./own_act";

test("the address of the paper holds what was chosen, and no word that was typed", () => {
  const form = new FormData();
  form.set("feedback_level", "running");
  form.set("sentence", "Slaapt slecht sinds het verlies");
  const going = { needs: ["loss"], sentence: "Slaapt slecht sinds het verlies" };
  expect(consentForm("people/p1", form, "f1", going)).toBe(
    "/api/people/p1/consent_form?face_id=f1&feedback_level=running&needs=true&sentence=true",
  );
  expect(consentForm("cases/c1", new FormData(), "f1", { needs: [], sentence: "  " })).toBe(
    "/api/cases/c1/consent_form?face_id=f1",
  );
});
