import type { ColumnProfile, Field } from "../cells/cell.ts";
import { numbers, value, type Table } from "../core/table.ts";
import { BETWEEN } from "../sql/profile-columns.ts";

/** The answer to `profileColumns`, as profiles. */
export function profilesOf(fields: readonly Field[], answer: Table): ColumnProfile[] {
  const filled = numbers(answer, "filled");
  const rows = numbers(answer, "rows");
  const distinct = numbers(answer, "distinct_values");
  const said = (column: string, i: number) => {
    const found = value(answer.columns[column], i);
    return found === null ? null : String(found);
  };
  return fields.map((field, i) => ({
    ...field,
    missing: rows[i] ? 1 - filled[i] / rows[i] : 0,
    distinct: Math.min(distinct[i], filled[i]),
    top: said("top", i)?.split(BETWEEN) ?? [],
    min: said("low", i),
    max: said("high", i),
  }));
}
