import { expect, test } from "vitest";
import { kleinman, pearsonPrior, posterior } from "../../../../src/core/matrix/shrink.ts";

test("kleinman with weights is kleinman over the pairs written out", () => {
  const once = kleinman([5, 5, 5, 8, 8, 2], [1, 1, 1, 6, 6, 0]);
  const weighed = kleinman([5, 8, 2], [1, 6, 0], [3, 2, 1]);
  expect(weighed.p).toBeCloseTo(once.p, 14);
  expect(weighed.rho).toBeCloseTo(once.rho, 12);
  expect(weighed).toMatchObject({ cells: once.cells });
});

test("cells of one contact each cannot tell cells apart", () => {
  expect(kleinman([1, 1, 1, 1], [0, 1, 0, 1])).toMatchObject({ p: 0.5, rho: 0, raw: 1e5 });
});

test("a row without contacts, with one cell, or where nobody or everybody accepts has no spread", () => {
  expect(kleinman([0, 0], [0, 0])).toMatchObject({ cells: 0, raw: 1e5, m: 5 });
  expect(kleinman([40], [10])).toMatchObject({ raw: 1e5, m: 20 });
  expect(kleinman([40, 10], [0, 0])).toMatchObject({ p: 0, raw: 1e5, m: 12.5 });
  expect(kleinman([40, 10], [40, 10])).toMatchObject({ p: 1, raw: 1e5 });
});

test("cells that are all or nothing weigh the prior at two contacts", () => {
  expect(kleinman([50, 50], [50, 0])).toMatchObject({ raw: 2, m: 2 });
});

test("a prior rate of nought or one says nothing about spread", () => {
  const { x2, raw } = pearsonPrior([20, 20], [5, 5], [0, 1]);
  expect([x2, raw]).toEqual([0, 1e5]);
});

test("the posterior lies between the cell's own rate and its prior, inside its interval", () => {
  const { rate, low, high } = posterior(40, 4, 0.2, 10);
  expect(rate).toBeCloseTo(0.12, 14);
  expect(low).toBeLessThan(rate);
  expect(high).toBeGreaterThan(rate);
});

test("a prior of nought with no success has no interval", () => {
  expect(posterior(30, 0, 0, 10)).toMatchObject({ rate: 0, low: NaN, high: NaN });
});
