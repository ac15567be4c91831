import { expect, test } from "vitest";
import { piecesOf } from "../../../src/engine/files/pieces.ts";

const groups = (...rows: number[]) => rows.map((rows) => ({ rows, bytes: 8 * rows }));
const pieces = (rows: number[], bytesARow = 64) => [...piecesOf(groups(...rows), () => bytesARow)];

test("a file without row groups is one piece without rows", () => {
  expect(pieces([])).toMatchObject([{ groups: [], limit: 0, part: false }]);
});

test("small groups are read together, after a small first piece", () => {
  expect(pieces([1000, 1000, 1000, 3000, 1000])).toMatchObject([
    { groups: [0, 1, 2], offset: 0, limit: 3000, part: false },
    { groups: [3, 4], offset: 0, limit: 4000, part: false },
  ]);
});

test("a large group is read in parts of whole batches, each but the last with more to come", () => {
  const found = pieces([1_000_000]);
  expect(found.map(({ offset, limit, batch, part }) => [offset, limit, batch, part])).toEqual([
    [0, 4096, 4096, true],
    [4096, 524_288, 131_072, true],
    [528_384, 471_616, 131_072, false],
  ]);
});

test("every row is read once, in order, whatever the groups", () => {
  for (const rows of [
    [0, 5, 0],
    [5000, 0, 700_000, 1, 2, 3],
    [131_072, 131_073],
    [4096, 4097],
    [3_000_000, 10, 3_000_000],
  ]) {
    const seen = rows.map(() => 0);
    for (const { groups, offset, limit } of pieces(rows))
      if (groups.length > 1 || limit === rows[groups[0]]) for (const group of groups) seen[group] += rows[group];
      else {
        expect(offset).toBe(seen[groups[0]]);
        seen[groups[0]] += limit;
      }
    expect(seen).toEqual(rows);
  }
});

test("rows that turn out long are read fewer at a time", () => {
  let bytes = 8;
  const found = [];
  for (const piece of piecesOf(groups(100_000), () => bytes)) {
    found.push(piece.limit);
    bytes = 10_000;
  }
  expect(found[1]).toBe(3355);
  expect(found.reduce((sum, rows) => sum + rows)).toBe(100_000);
});

test("rows longer than a piece come one by one", () => {
  expect(pieces([3], 1e9).map(({ limit }) => limit)).toEqual([1, 1, 1]);
});
