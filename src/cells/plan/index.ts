import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema, type Spec } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "plan",
  group: "choose",
  guarded: ["", "candidates"],
  schema,
  display: ["exportColumns"],
  makes: () => [
    { part: "", columns: ["customer_id", "persona", "probability", "rank", "arm"] },
    { part: "waterfall", columns: ["step", "label", "removed", "alone", "remaining"] },
    { part: "curve", columns: ["v", "expected", "low", "high"] },
    { part: "candidates", columns: ["customer_id", "persona", "probability", "rank"] },
  ],
  reads: ({ history, types, matrix, personas, tags, model, lists }: Spec) => [
    ...new Set([history, `${history}_campaigns`, types, matrix, `${personas}_members`, tags, model, ...lists.map(({ table }) => table)].filter(Boolean)),
  ],
  rename,
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});

function rename(spec: Spec, from: string, to: string): Spec {
  const named = renamed(spec, ["history", "types", "matrix", "personas", "tags", "model"], from, to);
  return { ...named, lists: named.lists.map((list) => renamed(list, ["table"], from, to)) };
}
