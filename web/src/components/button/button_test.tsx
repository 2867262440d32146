import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { Button } from "./button";

test("takes a double click as one, also when the answer came between the two", () => {
  const onClick = vi.fn();
  render(<Button onClick={onClick}>Geen gehoor</Button>);
  const button = screen.getByRole("button", { name: "Geen gehoor" });
  fireEvent.click(button, { detail: 1 });
  fireEvent.click(button, { detail: 2 });
  expect(onClick).toHaveBeenCalledTimes(1);
});

test("takes two presses of the keyboard as two", () => {
  const onClick = vi.fn();
  render(<Button onClick={onClick}>Andere vraag</Button>);
  const button = screen.getByRole("button", { name: "Andere vraag" });
  fireEvent.click(button, { detail: 0 });
  fireEvent.click(button, { detail: 0 });
  expect(onClick).toHaveBeenCalledTimes(2);
});

test("sends a form once for a double click", () => {
  const onSubmit = vi.fn((event: Event) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <Button type="submit">Voeg toe</Button>
    </form>,
  );
  const button = screen.getByRole("button", { name: "Voeg toe" });
  fireEvent.click(button, { detail: 1 });
  fireEvent.click(button, { detail: 2 });
  expect(onSubmit).toHaveBeenCalledTimes(1);
});
