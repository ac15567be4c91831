import { parse } from "valibot";
import { columnFor, columnsFor, indicatorsIn } from "../../core/role.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

type Profile = (table: string) => Promise<readonly ColumnProfile[]>;

/** Takes the last table that has a column of dates or months, and its first sum of money or other number; counts rows where there is none. */
export async function suggest(inputs: readonly Input[], profile: Profile): Promise<Spec> {
  const raw = inputs.filter(({ columns, kind }) => columns.length && (kind === "source" || kind === "sql"));
  for (const { table } of raw.toReversed()) {
    const looks = await profile(table);
    const date = columnFor("month", looks) || columnFor("date", looks) || looks.find(({ type }) => type === "date")?.name || "";
    if (!date) continue;
    const numbers = indicatorsIn(looks.filter(({ name }) => name !== date));
    const money = columnsFor("money", looks).find((column) => numbers.includes(column));
    return parse(schema, { table, date, values: [money ?? numbers[0]].filter((column) => column !== undefined) });
  }
  return parse(schema, { table: raw.at(-1)?.table ?? "" });
}
