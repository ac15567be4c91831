import { batchType, Column as ArrowColumn, columnFromArray, dictionary, float64, int32, tableFromColumns, tableToIPC, utf8 } from "@uwdata/flechette";
import type { Batch, DataType } from "@uwdata/flechette";
import type { Coded, Column, Table } from "../core/table.ts";

/** A table as one whole Arrow stream: numbers as DOUBLE with NULL for NaN, text as VARCHAR by dictionary. */
export function encode(content: Table): Uint8Array {
  const columns = Object.entries(content.columns).map(([name, column]): [string, ArrowColumn<unknown>] => [name, encodeColumn(column)]);
  return tableToIPC(tableFromColumns(columns), { format: "stream" })!;
}

function encodeColumn(column: Column): ArrowColumn<unknown> {
  return column instanceof Float64Array ? encodeNumbers(column) : encodeTexts(column);
}

/** The numbers as they lie in memory, with a bit each for "is there". */
function encodeNumbers(values: Float64Array): ArrowColumn<unknown> {
  const { validity, nullCount } = present(values.length, (i) => !Number.isNaN(values[i]));
  return columnOf(float64(), { length: values.length, nullCount, validity, values });
}

/** The codes as they lie in memory, beside their levels. A missing one points at the first level, which nobody reads. */
function encodeTexts({ codes, levels }: Coded): ArrowColumn<unknown> {
  const { validity, nullCount } = present(codes.length, (i) => codes[i] >= 0);
  const values = nullCount ? codes.map((code) => Math.max(code, 0)) : codes;
  const text = utf8();
  const column = columnOf(dictionary(text, int32()), { length: codes.length, nullCount, validity, values });
  (column.data[0] as unknown as Dictionary).setDictionary(columnFromArray(levels.length ? levels : [""], text));
  return column;
}

/** A batch of codes, which has to be told its levels; flechette does not export its type. */
interface Dictionary {
  setDictionary(levels: ArrowColumn<unknown>): void;
}

function columnOf(type: DataType, parts: object): ArrowColumn<unknown> {
  const Kind = batchType(type) as new (options: object) => Batch<unknown>;
  return new ArrowColumn([new Kind({ ...parts, type })]);
}

/** A bit for each row that has a value, and how many have none. */
function present(length: number, has: (i: number) => boolean): { validity: Uint8Array; nullCount: number } {
  const validity = new Uint8Array((((length + 7) >> 3) + 7) & ~7);
  let nullCount = 0;
  for (let i = 0; i < length; ++i)
    if (has(i)) validity[i >> 3] |= 1 << (i & 7);
    else ++nullCount;
  return { validity, nullCount };
}
