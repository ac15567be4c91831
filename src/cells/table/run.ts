import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { numbers } from "../../core/table.ts";
import { pageTotal } from "../../sql/page.ts";
import type { Field, Reach } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** What is known of the table; its rows are asked for when they are looked at. */
export interface Result {
  rows: number;
  fields: readonly Field[];
}

export async function run({ from }: Spec, reach: Reach): Promise<Result> {
  if (!from) throw fault("table/no-table", {});
  const fields = await reach.columns(from);
  const total = await reach.query(pageTotal({ table: from, columns: [], filter: [], search: "" }));
  return { rows: numbers(total, "n")[0], fields };
}
