import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "trend",
  group: "understand",
  schema,
  settings: ["month"],
  display: ["sort", "scale"],
  makes: () => [{ part: "", columns: ["series", "period", "value", "forecast", "fitted", "low", "high", "mom", "yoy", "cumulative"] }],
  reads: ({ table }) => (table ? [table] : []),
  rename: (spec, from, to) => renamed(spec, ["table"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
