import { fireEvent, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { show } from "../../testing/show";
import { CodeForm } from "./code_form";

const words = {
  title: "Vul je code in",
  label: "Code",
  hint: "",
  missing: "Vul de 6 cijfers in.",
  button: "Verder",
};

test("the code may be typed with spaces, and has the focus at once", () => {
  const onCode = vi.fn();
  show(<CodeForm {...words} isPending={false} onCode={onCode} />);
  const field = screen.getByLabelText("Code");
  expect(document.activeElement).toBe(field);
  fireEvent.input(field, { target: { value: " 123 456" } });
  fireEvent.submit(screen.getByRole("form", { name: "Vul je code in" }));
  expect(onCode).toHaveBeenCalledExactlyOnceWith("123456");
});

test("a code that is under way is not sent twice", () => {
  const onCode = vi.fn();
  show(<CodeForm {...words} isPending onCode={onCode} />);
  fireEvent.input(screen.getByLabelText("Code"), { target: { value: "123456" } });
  fireEvent.submit(screen.getByRole("form", { name: "Vul je code in" }));
  expect(onCode).not.toHaveBeenCalled();
});
