import { expect, test } from "vitest";
import { largeBands, sizeBands } from "./sizes.ts";

test("small numbers of ids stand one by one, larger ones in bands, none empty at the end", () => {
  const bands = sizeBands([
    { size: 1, customers: 4 },
    { size: 3, customers: 2 },
    { size: 7, customers: 1 },
    { size: 10, customers: 1 },
  ]);
  expect(bands.map(({ from, to, customers }) => [from, to, customers])).toEqual([
    [1, 1, 4],
    [2, 2, 0],
    [3, 3, 2],
    [4, 4, 0],
    [5, 5, 0],
    [6, 10, 2],
  ]);
  expect(sizeBands([{ size: 5000, customers: 1 }]).at(-1)).toEqual({ from: 1001, to: null, customers: 1 });
});

test("bands of few customers are put together until none gives few away, and all customers stay", () => {
  const band = (from: number, customers: number) => ({ from, to: from, customers });
  const large = (...customers: number[]) =>
    largeBands(
      customers.map((n, i) => band(i + 1, n)),
      10,
    ).map(({ from, to, customers: n }) => [from, to, n]);
  expect(large(3, 8, 20, 2)).toEqual([
    [1, 2, 11],
    [3, 4, 22],
  ]);
  expect(large(20, 0, 30)).toEqual([
    [1, 1, 20],
    [2, 3, 30],
  ]);
  expect(large(4)).toEqual([[1, 1, 4]]);
  expect(large(4, 3)).toEqual([[1, 2, 7]]);
});
