import { parse } from "valibot";
import type { Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

/** The last history, types and personas in reach, new personas before historical ones. */
export async function suggest(inputs: readonly Input[]): Promise<Spec> {
  const last = (...kinds: string[]) => kinds.map((kind) => inputs.findLast((input) => input.kind === kind && input.part === "")?.table).find(Boolean) ?? "";
  return parse(schema, { history: last("history"), types: last("campaign-types"), personas: last("new-personas", "personas") });
}
