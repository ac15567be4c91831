import { expect, test } from "vitest";
import { heightAt, pathOf, roundHeights, towers, wordsSpot } from "../../../src/charts/curve.ts";

const frame = { left: 0, right: 400, top: 0, bottom: 200 };
const words = { wide: 100, size: 12 };

test("a curve is straight between its points, level beyond them, and passes over gaps", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 0.5, y: 0.8 },
    { x: 0.75, y: null },
    { x: 1, y: 1 },
  ];
  expect(heightAt({ points }, 0.25)).toBeCloseTo(0.4, 12);
  expect(heightAt({ points }, 0.75)).toBeCloseTo(0.9, 12);
  expect(heightAt({ points }, 2)).toBe(1);
  expect(heightAt({ points: [] }, 0.5)).toBeNull();
  expect(pathOf(points.map(({ x, y }) => ({ x: x * 100, y })))).toBe("M0.0 0.0L50.0 0.8M100.0 1.0");
});

test("round heights end above the highest, hold zero and begin above the lowest", () => {
  expect(roundHeights(0, 1)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(roundHeights(0, 330)).toEqual([0, 100, 200, 300, 400]);
  expect(roundHeights(-20, 330).map(Math.abs)).toEqual([0, 100, 200, 300, 400]);
  expect(roundHeights(-250, 330)).toEqual([-200, 0, 200, 400]);
});

test("only an ideal far above the rest is cut off", () => {
  const line = (role: "own" | "ideal", top: number) => ({ name: role, role, points: [{ x: 1, y: top }] });
  expect(towers([line("own", 10), line("ideal", 30)])).toBe(true);
  expect(towers([line("own", 10), line("ideal", 20)])).toBe(false);
});

test("words stand beside their place, inside the frame, and clear of lines where they can", () => {
  expect(wordsSpot({ x: 200, y: 100 }, words, frame, [])).toEqual(expect.objectContaining({ x: 88, y: 88 }));
  const above = { weight: 1, points: Array.from({ length: 40 }, (_, i) => ({ x: i * 10, y: 90 - i / 100 })) };
  expect(wordsSpot({ x: 200, y: 100 }, words, frame, [above]).y).toBeGreaterThan(100);
  for (const x of [0, 5, 395, 400]) {
    const spot = wordsSpot({ x, y: 3 }, words, frame, [above]);
    expect(spot.x).toBeGreaterThanOrEqual(0);
    expect(spot.x + words.wide).toBeLessThanOrEqual(frame.right);
    expect(spot.y).toBeGreaterThanOrEqual(words.size);
  }
});
