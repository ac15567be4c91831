import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "vitest/browser";
import { sayFault } from "../../src/app/say-fault.ts";
import { Fault } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { handwritten as q } from "../../src/sql/sql.ts";
import cases from "../fixtures/files/expected.json";

/** What a file should come to: written down by hand beside the bytes, which other programs wrote. */
interface Expected {
  file: string;
  why: string;
  options?: ReadOptions;
  rows?: number;
  /** How many columns, where naming them all would tell nothing. */
  width?: number;
  columns?: Record<string, string>;
  first?: readonly (string | number | null)[] | null;
  last?: readonly (string | number | null)[];
  how?: ReadOptions;
  /** Lines of the rows left out. */
  rejected?: readonly number[];
  fault?: string;
  facts?: Record<string, unknown>;
}

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

async function fixture(name: string): Promise<File> {
  return new File([bytesOf(await commands.readFile(`tests/fixtures/files/${name}`, "base64"))], name);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

async function faultOf(work: Promise<unknown>): Promise<Fault> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error("no fault");
}

for (const expected of cases as readonly Expected[]) {
  const { file: name, why, options = {}, fault } = expected;
  test(`${name}: ${why}`, async () => {
    const file = await fixture(name);
    await engine.run(q("CREATE OR REPLACE TABLE t AS SELECT 1 AS before"));
    if (fault) await refused(file, options, { fault, facts: expected.facts ?? {} });
    else await read(file, options, expected);
  });
}

async function read(file: File, options: ReadOptions, expected: Expected): Promise<void> {
  const loaded = await engine.load("t", [file], options);
  expect(loaded.rows).toBe(expected.rows);
  if (expected.width) expect(loaded.columns).toHaveLength(expected.width);
  if (expected.columns) expect(Object.fromEntries(loaded.columns.map(({ name, type }) => [name, type]))).toEqual(expected.columns);
  if (expected.how) expect(loaded.how).toMatchObject(expected.how);
  const rows = rowsOf(await engine.query(q("FROM t"))).map((row) => Object.values(row));
  if (expected.first) expect(rows[0].slice(0, expected.first.length)).toEqual(expected.first);
  if (expected.last) expect(rows.at(-1)!.slice(0, expected.last.length)).toEqual(expected.last);
  if (expected.rejected) expect(loaded.rejected.first.map(({ line }) => line)).toEqual(expected.rejected);
  const again = await engine.load("u", [file], loaded.how);
  expect(again.rows).toBe(loaded.rows);
  expect(rowsOf(await engine.query(q("FROM u"))).map((row) => Object.values(row))).toEqual(rows);
}

async function refused(file: File, options: ReadOptions, { fault, facts }: { fault: string; facts: Record<string, unknown> }): Promise<void> {
  const { data } = await faultOf(engine.load("t", [file], options));
  expect(data).toMatchObject({ code: fault, facts });
  for (const language of ["en", "zh-CN"] as const) {
    speak(language);
    expect(sayFault(data)).toContain(file.name);
  }
  speak("en");
  expect(rowsOf(await engine.query(q("FROM t")))).toEqual([{ before: 1 }]);
}
