import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { canAgreeHere, readsFor } from "../../kernel/translations/agreeing";
import { setLanguage } from "../../kernel/words";
import { show } from "../../testing/show";
import { LanguageChoice } from "./language_choice";

afterEach(() => {
  readsFor("");
  return setLanguage("nl");
});

test("Arabic turns the page around, says that nobody checked it, and the link remembers it", async () => {
  const { asked } = show(<LanguageChoice token="t" />, {
    "POST /api/link/language": { body: { language: "ar" } },
  });
  expect(screen.queryByText(/nog niet nagekeken/)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "العربية" }));
  await waitFor(() => expect(document.documentElement.dir).toBe("rtl"));
  expect(document.documentElement.lang).toBe("ar");
  expect(await screen.findByText("لم تتم مراجعة هذه الترجمة بعد.")).toBeTruthy();
  await waitFor(() => expect(asked[0]?.body).toEqual({ token: "t", language: "ar" }));
  expect(localStorage.getItem("veerkracht.language")).not.toBe("ar");
});

test("a language without texts: nothing is chosen for who speaks it, and he reads what he can do", async () => {
  readsFor("ti");
  const { asked } = show(<LanguageChoice token="t" wanted="ti" />, {
    "POST /api/link/language": { body: { language: "nl" } },
  });
  expect(screen.getByText(/^In deze taal zijn er nog geen teksten: Tigrinya/i)).toBeTruthy();
  expect(canAgreeHere()).toBe(false);
  const dutch = screen.getByRole("button", { name: "Nederlands" });
  expect(dutch.getAttribute("aria-pressed")).toBe("false");
  fireEvent.click(dutch);
  await waitFor(() => expect(asked[0]?.body).toEqual({ token: "t", language: "nl" }));
  readsFor("nl");
  expect(canAgreeHere()).toBe(true);
});

test("a page that is there in Dutch and English offers no other language", () => {
  show(<LanguageChoice isOwnOnly />, {});
  expect(screen.getAllByRole("button").map((one) => one.textContent)).toEqual([
    "Nederlands",
    "English",
  ]);
});

test("back to Dutch it reads from left to right, without that line", async () => {
  show(<LanguageChoice token="t" />, { "POST /api/link/language": { body: { language: "nl" } } });
  await setLanguage("ar");
  fireEvent.click(screen.getByRole("button", { name: "Nederlands" }));
  await waitFor(() => expect(document.documentElement.dir).toBe("ltr"));
  await waitFor(() => expect(screen.queryByText(/مراجعة/)).toBeNull());
});
