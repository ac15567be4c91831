import { parse } from "valibot";
import { linkColumns, typeOfColumn } from "../../core/ids/id-type.ts";
import { columnFor } from "../../core/role.ts";
import type { ColumnProfile, Field, Input } from "../cell.ts";
import { schema, type IdTable, type Spec } from "./schema.ts";

type Profile = (table: string) => Promise<readonly ColumnProfile[]>;

/** Finds the tables whose rows hold two ids or more, or are links, and the mapping of the last refresh. */
export async function suggest(inputs: readonly Input[], profile: Profile): Promise<Spec> {
  const raw = inputs.filter(({ columns, kind }) => columns.length && (kind === "source" || kind === "sql"));
  const mapping = raw.find(({ columns }) => isMapping(columns));
  const tables: IdTable[] = [];
  for (const input of raw.filter((each) => each !== mapping)) {
    const found = await tableOf(input.table, await profile(input.table));
    if (found.shape === "links" || found.ids.length > 1) tables.push(found);
  }
  return parse(schema, { tables, previous: mapping?.table ?? "" });
}

/** A table with the columns that hold ids, by their names and what they hold. */
export function tableOf(table: string, looks: readonly (Field & Partial<ColumnProfile>)[]): IdTable {
  const links = linkColumns(looks);
  const ids = looks.flatMap((look) => {
    const type = typeOfColumn(look);
    return type ? [{ column: look.name, type }] : [];
  });
  if (links) return { table, shape: "links", ids: [], ...links, weight: weightOf(looks), date: columnFor("date", looks) };
  return {
    table,
    shape: "rows",
    ids,
    a: "",
    aType: "",
    b: "",
    bType: "",
    weight: "",
    date: ids.some(({ type }) => type === "device" || type === "cookie") ? columnFor("date", looks) : "",
  };
}

/** Whether a table is a mapping that an ids cell made. */
export function isMapping(columns: readonly { name: string }[]): boolean {
  return ["type", "id", "unified_id"].every((wanted) => columns.some(({ name }) => name.toLowerCase() === wanted));
}

function weightOf(looks: readonly Field[]): string {
  return looks.find(({ name, type }) => type === "number" && /^(weight|score|confidence|strength|times|权重|次数|置信度|得分)$/i.test(name.trim()))?.name ?? "";
}
