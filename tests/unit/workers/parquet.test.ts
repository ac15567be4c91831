import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tableFromIPC } from "@uwdata/flechette";
import { expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import { readFooter, withArrow } from "../../../workers/works/files/footer.ts";
import { describeParquet, firstRows, readPiece, type ParquetInput } from "../../../workers/works/files/parquet.ts";

const wasm = readFile(createRequire(import.meta.url).resolve("parquet-wasm/esm/parquet_wasm_bg.wasm"));
let keys = 0;

async function input(name: string, change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes): Promise<ParquetInput> {
  const bytes = change(new Uint8Array(await readFile(`tests/fixtures/parquet/${name}.parquet`)));
  return { file: new File([new Uint8Array(bytes)], `${name}.parquet`), key: ++keys, wasm: new Blob([new Uint8Array(await wasm)]) };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing",
    (error: unknown) => (error instanceof Fault ? error.data.code : String(error)),
  );

test("a file is described from its footer: rows, groups, columns with the types they will have", async () => {
  const { rows, groups, columns } = await describeParquet(await input("types-zstd"));
  expect(rows).toBe(3);
  expect(groups.map((group) => group.rows)).toEqual([2, 1]);
  const typeOf = Object.fromEntries(columns.map(({ name, type }) => [name, type]));
  expect(typeOf).toMatchObject({
    i64: "number",
    d50: "text",
    f16: "number",
    yes: "boolean",
    day: "date",
    zone: "moment",
    time: "other",
    deep: "text",
    A_1: "number",
  });
  expect(columns.filter(({ bytes }) => bytes).map(({ name, bytes }) => `${name} ${bytes}`)).toEqual(["bytes any", "plain any", "fixed any", "uuid uuid"]);
});

test("a piece holds the rows asked for, under their new names, without zones", async () => {
  const file = await input("types-snappy");
  const piece = tableFromIPC(await readPiece({ ...file, groups: [1], offset: 0, limit: 1, batch: 1024, part: false, columns: ["A_1", "zone", "column33"] }));
  expect(piece.numRows).toBe(1);
  expect(piece.schema.fields.map(({ name }) => name)).toEqual(["zone", "A_1", "column33"]);
  expect(piece.schema.fields[0].type).toMatchObject({ timezone: null });
});

test("parts of a group follow each other, whether asked in turn or not", async () => {
  const file = await input("delta");
  const part = async (offset: number, limit: number) => {
    const stream = await readPiece({ ...file, groups: [0], offset, limit, batch: 1, part: offset + limit < 3 });
    return tableFromIPC(stream, { useBigInt: true }).getChild("i64").toArray();
  };
  const all = [-9223372036854775808n, 9223372036854775807n, null];
  expect([...(await part(0, 1)), ...(await part(1, 1)), ...(await part(2, 1))]).toEqual(all);
  expect([...(await part(2, 1)), ...(await part(0, 2))]).toEqual([all[2], all[0], all[1]]);
});

test("the first rows are said in words, with all digits, and what cannot be read is left blank", async () => {
  const rows = await firstRows({ ...(await input("by-duckdb")), rows: 50 });
  expect(rows).toEqual([0, 1, 2].map((i) => [String(i), `00000000-0000-0000-0000-00000000000${i}`, "xy"[i % 2], String(9007199254740993n + BigInt(i)), null]));
  expect(await firstRows({ ...(await input("no-groups")), rows: 50 })).toEqual([]);
});

test("a footer that is cut off or encrypted is refused before anything is read", async () => {
  expect(await codeOf(describeParquet(await input("types-gzip", (bytes) => bytes.subarray(0, -1))))).toBe("file/not-a-table");
  expect(await codeOf(describeParquet(await input("types-gzip", (bytes) => bytes.subarray(0, 6))))).toBe("file/not-a-table");
  const claiming = (bytes: Uint8Array) => {
    new DataView(bytes.buffer).setUint32(bytes.length - 8, 0xffffffff, true);
    return bytes;
  };
  expect(await codeOf(describeParquet(await input("types-gzip", claiming)))).toBe("file/not-a-table");
  expect(await codeOf(describeParquet(await input("encrypted")))).toBe("file/encrypted");
  expect(await codeOf(describeParquet(await input("encrypted-columns")))).toBe("file/encrypted");
});

test("a footer takes a hint in place of what its writer noted, and is whole after", async () => {
  for (const name of ["int96", "int96-by-no-arrow"]) {
    const bytes = new Uint8Array(await readFile(`tests/fixtures/parquet/${name}.parquet`));
    const length = new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
    const footer = bytes.slice(-8 - length, -8);
    const hinted = withArrow(footer, Uint8Array.of(1, 2, 3));
    expect(readFooter(hinted)).toMatchObject({ roots: [{ kind: "int96" }, { kind: "plain" }], encrypted: false });
    expect(readFooter(withArrow(hinted, Uint8Array.of(1, 2, 3)))).toEqual(readFooter(hinted));
    expect(readFooter(hinted).arrowAt).not.toBeNull();
  }
});
