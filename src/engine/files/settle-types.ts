import { fault } from "../../core/fault.ts";
import { numbers, rowsOf } from "../../core/table.ts";
import { dropMisfits, misfitRows, misfits, retype, type Retype } from "../../sql/retype.ts";
import { name as quoted, sql } from "../../sql/sql.ts";
import { decode } from "../decode.ts";
import type { Lane } from "../lane.ts";
import type { ColumnType, Loaded, ReadOptions, Rejected } from "./file.ts";
import { rejectedTable } from "./reader.ts";

/** How many rejected rows are told at once. */
const TOLD = 100;

export interface Settling {
  /** The file's name. */
  name: string;
  columns: readonly { name: string; type: ColumnType | "other" }[];
  options: ReadOptions;
}

/**
 * Turn the columns of a table into the types that were chosen. Rows with values that do not fit are left out, and such values listed in the table of
 * the table's rejected rows; lines are rows, from 1. Gives how many rows, and the first values.
 *
 * @throws Fault `file/bad-rows` where such rows are to stop it
 */
export async function settleTypes(lane: Lane, table: string, { name, columns, options }: Settling): Promise<Loaded["rejected"]> {
  const asked = columns.flatMap(({ name: column, type }): Retype[] => {
    const to = options.types?.[column];
    return to && to !== type ? [{ column, to }] : [];
  });
  const strict = asked.filter(({ to }) => to !== "text");
  const [rows] = strict.length ? numbers(decode(await lane.all(misfitRows(table, strict))), "rows") : [0];
  const first = rows ? await leaveOut(lane, table, { name, strict, rows, stop: options.bad !== "drop" }) : [];
  for (const one of asked) await lane.all(retype(table, one));
  return { rows, first };
}

interface LeavingOut {
  name: string;
  strict: readonly Retype[];
  rows: number;
  stop: boolean;
}

async function leaveOut(lane: Lane, table: string, { name, strict, rows, stop }: LeavingOut): Promise<Rejected[]> {
  const found = misfits(table, name, strict);
  const told = rowsOf(decode(await lane.all(sql`SELECT * FROM (${found}) LIMIT ${TOLD}`)));
  const first = told.map(({ line, column, text }): Rejected => ({ file: name, line: Number(line), column: String(column), why: "type", text: String(text) }));
  if (stop) throw fault("file/bad-rows", { name, rows, first });
  await lane.all(sql`CREATE OR REPLACE TABLE ${quoted(rejectedTable(table))} AS ${found}`);
  await lane.all(dropMisfits(table, strict));
  return first;
}
