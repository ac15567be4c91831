import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "regression",
  group: "understand",
  schema,
  settings: ["k"],
  makes: () => [{ part: "", columns: ["customer_id", "predicted", "actual", "residual"] }],
  reads: ({ table, apply }) => [...new Set([table, apply])].filter(Boolean),
  rename: (spec, from, to) => renamed(spec, ["table", "apply"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
