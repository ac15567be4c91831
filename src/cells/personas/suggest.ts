import { parse } from "valibot";
import type { Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

/** Takes the last cell of each kind it can read. */
export async function suggest(inputs: readonly Input[]): Promise<Spec> {
  const last = (kind: string) => inputs.findLast((input) => input.kind === kind && input.part === "")?.table ?? "";
  return parse(schema, { tags: last("tags"), history: last("history"), types: last("campaign-types") });
}
