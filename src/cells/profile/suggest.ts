import { parse } from "valibot";
import type { Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

/** Files as they came are looked at; where there are none, what is nearest above. */
export async function suggest(inputs: readonly Input[]): Promise<Spec> {
  const sources = inputs.filter(({ kind }) => kind === "source");
  const tables = sources.length ? sources : inputs.slice(-1);
  return parse(schema, { tables: tables.map(({ table }) => ({ table })) });
}
