import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openReach } from "../../../tests/fixtures/reach.ts";
import { rowsOf } from "../../core/table.ts";
import kind from "./index.ts";
import { reshaped, type Sample } from "./reshaped.ts";
import type { Reshape } from "./schema.ts";

const wide: Sample = {
  columns: ["id", "plan", "2024-01", "2024-02"],
  rows: [
    ["a", "P", "1", "2.5"],
    ["b", "Q", null, "4"],
    ["c", "P", "0", null],
  ],
};
const pairs: Sample = {
  columns: ["id", "tag", "value"],
  rows: [
    ["b", "age", "30"],
    ["a", "City", "5"],
    ["b", "age", "50"],
    ["b", "city", "7"],
    ["c", "age", "1"],
  ],
};

/** The table the engine makes of the same rows, as text. */
async function engine(from: Sample, reshape: Reshape): Promise<Sample> {
  const path = join(mkdtempSync(join(tmpdir(), "reshaped-")), "a.csv");
  writeFileSync(path, [from.columns, ...from.rows].map((row) => row.map((value) => value ?? "").join(",")).join("\n"));
  const stand = await openReach();
  const { columns } = await stand.runCell(kind, "t", { path, reshape });
  const rows = rowsOf(stand.query("FROM t")).map((row) => Object.values(row).map((value) => (value === null ? null : String(value))));
  return { columns: columns.map(({ name }) => name), rows };
}

const shapes: [string, Sample, Reshape][] = [
  ["columns into rows", wide, { how: "unpivot", keep: ["id", "plan"], turn: [], nameColumn: "month", valueColumn: "mb", numbers: false }],
  ["chosen columns into rows", wide, { how: "unpivot", keep: ["id"], turn: ["2024-02"], nameColumn: "name", valueColumn: "value", numbers: false }],
  ["columns into rows, numbers only", wide, { how: "unpivot", keep: ["id"], turn: ["plan", "2024-02"], nameColumn: "n", valueColumn: "v", numbers: true }],
  ...(["first", "sum", "max", "count"] as const).map(
    (take) => [`rows into columns, ${take}`, pairs, { how: "pivot", keys: ["id"], names: "tag", values: "value", take }] as [string, Sample, Reshape],
  ),
];

for (const [what, from, reshape] of shapes)
  test(`the preview of ${what} is what the engine makes`, async () => {
    expect(reshaped(reshape, from, 100)).toEqual(await engine(from, reshape));
  });

test("the preview ends after as many rows as asked, and waits for what is not chosen", () => {
  expect(reshaped(shapes[0][2], wide, 2)?.rows).toHaveLength(2);
  expect(reshaped(shapes[3][2], pairs, 2)?.rows).toHaveLength(2);
  expect(reshaped({ how: "pivot", keys: [], names: "tag", values: "value", take: "first" }, pairs, 5)).toBeNull();
  expect(reshaped({ how: "pivot", keys: ["id"], names: "", values: "value", take: "first" }, pairs, 5)).toBeNull();
  expect(reshaped({ how: "unpivot", keep: [...wide.columns], turn: [], nameColumn: "n", valueColumn: "v", numbers: false }, wide, 5)).toBeNull();
});

test("of several files, the column that says which file stays", () => {
  const from = { columns: ["file", "id", "x"], rows: [["f1", "a", "1"]] };
  expect(reshaped({ how: "unpivot", keep: ["id"], turn: [], nameColumn: "n", valueColumn: "v", numbers: false }, from, 5, true)).toEqual({
    columns: ["id", "file", "n", "v"],
    rows: [["a", "f1", "x", "1"]],
  });
});
