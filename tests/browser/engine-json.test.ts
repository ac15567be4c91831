import { afterAll, beforeAll, expect, test } from "vitest";
import { sayFault } from "../../src/app/say-fault.ts";
import { Fault } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { handwritten as q } from "../../src/sql/sql.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

const file = (content: BlobPart, name = "a.json") => new File([content], name);
const load = (content: File, options: ReadOptions = {}) => engine.load("t", [content], options);
const rows = async (table = "t") => rowsOf(await engine.query(q(`FROM "${table}"`)));

test("records become a table of DuckDB's own types", async () => {
  const text = `[{"id":12345678901234567890,"day":"2024-02-29","at":"2024-02-29T12:00:00Z","n":1.5,"yes":true,"more":{"a":[1]},"k":-5000000000},{"id":7,"late":"x"}]`;
  expect(await load(file(text))).toMatchObject({ rows: 2, how: { format: "json" } });
  const types = rowsOf(await engine.query(q("SELECT column_name AS name, column_type AS type FROM (DESCRIBE t)")));
  expect(types.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "id VARCHAR",
    "day DATE",
    "at TIMESTAMP",
    "n DOUBLE",
    "yes BOOLEAN",
    "more VARCHAR",
    "k BIGINT",
    "late VARCHAR",
  ]);
  expect(await rows()).toEqual([
    { id: "12345678901234567890", day: "2024-02-29", at: "2024-02-29 12:00:00", n: 1.5, yes: 1, more: `{"a":[1]}`, k: -5_000_000_000, late: null },
    { id: "7", day: null, at: null, n: null, yes: null, more: null, k: null, late: "x" },
  ]);
});

test("lines of objects are read in pieces, gzipped too, in order", async () => {
  const lines = Array.from({ length: 150_000 }, (_, i) => JSON.stringify({ n: i, word: `w${i}`, text: "some more text to fill the line" })).join("\n");
  const gzipped = await new Response(new Blob([lines]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
  for (const content of [file(lines, "a.jsonl"), file(gzipped, "a.jsonl.gz")]) {
    expect(await load(content)).toMatchObject({ rows: 150_000 });
    expect(rowsOf(await engine.query(q("SELECT sum(n) AS n, count(DISTINCT word) AS words, max(n) FILTER (word <> 'w' || n::INT) AS wrong FROM t")))).toEqual([
      { n: 11_249_925_000, words: 150_000, wrong: null },
    ]);
  }
});

test("a look shows rows and estimates the rest", async () => {
  const look = await engine.look([file(`{"a":1,"b":"x"}\n{"a":2}`)], {});
  expect(look).toMatchObject({
    how: { format: "json" },
    packed: null,
    rows: [
      ["1", "x"],
      ["2", null],
    ],
    needs: { rows: 2 },
  });
  expect(look.columns).toEqual([
    { name: "a", type: "number" },
    { name: "b", type: "text" },
  ]);
});

test("broken JSON names line and column in both languages, and what was there stays", async () => {
  await load(file(`[{"kept":1}]`));
  const error = await load(file(`[{"a":1},\n {"a":oops}]`)).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Fault);
  const { data } = error as Fault;
  expect(data).toEqual({ code: "file/json-broken", facts: { name: "a.json", line: 2, column: 7, near: "oops}" } });
  speak("zh-CN");
  expect(sayFault(data)).toContain("第 2 行第 7 列");
  speak("en");
  expect(sayFault(data)).toContain("line 2, column 7");
  expect(await rows()).toEqual([{ kept: 1 }]);
});

test("rows that do not fit a chosen type stop the load, or are left out and listed", async () => {
  const content = file(`{"a":"1"}\n{"a":"x"}\n{"a":"3"}`);
  await expect(load(content, { types: { a: "number" } })).rejects.toMatchObject({ data: { code: "file/bad-rows", facts: { rows: 1 } } });
  expect(await load(content, { types: { a: "number" }, bad: "drop" })).toMatchObject({ rows: 2, rejected: { rows: 1 } });
  expect(await rows("t_rejected")).toEqual([{ file: "a.json", line: 2, column: "a", why: "type", text: "x" }]);
  await load(content);
  expect((await engine.tables()).map(({ name }) => name)).not.toContain("t_rejected");
});
