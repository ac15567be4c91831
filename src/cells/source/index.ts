import { defineCell } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "source",
  group: "data",
  schema,
  makes: () => [{ part: "", columns: [] }],
  reads: () => [],
  rename: (spec) => spec,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
