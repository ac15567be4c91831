import { expect, test } from "vitest";
import { veils } from "./veil.ts";

const persona = (contacted: number, never: number) => ({ n: contacted + never, coverage: { contacted, never } });
const said = (...counts: [number, number][]) => veils(counts.map((each) => persona(...each)), 10).map(({ size, coverage }) => (size ? "nothing" : coverage ? "size" : "all")); // prettier-ignore

test("personas of enough customers on either side show all, and so do those where nobody or everybody was contacted", () => {
  expect(said([40, 60], [10, 10], [0, 50], [30, 0])).toEqual(["all", "all", "all", "all"]);
});

test("where one side is small neither side shows, and another persona hides its sides so that the totals do not give it away", () => {
  expect(said([3, 60], [40, 50], [200, 300])).toEqual(["size", "size", "all"]);
});

test("a small persona shows nothing, and neither does the next smallest", () => {
  expect(said([4, 3], [40, 50], [200, 300])).toEqual(["nothing", "nothing", "all"]);
});
