import { fault } from "../../core/fault.ts";
import { numbers, rowsOf } from "../../core/table.ts";
import { dropMisfits, misfitRows, misfits, retype, type Retype } from "../../sql/retype.ts";
import { decode } from "../decode.ts";
import type { Lane } from "../lane.ts";
import type { ColumnType, ReadOptions, Rejected } from "./file.ts";

/** How many rejected rows are told at once. */
const TOLD = 100;

export interface Settling {
  /** The file's name. */
  name: string;
  columns: readonly { name: string; type: ColumnType | "other" }[];
  options: ReadOptions;
}

/**
 * Turn the columns of a table into the types that were chosen. Gives the values that do not fit, whose rows are left out; lines are rows, from 1.
 *
 * @throws Fault `file/bad-rows` where such rows are to stop it
 */
export async function settleTypes(lane: Lane, table: string, { name, columns, options }: Settling): Promise<Rejected[]> {
  const asked = columns.flatMap(({ name: column, type }): Retype[] => {
    const to = options.types?.[column];
    return to && to !== type ? [{ column, to }] : [];
  });
  const strict = asked.filter(({ to }) => to !== "text");
  const rejected = strict.length ? await leaveOut(lane, table, { name, strict, drop: options.bad === "drop" }) : [];
  for (const one of asked) await lane.all(retype(table, one));
  return rejected;
}

async function leaveOut(lane: Lane, table: string, { name, strict, drop }: { name: string; strict: readonly Retype[]; drop: boolean }): Promise<Rejected[]> {
  const [rows] = numbers(decode(await lane.all(misfitRows(table, strict))), "rows");
  if (!rows) return [];
  const rejected = rowsOf(decode(await lane.all(misfits(table, strict, drop ? null : TOLD)))).map(({ line, column, text }): Rejected => ({
    file: name,
    line: Number(line),
    column: String(column),
    why: "type",
    text: String(text),
  }));
  if (!drop) throw fault("file/bad-rows", { name, rows, first: rejected });
  await lane.all(dropMisfits(table, strict));
  return rejected;
}
