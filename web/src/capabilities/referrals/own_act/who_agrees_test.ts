import { expect, test } from "vitest";
import { tellNow } from "../../../kernel/dates";
import { whoAgrees, yesWords } from "./who_agrees";

tellNow("2026-11-22T10:00:00.000Z");

test("under twelve a parent says yes, from twelve on both, from sixteen on the resident alone", () => {
  const label = (birthOn: string) => yesWords("Tim", whoAgrees(birthOn), false).label;
  expect(label("2014-11-23")).toBe("Een ouder of verzorger van Tim vindt dit goed");
  expect(label("2014-11-22")).toBe("Tim en een ouder of verzorger vinden dit goed");
  expect(label("2010-11-23")).toBe("Tim en een ouder of verzorger vinden dit goed");
  expect(label("2010-11-22")).toBe("Tim vindt dit goed");
  expect(label("")).toBe("Tim vindt dit goed");
});

test("on paper who signed is said, and what is asked first", () => {
  expect(yesWords("Tim", whoAgrees("2018-01-01"), true)).toEqual({
    label: "Een ouder of verzorger van Tim heeft getekend",
    missing: "Vraag eerst of een ouder of verzorger van Tim dit goedvindt.",
  });
  expect(yesWords("Tim", whoAgrees("2012-01-01"), true)).toEqual({
    label: "Tim en een ouder of verzorger hebben getekend",
    missing: "Vraag eerst of Tim en een ouder of verzorger dit goedvinden.",
  });
});
