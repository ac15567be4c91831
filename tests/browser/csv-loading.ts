import { afterAll, beforeAll } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { rowsOf } from "../../src/core/table.ts";
import { openEngine, type Engine } from "../../src/engine/engine.ts";
import type { ReadOptions } from "../../src/engine/files/file.ts";
import { handwritten as q } from "../../src/sql/sql.ts";
import { encodeAs } from "../fixtures/encode-as.ts";

/** The engine of a file of tests. */
export let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ lost: () => undefined });
}, 120_000);
afterAll(() => engine?.close());

export const file = (content: BlobPart | BlobPart[], name = "a.csv") => new File([content].flat() as BlobPart[], name);
/** Load a text into the table `t`. */
export const load = (content: BlobPart | BlobPart[], options: ReadOptions = {}, name?: string) => engine.load("t", [file(content, name)], options);
export const rows = async (query = "FROM t") => rowsOf(await engine.query(q(query)));
/** The fault of a work, or what it gives. */
export const faultOf = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: unknown) => (error instanceof Fault ? error.data : error),
  );
export const types = ({ columns }: Awaited<ReturnType<typeof load>>) => Object.fromEntries(columns.map(({ name, type }) => [name, type]));
/** Lines `0,0`, `1,1`… under a header, more than a sample holds. */
export const many = (line = (i: number) => `${i},${i}`, n = 200_000) => "a,b\n" + Array.from({ length: n }, (_, i) => `${line(i)}\n`).join("");

/** 客户编号,省份 / 007,北京 / 008,上海 in GBK. */
export const GBK = ["客户编号,省份\r\n", "007,北京\r\n008,上海\r\n"].map((text) => encodeAs(text, "gb18030"));

export function utf16(text: string, little: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; ++i) view.setUint16(2 * i, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
}
