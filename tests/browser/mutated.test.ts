import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "vitest/browser";
import { Fault } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import { handwritten as q } from "../../src/sql/sql.ts";

const CASES = 40;
/** Longer than any of these small files may take on a busy machine. */
const HANG_MS = 20_000;

/** Files to start from: some of each format and of what they are packed in. */
const SEEDS = {
  csv: ["gbk.csv", "quoted-lines.csv", "title.csv", "windows-1252.csv"],
  excel: ["three-sheets.xlsx", "merged-headers.xlsx"],
  json: ["array.json", "lines.jsonl"],
  parquet: ["types-snappy.parquet", "types-zstd.parquet"],
  packed: ["months.zip", "packed.csv.gz", "gbk-name.zip"],
};

let engine: Engine;
let losses = 0;
beforeAll(async () => {
  engine = await openEngine({ lost: () => ++losses });
}, 120_000);
afterAll(() => engine?.close());

/** One change of a file's bytes: places are shares of its length. */
type Change = { at: number } & ({ kind: "set"; byte: number } | { kind: "cut"; length: number } | { kind: "insert"; bytes: Uint8Array } | { kind: "end" });

const place = fc.double({ min: 0, max: 1, noNaN: true });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), at: place, byte: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant("cut" as const), at: place, length: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ kind: fc.constant("insert" as const), at: place, bytes: fc.uint8Array({ minLength: 1, maxLength: 32 }) }),
  fc.record({ kind: fc.constant("end" as const), at: place }),
);

function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array<ArrayBuffer> {
  return changes.reduce((now, one) => {
    const at = Math.floor(one.at * now.length);
    if (one.kind === "end") return now.slice(0, at);
    if (one.kind === "cut") return joined(now.subarray(0, at), now.subarray(at + one.length));
    if (one.kind === "insert") return joined(now.subarray(0, at), one.bytes, now.subarray(at));
    const copy = now.slice();
    copy[at] = one.byte;
    return copy;
  }, Uint8Array.from(bytes));
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Loads the bytes or refuses them with a fault that names a file; never anything else, never a hang. */
async function answers(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
  await engine.run(q("CREATE OR REPLACE TABLE t AS SELECT 1 AS before"));
  const signal = AbortSignal.timeout(HANG_MS);
  const outcome = await engine.load("t", [new File([bytes], name)], {}, { signal }).catch((error: unknown) => error);
  const [{ n }] = rowsOf(await engine.query(q("SELECT count(*)::DOUBLE AS n FROM t")));
  if (outcome instanceof Error) {
    expect(outcome).toBeInstanceOf(Fault);
    expect((outcome as Fault).data.code).toMatch(/^file\//);
    expect(n).toBe(1);
  } else expect(n).toBe((outcome as { rows: number }).rows);
  expect(losses).toBe(0);
}

for (const [format, names] of Object.entries(SEEDS))
  test(`${format}: a file with bytes changed, cut or put in loads or is refused by name, and the engine lives on`, { timeout: 300_000 }, async () => {
    const seeds = await Promise.all(names.map(async (name) => ({ name, bytes: bytesOf(await commands.readFile(`tests/fixtures/files/${name}`, "base64")) })));
    const file = fc.tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 4 }));
    await fc.assert(
      fc.asyncProperty(file, ([{ name, bytes }, changes]) => answers(changed(bytes, changes), name)),
      { numRuns: CASES, seed: 20240131 },
    );
  });

test("bytes of chance under any name load or are refused by name", { timeout: 300_000 }, async () => {
  const file = fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 600 }), fc.constantFrom("a.csv", "a.xlsx", "a.json", "a.parquet", "a.zip", "a.csv.gz"));
  const magic = fc.constantFrom("", "PAR1", "PK\x03\x04", "\x1f\x8b\x08", '[{"a":', "\ufeff");
  await fc.assert(
    fc.asyncProperty(file, magic, ([bytes, name], start) => answers(joined(new TextEncoder().encode(start), bytes), name)),
    { numRuns: CASES, seed: 20240229 },
  );
});
