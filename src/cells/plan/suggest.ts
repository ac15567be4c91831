import { parse } from "valibot";
import { columnFor } from "../../core/role.ts";
import type { Input } from "../cell.ts";
import { schema, type ListSpec, type Spec } from "./schema.ts";

/** Builds on the last cell of each kind it needs; leaves out those contacted too often or too recently, and the lists whose names say so. */
export async function suggest(inputs: readonly Input[]): Promise<Spec> {
  const last = (kind: string) => inputs.findLast((input) => input.kind === kind && input.part === "")?.table;
  const found = {
    history: last("history"),
    types: last("campaign-types"),
    matrix: last("matrix"),
    personas: last("new-personas") ?? last("personas"),
    tags: last("tags"),
  };
  return parse(schema, { ...Object.fromEntries(Object.entries(found).filter(([, table]) => table !== undefined)), lists: listsIn(inputs) });
}

/** What a list of customers is for, by the name of its table. */
export function listKind(table: string): ListSpec["label"] {
  if (/opt.?out|unsub|dnc|do.?not|退订|勿扰|免打扰|拒访/i.test(table)) return "optout";
  if (/black|block|黑/i.test(table)) return "black";
  return /(^|[^a-z])(red|vip)([^a-z]|$)|protect|红/i.test(table) ? "red" : "other";
}

/** Files of hardly more than ids whose names say that these customers are to be left alone. */
function listsIn(inputs: readonly Input[]): ListSpec[] {
  return inputs
    .filter(({ kind, columns }) => kind === "source" && columns.length > 0 && columns.length <= 3)
    .map(({ table, columns }) => ({ table, column: columnFor("list", columns), use: "exclude" as const, label: listKind(table) }))
    .filter(({ column, label }) => column && label !== "other");
}
