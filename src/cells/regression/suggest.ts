import { parse } from "valibot";
import { columnFor } from "../../core/role.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

/** Names of numbers that are worth explaining. Better ones first. */
const TARGETS = [
  /(revenue|arpu|spend|spent|amount|sales|income|charge|bill|消费|收入|费用|金额|账单)/i,
  /(usage|data|traffic|minutes|total|流量|用量|时长|总)/i,
];

/** The last table of tags or of a source with numbers, and in it the number whose name says it is worth explaining. */
export async function suggest(inputs: readonly Input[], profile: (table: string) => Promise<readonly ColumnProfile[]>): Promise<Spec> {
  const usable = inputs.filter(
    ({ columns, part, kind }) => part === "" && ["source", "sql", "tags"].includes(kind) && columns.some(({ type }) => type === "number"),
  );
  const chosen = usable.findLast(({ kind }) => kind === "tags") ?? usable.at(-1);
  if (!chosen) return parse(schema, {});
  const looks = await profile(chosen.table);
  const key = columnFor("customer", looks, []);
  return parse(schema, { table: chosen.table, key, target: targetIn(looks, key) });
}

/** The number most worth explaining: by its name, else the last of many values. */
export function targetIn(looks: readonly ColumnProfile[], key: string): string {
  const many = looks.filter(({ name, type, distinct }) => type === "number" && distinct > 10 && name !== key);
  for (const pattern of TARGETS) {
    const found = many.find(({ name }) => pattern.test(name));
    if (found) return found.name;
  }
  return many.at(-1)?.name ?? "";
}
