import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { setLanguage } from "../../kernel/words";
import { show } from "../../testing/show";
import { LanguageChoice } from "./language_choice";

afterEach(() => setLanguage("nl"));

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

test("back to Dutch it reads from left to right, without that line", async () => {
  show(<LanguageChoice token="t" />, { "POST /api/link/language": { body: { language: "nl" } } });
  await setLanguage("ar");
  fireEvent.click(screen.getByRole("button", { name: "Nederlands" }));
  await waitFor(() => expect(document.documentElement.dir).toBe("ltr"));
  await waitFor(() => expect(screen.queryByText(/مراجعة/)).toBeNull());
});
