import { defineCell } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { words } from "./words.ts";

/** What the table of the rows left out tells of each. */
const REJECTED = ["file", "line", "column", "why", "text"] as const;

export default defineCell({
  kind: "source",
  group: "data",
  schema,
  makes: ({ bad }) => [{ part: "", columns: [] }, ...(bad === "drop" ? [{ part: "rejected", columns: [...REJECTED] }] : [])],
  reads: () => [],
  files: ({ path, also }) => [path, ...also],
  rename: (spec) => spec,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  Remedies: () => import("./Remedies.svelte"),
  words,
});
