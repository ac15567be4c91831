import { expect, test } from "vitest";
import { personaRates, pilotRates, type Library } from "../../../../src/core/plan/score.ts";

const estimate = (rate: number, n = 50, hidden = false) => ({ n, rate, low: rate / 2, high: rate * 2, hidden });
const library: Library = {
  types: [
    { id: "T1", base: 0.2 },
    { id: "T2", base: 0.1 },
  ],
  personas: [
    { id: "N1", size: 7 },
    { id: "N2", size: 9 },
  ],
  cells: [estimate(0.1), estimate(0.3), estimate(0.2, 5, true), estimate(0.1)],
  overall: 0.15,
};

test("a persona's rate is the mean over the types by their weights, best first", () => {
  const { base, personas } = personaRates(library, [
    { type: "T1", weight: 0.75 },
    { type: "T2", weight: 0.25 },
  ]);
  expect(base).toBeCloseTo(0.175, 12);
  expect(personas.map(({ id }) => id)).toEqual(["N2", "N1"]);
  expect(personas[0].rate).toBeCloseTo(0.25, 12);
  expect(personas[0].low).toBeCloseTo(0.125, 12);
  expect(personas[0].lift).toBeCloseTo(0.25 / 0.175, 12);
  expect(personas[1]).toMatchObject({ size: 7, n: 55, hidden: true });
});

test("equal rates keep the order of the matrix", () => {
  const even = { ...library, cells: library.cells.map(() => estimate(0.1)) };
  expect(personaRates(even, [{ type: "T1", weight: 1 }]).personas.map(({ id }) => id)).toEqual(["N1", "N2"]);
});

test("a new kind of campaign gets the overall rate, between the lowest and the highest base rate", () => {
  expect(pilotRates(library).personas[1]).toMatchObject({ id: "N2", rate: 0.15, low: 0.1, high: 0.2, lift: 1 });
});

test("a type that the matrix does not know is the caller's bug", () => {
  expect(() => personaRates(library, [{ type: "T9", weight: 1 }])).toThrow(RangeError);
});
