import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "model",
  called: "scored",
  group: "understand",
  schema,
  settings: ["k"],
  makes: () => [{ part: "", columns: [] }],
  reads: ({ table }) => (table ? [table] : []),
  files: ({ path }) => (path ? [path] : []),
  rename: (spec, from, to) => renamed(spec, ["table"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
