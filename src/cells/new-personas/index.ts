import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "new-personas",
  called: "new_personas",
  group: "understand",
  schema,
  settings: ["k"],
  makes: () => [
    { part: "", columns: ["persona", "customers", "share", "contacted", "never_contacted", "relation"] },
    { part: "members", columns: ["customer_id", "persona", "historical", "inside", "contacted", "distance2"] },
  ],
  reads: ({ personas, tags, types, history }) => [
    ...(personas ? [personas, `${personas}_members`] : []),
    ...(tags ? [tags, `${tags}_before`, `${tags}_split`, `${tags}_split_at_success`] : []),
    ...(types ? [types] : []),
    ...(history ? [history, `${history}_campaigns`] : []),
  ],
  rename: (spec, from, to) => renamed(spec, ["personas", "tags", "types", "history"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
