import { columnFromArray, int64, tableFromColumns, tableToIPC, utf8 } from "@uwdata/flechette";
import { dropTable } from "../../sql/catalogue.ts";
import type { Lane } from "../lane.ts";
import type { Loaded, Rejected } from "./file.ts";
import { rejectedTable } from "./reader.ts";

/** How many rejected rows are told at once. */
const TOLD = 100;

/** Keep rejected rows, all of them, in the table of a table's rejected rows; drop it where there are none. */
export async function keepListed(lane: Lane, table: string, rejected: readonly Rejected[]): Promise<void> {
  const name = rejectedTable(table);
  await lane.all(dropTable(name));
  if (!rejected.length) return;
  const text = (key: "file" | "column" | "why" | "text") =>
    columnFromArray(
      rejected.map((row) => row[key]),
      utf8(),
    );
  const lines = columnFromArray(
    rejected.map(({ line }) => BigInt(line)),
    int64(),
  );
  const columns = { file: text("file"), line: lines, column: text("column"), why: text("why"), text: text("text") };
  await lane.insert(name, tableToIPC(tableFromColumns(columns), { format: "stream" })!, true);
}

/** Rejected rows as they are told: their number and the first of them. */
export function told(rejected: readonly Rejected[]): Loaded["rejected"] {
  return { rows: rejected.length, first: rejected.slice(0, TOLD) };
}
