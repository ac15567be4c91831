import { expect, test } from "vitest";
import { layoutNetwork } from "../../../src/charts/network-layout.ts";

test("names stand evenly on both sides, each height once, the same every time", () => {
  const links = [
    { a: 0, b: 1, strength: 3 },
    { a: 0, b: 2, strength: 2 },
    { a: 3, b: 4, strength: 2 },
  ];
  const spots = layoutNetwork(5, links, []);
  for (const side of ["left", "right"]) {
    const heights = spots.filter((spot) => spot.side === side).map(({ at }) => at);
    expect([...heights].sort()).toEqual(Array.from({ length: heights.length }, (_, i) => (i + 0.5) / heights.length));
  }
  expect(layoutNetwork(5, links, [])).toEqual(spots);
});

test("things that belong on a side stay there, in the order of what they are linked to", () => {
  const links = [
    { a: 0, b: 3, strength: 1 },
    { a: 1, b: 2, strength: 1 },
  ];
  const spots = layoutNetwork(4, links, ["left", "left", "right", "right"]);
  expect(spots.map(({ side }) => side)).toEqual(["left", "left", "right", "right"]);
  expect(spots[0].at).toBe(spots[3].at);
  expect(spots[1].at).toBe(spots[2].at);
});
