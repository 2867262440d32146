import { fireEvent, screen } from "@testing-library/preact";
import { Brain, HeartPulse, House, Users } from "lucide-preact";
import { describe, expect, test, vi } from "vitest";
import { setLanguage } from "../../kernel/words";
import { show } from "../../testing/show";
import type { Axis } from "./axis";
import { list, sentenceOf } from "./sentence";
import { glueShortWords, Web, WebSliders, WebTable } from "./web";

const axes: Axis[] = [
  { id: "body", label: "Lichaam", icon: HeartPulse, tone: "lichaam", value: 5, former: 6 },
  { id: "mind", label: "Gevoel", icon: Brain, tone: "mentaal", value: 8, former: 8 },
  {
    id: "join",
    label: "Meedoen",
    icon: Users,
    tone: "meedoen",
    value: 3,
    former: 5,
    isMarked: true,
  },
  { id: "day", label: "Dagelijks leven", icon: House, tone: "dagelijks", value: null },
];

describe("the sentence under the web", () => {
  test("says strongest, lowest and what changed by 2 or more", () => {
    expect(sentenceOf(axes, "14 maart")).toBe(
      "Het sterkst: gevoel. Het laagst: meedoen. Sinds 14 maart: meedoen 2 omlaag.",
    );
  });

  test("a change of 1 is not worth saying", () => {
    const calm = axes.map((axis) => ({
      ...axis,
      former: axis.value === null ? null : axis.value - 1,
    }));
    expect(sentenceOf(calm, "14 maart")).toContain("Sinds 14 maart is er weinig veranderd.");
  });

  test("nothing filled in is said as such, and never as 0", () => {
    expect(sentenceOf(axes.map((axis) => ({ ...axis, value: null })))).toBe(
      "Er is nog niets ingevuld.",
    );
  });

  test("all the same has no strongest and no lowest", () => {
    expect(sentenceOf(axes.map((axis) => ({ ...axis, value: 6 })))).toBe("Overal hetzelfde: 6.");
    const one = axes.map((axis, at) => ({ ...axis, value: at === 0 ? 4 : null }));
    expect(sentenceOf(one)).toBe(`${one[0]?.label}: 4.`);
  });

  test("two that are equally strong are both named", () => {
    const tied = axes.map((axis) => (axis.id === "body" ? { ...axis, value: 8 } : axis));
    expect(sentenceOf(tied)).toBe("Het sterkst: lichaam en gevoel. Het laagst: meedoen.");
    expect(list(["a", "b", "c"])).toBe("a, b en c");
  });

  test("speaks English as well", async () => {
    await setLanguage("en");
    try {
      expect(sentenceOf(axes)).toBe("Strongest: gevoel. Lowest: meedoen.");
    } finally {
      await setLanguage("nl");
    }
  });
});

describe("the web on screen", () => {
  test("is one picture whose name has all values", () => {
    show(<Web axes={axes} />);
    const name = screen.getByRole("img").getAttribute("aria-label");
    expect(name).toBe(
      "Web met 4 draden. lichaam 5 van 10, gevoel 8 van 10, meedoen 3 van 10, dagelijks leven nog niet ingevuld.",
    );
  });

  test("a label is a button that chooses the topic, and says what someone wants to talk about", () => {
    const onChoose = vi.fn();
    show(<Web axes={axes} chosen="mind" onChoose={onChoose} />);
    const label = screen.getByRole("button", { name: /Meedoen.*hier wil ik over praten/ });
    expect(label.getAttribute("aria-pressed")).toBe("false");
    fireEvent.click(label);
    expect(onChoose).toHaveBeenCalledWith("join");
    expect(screen.getByRole("button", { name: "Gevoel" }).getAttribute("aria-pressed")).toBe(
      "true",
    );
  });

  test("without a former time no dotted line is drawn", () => {
    const { container } = drawn(<Web axes={axes} />);
    expect(container.querySelector(".web-former")).toBeNull();
    const again = drawn(<Web axes={axes} former="14 maart" />);
    expect(again.container.querySelector(".web-former")?.getAttribute("d")).toContain("Q");
    expect(screen.getByText("14 maart")).toBeTruthy();
  });

  test("what is not filled in has no point", () => {
    const { container } = drawn(<Web axes={axes} />);
    expect(container.querySelectorAll(".web-point")).toHaveLength(3);
  });

  test("dragging a point gives the value it is dragged to", () => {
    const onChange = vi.fn();
    const { container } = drawn(<Web axes={axes} onChange={onChange} />);
    const svg = container.querySelector("svg.web-drawing") as SVGSVGElement;
    svg.getBoundingClientRect = () => new DOMRect(0, 0, 400, 400);
    const point = container.querySelector(".web-point") as SVGGElement;
    point.setPointerCapture = () => {};
    fireEvent.pointerMove(point, { clientX: 200, clientY: 0 });
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.pointerDown(point, { pointerId: 1, clientX: 200, clientY: 100 });
    fireEvent.pointerMove(point, { pointerId: 1, clientX: 200, clientY: 0 });
    expect(onChange).toHaveBeenLastCalledWith("body", 10);
    fireEvent.pointerUp(point, { pointerId: 1 });
  });

  test("a tap on a thread fills in what was empty", () => {
    const onChange = vi.fn();
    const { container } = drawn(<Web axes={axes} onChange={onChange} />);
    const svg = container.querySelector("svg.web-drawing") as SVGSVGElement;
    svg.getBoundingClientRect = () => new DOMRect(0, 0, 400, 400);
    const threads = container.querySelectorAll(".web-touch");
    expect(threads).toHaveLength(4);
    fireEvent.click(threads[3] as Element, { clientX: 200 - 70, clientY: 200 });
    expect(onChange).toHaveBeenCalledWith("day", 5);
  });

  test("the table has the same values", () => {
    show(<WebTable axes={axes} former="14 maart" isOpen />);
    const row = screen.getByRole("row", { name: "Meedoen 3 5" });
    expect(row).toBeTruthy();
    expect(screen.getByRole("row", { name: "Dagelijks leven – –" })).toBeTruthy();
  });

  test("the sliders carry their axis along", () => {
    const onChange = vi.fn();
    show(<WebSliders axes={axes} onChange={onChange} />);
    fireEvent.keyDown(screen.getByRole("slider", { name: /Meedoen/ }), { key: "9" });
    expect(onChange).toHaveBeenCalledWith("join", 9);
  });

  test("a short word stays with the word before it", () => {
    expect(glueShortWords("Gevoel en gedachten")).toBe("Gevoel\u00a0en gedachten");
    expect(glueShortWords("Dagelijks leven")).toBe("Dagelijks leven");
  });
});

function drawn(part: Parameters<typeof show>[0]) {
  document.body.replaceChildren();
  show(part);
  return { container: document.body };
}
