import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "clusters",
  group: "understand",
  schema,
  settings: ["k"],
  makes: () => [
    { part: "", columns: ["cluster", "customers", "share"] },
    { part: "members", columns: ["customer_id", "cluster", "distance2", "inside"] },
    { part: "heat", columns: ["cluster", "part", "service", "measure", "value", "index", "low", "high"] },
  ],
  reads: ({ table }) => (table ? [table] : []),
  rename: (spec, from, to) => renamed(spec, ["table"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
