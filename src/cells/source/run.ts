import type { Loaded } from "../../engine/files/file.ts";
import { noneRejected } from "../../sql/rejected.ts";
import type { Reach } from "../cell.ts";
import { reshaping } from "./reshape.ts";
import { readingOf, type Spec } from "./schema.ts";

/** What was read, and what was made of it: `rows` and `columns` are those of the table as it is now. */
export interface Result extends Loaded {
  /** The table as it was read, where it was reshaped. */
  before: { rows: number; columns: number } | null;
}

/** Load the files into the cell's table, and reshape it where asked. @throws Fault `file/…`, `run/no-file`, `source/…` */
export async function run(spec: Spec, reach: Reach): Promise<Result> {
  const loaded = await reach.load([spec.path, ...spec.also], readingOf(spec));
  if (spec.bad === "drop" && !loaded.rejected.rows) await reach.make("rejected", noneRejected());
  if (!spec.reshape) return { ...loaded, before: null };
  const rows = await reach.make("", await reshaping(spec.reshape, loaded, reach));
  const columns = await reach.columns(reach.name);
  return { ...loaded, rows, columns, before: { rows: loaded.rows, columns: loaded.columns.length } };
}
