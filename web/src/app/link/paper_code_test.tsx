import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { wordsReady } from "../../kernel/words";
import { show } from "../../testing/show";
import PaperCodePage, { paperCode } from "./paper_code_page";

test("a code is read as it stands on paper, however it is typed", () => {
  expect(paperCode(" k7mq 4t2p-9xbc ")).toBe("K7MQ4T2P9XBC");
  expect(paperCode("O1L1-iiii-0000")).toBe("011111110000");
});

test("a whole code leads to the page, a short one says what is missing", async () => {
  await wordsReady();
  history.replaceState(null, "", "/l");
  show(<PaperCodePage params={{}} query={{}} />);
  const form = screen.getByRole("form", { name: "Een code op papier" });
  fireEvent.input(screen.getByLabelText("Uw code"), { target: { value: "K7MQ" } });
  fireEvent.submit(form);
  expect((await screen.findAllByText(/De code heeft 12 letters en cijfers/)).length).toBe(2);
  fireEvent.input(screen.getByLabelText("Uw code"), { target: { value: "k7mq-4t2p-9xbc" } });
  fireEvent.submit(form);
  await waitFor(() => expect(location.pathname).toBe("/l/K7MQ4T2P9XBC"));
});
