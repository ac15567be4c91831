import { parse } from "valibot";
import { columnFor, columnsFor, tableFor } from "../../core/role.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

type Profile = (table: string) => Promise<readonly ColumnProfile[]>;

/** Takes the last cell of tags, else the table of customers; services are what customers have or have not, usage is money or monthly averages. */
export async function suggest(inputs: readonly Input[], profile: Profile): Promise<Spec> {
  const tags = inputs.findLast(({ kind, part }) => kind === "tags" && part === "");
  if (tags) {
    const names = tags.columns.map(({ name }) => name);
    const services = names.filter((name) => name.startsWith("holds_"));
    const usage = names.filter((name) => name.endsWith("_level"));
    return parse(schema, { table: tags.table, key: names.includes("customer_id") ? "customer_id" : "", services, usage });
  }
  const raw = inputs.filter(({ columns, kind }) => columns.length && (kind === "source" || kind === "sql"));
  const seen = await Promise.all(raw.map(async ({ table, rows }) => ({ table, rows, columns: await profile(table) })));
  const table = tableFor("customers", seen) || tableFor("wide", seen) || (raw.at(-1)?.table ?? "");
  const looks = seen.find((each) => each.table === table)?.columns ?? [];
  const key = columnFor("customer", looks);
  const others = looks.filter(({ name }) => name !== key);
  const usage = columnsFor("money", others).slice(0, 4);
  return parse(schema, { table, key, services: others.filter(isYesNo).map(({ name }) => name), usage });
}

/** A column of yes and no, with or without a third word for not being able to. */
function isYesNo({ type, top }: ColumnProfile): boolean {
  if (type === "boolean") return true;
  return (
    type === "text" &&
    top.length >= 2 &&
    top.length <= 3 &&
    top.some((value) => /^(yes|y|是|有)$/i.test(value)) &&
    top.some((value) => /^(no|n|否|无)$/i.test(value))
  );
}
