import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { name } from "../../sql/sql.ts";
import type { Raw } from "../../sql/key.ts";
import type { TrendSource } from "../../sql/trend-series.ts";
import type { Field } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** What is asked of the engine, once every column is there and of a kind that will do. @throws Fault `trend/…` */
export function sourceOf(spec: Spec, fields: readonly Field[]): TrendSource {
  const { table, measure } = spec;
  if (!table) throw fault("trend/no-table", {});
  if (!spec.date) throw fault("trend/no-date", { table });
  if (measure === "distinct" && !spec.of) throw fault("trend/no-distinct", { table });
  const raw = (column: string): Raw => {
    const field = fields.find((each) => each.name.toLowerCase() === column.toLowerCase());
    if (!field) throw fault("trend/no-column", { table, column });
    return { column: name(field.name), type: field.type };
  };
  const number = (column: string): Raw => {
    const found = raw(column);
    if (measure !== "count" && found.type !== "number" && found.type !== "boolean") throw fault("trend/not-a-number", { table, column });
    return found;
  };
  return {
    from: table,
    date: raw(spec.date),
    grain: spec.grain,
    values: measure === "distinct" ? [] : spec.values.map(number),
    measure,
    of: measure === "distinct" ? raw(spec.of) : null,
    by: spec.by ? raw(spec.by) : null,
  };
}
