import { Batch, batchType, Column as ArrowColumn, columnFromValues, dictionary, float64, int32, tableFromColumns, tableToIPC, utf8 } from "@uwdata/flechette";
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
  const validity = new Uint8Array((((values.length + 7) >> 3) + 7) & ~7);
  let nullCount = 0;
  for (let i = 0; i < values.length; ++i)
    if (Number.isNaN(values[i])) ++nullCount;
    else validity[i >> 3] |= 1 << (i & 7);
  const type = float64();
  const Kind = batchType(type) as new (options: object) => Batch<unknown>;
  return new ArrowColumn([new Kind({ length: values.length, nullCount, type, validity, values })]);
}

function encodeTexts({ codes, levels }: Coded): ArrowColumn<unknown> {
  const visit = (hear: (value: unknown) => void) => {
    for (const code of codes) hear(code < 0 ? null : levels[code]);
  };
  return columnFromValues(visit, dictionary(utf8(), int32()));
}
