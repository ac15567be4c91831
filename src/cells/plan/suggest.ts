import { parse } from "valibot";
import type { Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

/** Builds on the last cell of each kind it needs; leaves out nobody but those contacted too often or too recently. */
export async function suggest(inputs: readonly Input[]): Promise<Spec> {
  const last = (kind: string) => inputs.findLast((input) => input.kind === kind && input.part === "")?.table;
  const found = {
    history: last("history"),
    types: last("campaign-types"),
    matrix: last("matrix"),
    personas: last("new-personas") ?? last("personas"),
    tags: last("tags"),
  };
  return parse(schema, Object.fromEntries(Object.entries(found).filter(([, table]) => table !== undefined)));
}
