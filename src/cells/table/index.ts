import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { shown } from "./shown.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "table",
  called: "rows",
  group: "tell",
  schema,
  makes: () => [],
  reads: ({ from }) => (from ? [from] : []),
  rename: (spec, from, to) => renamed(spec, ["from"], from, to),
  display: ["columns", "sort", "filter", "limit"],
  suggest: async (inputs) => ({ from: inputs.at(-1)?.table ?? "", columns: [], sort: [], filter: [], limit: 25 }),
  run,
  shows: shown,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
