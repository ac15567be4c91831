import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsOf, type Table } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import type { Order } from "../../src/engine/out/out.ts";
import { handwritten as q } from "../../src/sql/sql.ts";
import { memorySink } from "../fixtures/memory-sink.ts";
import { makeOdd, oddRows, oddText, TYPES, type OddRow } from "../fixtures/odd-rows.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

const NAMES = { csv: "odd.csv", excel: "odd.xlsx", parquet: "odd.parquet" };

/** Let rows out and in again, as a table `back`. */
async function roundTrip(rows: readonly OddRow[], order: Pick<Order, "format"> & Partial<Order>, options: ReadOptions, query = "FROM odd") {
  await engine.write("odd_text", oddText(rows));
  await engine.run(makeOdd);
  const sink = memorySink();
  await engine.send({ query: q(query), encoding: "utf-8", defused: false, sheet: "odd", ...order }, sink);
  const loaded = await engine.load("back", [new File([sink.bytes()], NAMES[order.format])], options);
  expect(loaded.rejected.rows).toBe(0);
  expect(loaded.rows).toBe(rows.length);
}

/** Every value as text. */
const textOf = async (query: string) => rowsOf((await engine.query(q(`SELECT COLUMNS(*)::VARCHAR FROM (${query})`))) satisfies Table);
const typesOf = async () =>
  Object.fromEntries(
    rowsOf(await engine.query(q("SELECT column_name AS name, column_type AS type FROM (DESCRIBE back)"))).map(({ name, type }) => [name, type]),
  );
const check = (rows: fc.Arbitrary<OddRow[]>, law: (rows: OddRow[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(rows, law), { numRuns: 25, seed: 1, endOnFailure: true });

test("Parquet brings back every value in its type", async () => {
  await check(oddRows(), async (rows) => {
    await roundTrip(rows, { format: "parquet" }, {});
    expect(await typesOf()).toEqual(TYPES);
    expect(await textOf("FROM back")).toEqual(await textOf("FROM odd"));
  });
});

/** Nothing is left to be found out. */
const TOLD: ReadOptions = { delimiter: ",", quote: '"', header: true, skip: 0, comment: "", decimal: ".", thousands: "", nulls: [] };

test.each(["utf-8", "utf-8-mark", "gb18030"] as const)("CSV in %s brings back every sign and digit where all is read as text", async (encoding) => {
  const spared = encoding === "gb18030" ? /[\0\u{e000}-\u{f8ff}]/u : /\0/;
  const types = Object.fromEntries(Object.keys(TYPES).map((name) => [name, "text" as const]));
  await check(oddRows(spared), async (rows) => {
    await roundTrip(rows, { format: "csv", encoding }, { ...TOLD, encoding: encoding === "gb18030" ? encoding : "utf-8", types });
    expect(await textOf("FROM back")).toEqual(await textOf("FROM odd"));
  });
});

test("CSV brings back values in the types told: numbers of at most 15 digits, days, moments, booleans", async () => {
  const types = { words: "text", big: "text", money: "number", wide: "text", real: "number", day: "date", moment: "moment", yes: "boolean" } as const;
  await check(oddRows(/\0/), async (rows) => {
    await roundTrip(rows, { format: "csv" }, { ...TOLD, encoding: "utf-8", types });
    expect(await textOf("FROM back")).toEqual(await textOf("SELECT * REPLACE (money::DOUBLE AS money) FROM odd"));
  });
});

test("Excel brings back the values it has: text that is not empty, numbers, days since March 1900, moments to the millisecond, booleans", async () => {
  const types = { words: "text", big: "text", money: "text", wide: "text", real: "number", day: "date", moment: "moment", yes: "boolean" } as const;
  await check(oddRows(undefined, { years: ["1901", "9999"] }), async (rows) => {
    const kept = "SELECT * REPLACE (nullif(words, '') AS words, date_trunc('millisecond', moment) AS moment) FROM odd";
    await roundTrip(rows, { format: "excel" }, { header: true, skip: 0, types }, kept);
    const back = "SELECT * REPLACE (money::DECIMAL(18,4) AS money, wide::DECIMAL(38,10) AS wide) FROM back";
    expect(await textOf(back)).toEqual(await textOf(kept));
  });
});

/** One column of each type that tables have, with everyday values. */
const EVERYDAY = `SELECT
  i::INTEGER AS "whole", 9007199254740993 + i AS "long", (i * 1000.5)::DECIMAL(18,2) AS "money", 12345678901234567.25::DECIMAL(38,2) + i AS "exact", i / 7 AS "real",
  i::HUGEINT AS "huge", DATE '2024-01-31' + i::INTEGER AS "day", TIMESTAMP '2024-01-31 12:00:00' + INTERVAL (i) SECOND AS "moment", TIME '08:30:00' AS "hour",
  i % 2 = 0 AS "yes", '客户 ' || i AS "words", '00' || i AS "code", ['a', 'b'][1 + i % 2]::ENUM ('a', 'b') AS "enum", [i, 2] AS "list",
  'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'::UUID AS "uuid"
  FROM range(1, 200) t(i)`;

/** What docs/exporting.md says of the types that come back. */
const BACK = {
  csv: { whole: "BIGINT", long: "VARCHAR", money: "DOUBLE", exact: "VARCHAR", real: "DOUBLE", huge: "BIGINT", day: "DATE", moment: "TIMESTAMP", hour: "VARCHAR", yes: "BOOLEAN", words: "VARCHAR", code: "VARCHAR", enum: "VARCHAR", list: "VARCHAR", uuid: "VARCHAR" },
  excel: { whole: "BIGINT", long: "VARCHAR", money: "DOUBLE", exact: "VARCHAR", real: "DOUBLE", huge: "BIGINT", day: "DATE", moment: "TIMESTAMP", hour: "VARCHAR", yes: "BOOLEAN", words: "VARCHAR", code: "VARCHAR", enum: "VARCHAR", list: "VARCHAR", uuid: "VARCHAR" },
  parquet: { whole: "INTEGER", long: "BIGINT", money: "DECIMAL(18,2)", exact: "DECIMAL(38,2)", real: "DOUBLE", huge: "DECIMAL(38,0)", day: "DATE", moment: "TIMESTAMP", hour: "TIME", yes: "BOOLEAN", words: "VARCHAR", code: "VARCHAR", enum: "VARCHAR", list: "VARCHAR", uuid: "VARCHAR" },
}; // prettier-ignore

test.each(["csv", "excel", "parquet"] as const)(
  "an everyday table comes back from %s with nothing told: the types that the docs name, the same values",
  async (format) => {
    await engine.run(q(`CREATE OR REPLACE TABLE everyday AS ${EVERYDAY}`));
    const sink = memorySink();
    await engine.send({ query: q("FROM everyday"), format, encoding: "utf-8-mark", defused: false, sheet: "everyday" }, sink);
    await engine.load("back", [new File([sink.bytes()], NAMES[format])], {});
    expect(await typesOf()).toEqual(BACK[format]);
    const same = Object.keys(BACK[format]).filter((name) => name !== "list");
    const compared = same.map((name) => `"${name}"::${BACK[format][name as keyof typeof BACK.csv]} AS "${name}"`);
    expect(await textOf(`SELECT ${compared} FROM back`)).toEqual(await textOf(`SELECT ${compared} FROM everyday`));
  },
);
