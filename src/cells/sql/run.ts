import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { oneSelect } from "../../sql/one-select.ts";
import { tablesIn } from "../../sql/tables-in.ts";
import type { Field, Reach } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** What the query made. */
export interface Result {
  rows: number;
  fields: readonly Field[];
}

export async function run({ query }: Spec, reach: Reach): Promise<Result> {
  const one = oneSelect(query);
  if ("refused" in one) throw one.refused === "not-select" ? fault("sql/not-select", { word: one.word }) : fault(`sql/${one.refused}`, {});
  if (tablesIn(query).some((table) => table.toLowerCase() === reach.name.toLowerCase())) throw fault("sql/itself", { table: reach.name });
  const rows = await reach.make("", one.query);
  return { rows, fields: await reach.columns(reach.name) };
}
