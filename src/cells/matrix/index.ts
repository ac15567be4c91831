import { matrixColumns } from "../../sql/matrix-table.ts";
import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "matrix",
  group: "understand",
  schema,
  display: ["measure", "sort", "order"],
  settings: ["k"],
  makes: () => [{ part: "", columns: matrixColumns }],
  reads: ({ history, types, personas }) => [history, history && `${history}_campaigns`, types, personas && `${personas}_members`].filter(Boolean),
  rename: (spec, from, to) => renamed(spec, ["history", "types", "personas"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
