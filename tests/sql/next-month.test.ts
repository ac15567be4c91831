import { beforeAll, expect, test } from "vitest";
import { twoMonths, type Issue } from "../../scripts/telecom/next-month.ts";
import { TAGS } from "../../scripts/telecom/tags.ts";
import { valueOf } from "../../scripts/telecom/sheet.ts";
import type { Field } from "../../src/cells/cell.ts";
import { compare, type Drift, type Finding } from "../../src/core/drift/compare.ts";
import { shapeOf } from "../../src/core/drift/shape.ts";
import { coded, type Column } from "../../src/core/table.ts";
import { measure } from "../../src/run/shape.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

let db: DuckDB;
beforeAll(async () => void (db = await openDuckDB()), 60_000);

/** Put an issue of a table into the engine, days as days. */
function put(table: string, { layout, rows }: Issue): Field[] {
  const columns = Object.fromEntries(
    Object.entries(rows.columns).map(([name, column]): [string, Column] => [
      name,
      column instanceof Float64Array ? column : coded(Array.from({ length: rows.count }, (_, i) => valueOf(column, i) as string | null)),
    ]),
  );
  db.insert("raw", { rows: rows.count, columns });
  const days = Object.keys(layout).filter((name) => layout[name] === "date");
  const dated = days.map((name) => `(DATE '1970-01-01' + "${name}"::INTEGER) AS "${name}"`).join(", ");
  db.exec(`CREATE OR REPLACE TABLE "${table}" AS SELECT * ${dated && `REPLACE (${dated})`} FROM raw`);
  return Object.keys(layout).map((name) => ({ name, type: layout[name] === "date" ? "date" : layout[name] === "text" ? "text" : "number" }));
}

async function drifted(table: string, first: Issue, next: Issue): Promise<Drift> {
  const ask = (query: string) => Promise.resolve(db.query(query));
  const before = await measure(ask, table, put(table, first), { k: 10 });
  const reference = shapeOf(before, 10, before.least);
  return compare(reference, await measure(ask, table, put(table, next), { k: 10, reference }), 10);
}

const told = (finding: Finding) => `${finding.column}: ${finding.what}${finding.what === "levels" ? ` ${finding.fresh.map(({ level }) => level).sort().join(" ")}` : ""}`; // prettier-ignore

test.each(["spring", "summer", "autumn"])("of two months of a simulated operator the report names what was planted and nothing else (%s)", async (seed) => {
  const { first, next, planted } = twoMonths({ customers: 2000, seed });
  const { findings } = await drifted("customers", first.customers, next.customers);
  const levels = [...new Set(planted.levels.map(({ column }) => column))].map(
    (column) =>
        `${column}: levels ${planted.levels.flatMap((each) => (each.column === column ? each.level : [])).sort().join(" ")}`, // prettier-ignore
  );
  expect(findings.map(told).sort()).toEqual([`${planted.fresh}: new`, `${planted.retyped}: retyped`, `${planted.drifted}: drift`, ...levels].sort());
  for (const name of ["usage", "holdings", "contacts", "red_list", "black_list", "opt_out", "campaigns"] as const) {
    const drift = await drifted(name, first[name], next[name]);
    expect(drift.findings, name).toEqual([]);
    if (name === "usage") expect(drift.moved.month).toBeGreaterThanOrEqual(28);
  }
});

test("no tag of fifty-one that stay is told to have drifted, whatever the seed", async () => {
  for (let i = 0; i < 6; ++i) {
    const { first, next, planted } = twoMonths({ customers: 1000, seed: `seed ${i}` });
    const { findings, same } = await drifted("customers", first.customers, next.customers);
    expect(
      findings.filter(({ what }) => what === "drift").map(({ column }) => column),
      `seed ${i}`,
    ).toEqual([planted.drifted]);
    expect(same).toBeGreaterThanOrEqual(TAGS);
  }
});
