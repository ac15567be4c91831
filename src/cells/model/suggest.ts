import { parse } from "valibot";
import { columnFor } from "../../core/role.ts";
import type { Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

/** The tags of the customers where there are some, else the last table that names customers. */
export async function suggest(inputs: readonly Input[]): Promise<Spec> {
  const main = inputs.filter(({ part }) => part === "");
  const named = main.filter(({ columns }) => columnFor("customer", columns));
  const found = main.findLast(({ kind }) => kind === "tags") ?? named.findLast(({ kind }) => kind === "source" || kind === "sql");
  return parse(schema, { table: found?.table ?? "", key: found ? keyIn(found) : "" });
}

/** The column that names customers, or campaigns; empty where none does. */
export function keyIn({ kind, columns }: Pick<Input, "kind" | "columns">): string {
  if (kind === "tags") return "customer_id";
  return columnFor("customer", columns);
}
