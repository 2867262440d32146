import { fireEvent, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { describe, expect, test } from "vitest";
import { show } from "../../testing/show";
import { typeDigit } from "./digits";
import { Slider } from "./slider";

function Tried({ start, former }: { start: number | null; former?: number }) {
  const [value, setValue] = useState(start);
  return <Slider name="body" label="Lichaam" value={value} former={former} onChange={setValue} />;
}

function slider(): HTMLInputElement {
  return screen.getByRole("slider", { name: /Lichaam/ });
}

describe("figures on a slider", () => {
  test.each([
    ["", "7", 7, ""],
    ["", "1", 1, "1"],
    ["1", "0", 10, ""],
    ["1", "5", 5, ""],
    ["", "0", 0, ""],
  ])("after %j the figure %j gives %i", (pending, digit, value, rest) => {
    expect(typeDigit(pending, digit, 0, 10)).toEqual({ value, pending: rest });
  });

  test("a figure that the scale does not have does nothing", () => {
    expect(typeDigit("", "0", 1, 5)).toBeNull();
    expect(typeDigit("", "6", 1, 5)).toBeNull();
  });
});

describe("a slider", () => {
  test("says its value and the former one", () => {
    show(<Tried start={3} former={5} />);
    expect(slider().getAttribute("aria-valuetext")).toBe("3 van 10, was 5");
  });

  test("typing 1 and then 0 sets 10", () => {
    show(<Tried start={3} />);
    fireEvent.keyDown(slider(), { key: "1" });
    expect(slider().value).toBe("1");
    fireEvent.keyDown(slider(), { key: "0" });
    expect(slider().value).toBe("10");
    expect(slider().getAttribute("aria-valuetext")).toBe("10 van 10");
  });

  test("empty is not 0: it says so, and is not sent along", () => {
    show(<Tried start={null} />);
    expect(slider().getAttribute("aria-valuetext")).toBe("nog niet ingevuld");
    expect(slider().name).toBe("");
    fireEvent.keyDown(slider(), { key: "0" });
    expect(slider().getAttribute("aria-valuetext")).toBe("0 van 10");
    expect(slider().name).toBe("body");
  });

  test("Delete empties it again, and Enter fills in where the thumb stands", () => {
    show(<Tried start={4} />);
    fireEvent.keyDown(slider(), { key: "Delete" });
    expect(slider().getAttribute("aria-valuetext")).toBe("nog niet ingevuld");
    fireEvent.keyDown(slider(), { key: "Enter" });
    expect(slider().getAttribute("aria-valuetext")).toBe("5 van 10");
  });

  test("Ctrl and a figure belong to the browser", () => {
    show(<Tried start={4} />);
    fireEvent.keyDown(slider(), { key: "7", ctrlKey: true });
    expect(slider().value).toBe("4");
  });
});
