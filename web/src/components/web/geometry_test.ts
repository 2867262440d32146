import { describe, expect, test } from "vitest";
import * as shape from "./geometry";

function numbers(path: string): number[] {
  return (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
}

describe("the web", () => {
  test("the first axis stands on top and the next ones follow clockwise", () => {
    const top = shape.placeAt(0, 6, 150);
    expect(top.x).toBeCloseTo(0);
    expect(top.y).toBeCloseTo(-150);
    const second = shape.placeAt(1, 6, 150);
    expect(second.x).toBeGreaterThan(0);
    expect(second.y).toBeCloseTo(-75);
  });

  test("0 lies on the hub and 10 on the outer thread", () => {
    expect(shape.radiusOf(0, 10)).toBe(30);
    expect(shape.radiusOf(10, 10)).toBe(150);
    expect(shape.radiusOf(5, 10)).toBe(90);
  });

  test.each([3, 4, 6, 8])("with %i axes every value comes back from its own place", (count) => {
    for (let index = 0; index < count; index++) {
      for (let value = 0; value <= 10; value++) {
        const place = shape.placeAt(index, count, shape.radiusOf(value, 10));
        expect(shape.valueAt(place, index, count, 10)).toBe(value);
      }
    }
  });

  test("a place beside or beyond the axis still gives a value of the scale", () => {
    expect(shape.valueAt({ x: 0, y: -1000 }, 0, 6, 10)).toBe(10);
    expect(shape.valueAt({ x: 0, y: 400 }, 0, 6, 10)).toBe(0);
    expect(shape.valueAt({ x: 55, y: -90 }, 0, 6, 10)).toBe(5);
  });

  test("a thread between six axes is pulled to 0.754 of its radius", () => {
    const [startX, startY, pullX, pullY] = numbers(shape.ring(10, 10, 6));
    expect(Math.hypot(startX ?? 0, startY ?? 0)).toBeCloseTo(150, 1);
    expect(Math.hypot(pullX ?? 0, pullY ?? 0)).toBeCloseTo(0.754 * 150, 1);
  });

  test.each([3, 4, 6])("with %i axes a thread hangs inside the straight line", (count) => {
    const [, , pullX = 0, pullY = 0] = numbers(shape.ring(10, 10, count));
    const straight = 150 * Math.cos(Math.PI / count);
    expect(Math.hypot(pullX, pullY)).toBeLessThan(straight);
    expect(Math.hypot(pullX, pullY)).toBeGreaterThan(straight / 2);
  });

  test("neighbouring kites meet in the middle of the same thread", () => {
    const values = [5, 6, 8, 6, 3, 7];
    const first = numbers(shape.kite(0, values, 10));
    const second = numbers(shape.kite(1, values, 10));
    expect(first.slice(-2)).toEqual(second.slice(2, 4));
  });

  test("what is not filled in is a gap: no kite, and the line stops there", () => {
    const values = [5, null, 8, 6, 3, 7];
    expect(shape.kite(1, values, 10)).toBe("");
    const line = shape.outline(values, 10);
    expect(line.endsWith("Z")).toBe(false);
    expect(line.match(/Q/g)).toHaveLength(4);
    expect(shape.outline([5, 6, 8], 10).endsWith("Z")).toBe(true);
  });

  test("an empty web has no line at all", () => {
    expect(shape.outline([null, null, null, null], 10)).toBe("");
  });

  test("a value with empty neighbours has no surface", () => {
    expect(numbers(shape.kite(0, [5, null, null, null], 10))).toEqual([0, 0, 0, -90]);
  });

  test.each([
    [1440, 531, 140, 28],
    [390, 366, 134, 46],
    [320, 296, 112, 58],
  ])("on a screen of %i no label leaves the figure", (_, width, labelWidth, overEnd) => {
    const scale = (width * 0.32) / shape.outerRadius;
    for (const index of [1, 2, 4, 5]) {
      const place = shape.labelPlace(index, 6, { scale, width, labelWidth, overEnd });
      const inner = place.align === "start" ? place.x : -place.x;
      expect(inner + labelWidth).toBeLessThanOrEqual(width / 2 + 0.01);
    }
  });
});
