import { parse } from "valibot";
import { columnFor } from "../../core/role.ts";
import type { Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

/** Every table of chances in reach is an offer, and so are the types of the last matrix. */
export async function suggest(inputs: readonly Input[]): Promise<Spec> {
  const last = (...kinds: string[]) => kinds.map((kind) => inputs.findLast((input) => input.kind === kind && input.part === "")?.table).find(Boolean) ?? "";
  const people =
    inputs.findLast(({ kind, part }) => kind === "tags" && part === "") ??
    inputs.findLast(({ kind, columns }) => kind === "source" && columnFor("customer", columns));
  const offers = inputs.filter(offersIn).map(({ table, cell }) => ({ name: cell, from: table }));
  const matrix = last("matrix");
  return parse(schema, {
    customers: people?.table ?? "",
    key: people ? keyIn(people) : "customer_id",
    offers,
    ...(matrix && { matrix, personas: last("new-personas", "personas"), types: last("campaign-types") }),
    plan: last("plan"),
  });
}

/** Whether a table says how likely customers are to take one thing. */
export function offersIn({ kind, part, columns }: Input): boolean {
  if (kind === "propensity") return part === "";
  if (kind === "association") return part === "candidates";
  return kind === "model" && columns.some(({ name }) => name === "probability");
}

/** The column that names customers. */
export function keyIn({ kind, columns }: Pick<Input, "kind" | "columns">): string {
  return kind === "tags" ? "customer_id" : columnFor("customer", columns) || "customer_id";
}
