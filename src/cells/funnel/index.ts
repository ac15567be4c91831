import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "funnel",
  group: "choose",
  schema,
  makes: () => [
    { part: "", columns: [] },
    { part: "steps", columns: ["step", "label", "n", "drop", "of_first", "of_previous", "alone", "unique_loss"] },
  ],
  reads: ({ from }) => (from ? [from] : []),
  rename: (spec, from, to) => renamed(spec, ["from"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
