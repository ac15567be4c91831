import type { Input } from "../cell.ts";
import type { Spec } from "./schema.ts";

/** Starts from the wide table of tags where there is one, else from the last table made; no steps yet. */
export async function suggest(inputs: readonly Input[]): Promise<Spec> {
  const from = inputs.findLast(({ kind, part }) => kind === "tags" && part === "") ?? inputs.findLast(({ part }) => part === "") ?? inputs.at(-1);
  const customer = from?.columns.find(({ name }) => name === "customer_id")?.name ?? "";
  return { from: from?.table ?? "", customer, steps: [] };
}
