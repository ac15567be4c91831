import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeCsv } from "./telecom/csv.ts";
import { twoMonths } from "./telecom/next-month.ts";
import { writeParquet } from "./telecom/parquet.ts";

/** Simulate two months of a telecom operator, the second with planted changes: `--out DIR [--customers 20000] [--seed next-1] [--format csv|parquet]`. Prints what was planted. */
export default async function nextMonth(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      customers: { type: "string", default: "20000" },
      seed: { type: "string", default: "next-1" },
      out: { type: "string" },
      format: { type: "string", default: "csv" },
    },
  });
  const { out, format, seed } = values;
  if (!out || !(format === "parquet" || format === "csv")) throw new RangeError("next-month: --out DIR and --format parquet or csv");
  const { first, next, planted } = twoMonths({ customers: Number(values.customers), seed });
  for (const [month, issues] of [
    ["202406", first],
    ["202407", next],
  ] as const)
    for (const [name, { layout, rows }] of Object.entries(issues)) {
      mkdirSync(join(out, month), { recursive: true });
      await (format === "csv" ? writeCsv : writeParquet)(join(out, month, `${name}_${month}.${format}`), layout, [rows]);
    }
  console.log(JSON.stringify(planted));
}
