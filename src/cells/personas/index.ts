import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "personas",
  group: "understand",
  schema,
  settings: ["k"],
  makes: () => [
    { part: "", columns: ["library", "persona", "customers", "share"] },
    { part: "members", columns: ["customer_id", "library", "persona", "nearest", "inside", "distance2"] },
  ],
  reads: ({ tags, history, types }) => [
    ...(tags ? [tags, `${tags}_at_success`, `${tags}_at_intent`, `${tags}_at_failure`] : []),
    ...[history, types].filter(Boolean),
  ],
  rename: (spec, from, to) => renamed(spec, ["tags", "history", "types"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
