import { defineCell } from "../cell.ts";
import { schema } from "./schema.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "prose",
  called: "text",
  group: "tell",
  schema,
  makes: () => [],
  reads: () => [],
  rename: (spec) => spec,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
