import { wholePage } from "../../sql/page.ts";
import type { Sql } from "../../sql/sql.ts";
import type { Field } from "../cell.ts";
import type { Result } from "./run.ts";
import type { Spec } from "./schema.ts";

/** The rows that a table cell shows, all pages of them: filtered and sorted, with the columns it shows. What is no longer in the table is passed over. */
export function shown({ from, columns, filter, sort }: Spec, { fields }: Result): { columns: readonly Field[]; select: (columns: readonly string[]) => Sql } {
  const known = new Set(fields.map(({ name }) => name));
  const rows = { table: from, filter: filter.filter(({ column }) => known.has(column)), sort: sort.filter(({ column }) => known.has(column)) };
  const chosen = fields.filter(({ name }) => columns.includes(name));
  return { columns: chosen.length ? chosen : fields, select: (columns) => wholePage({ ...rows, columns }) };
}
