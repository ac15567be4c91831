import { renamedIn } from "../../sql/renamed-in.ts";
import { tablesIn } from "../../sql/tables-in.ts";
import { defineCell } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "sql",
  called: "query",
  group: "data",
  schema,
  makes: () => [{ part: "", columns: [] }],
  reads: ({ query }) => tablesIn(query),
  rename: ({ query }, from, to) => ({ query: renamedIn(query, from, to) }),
  suggest: async (inputs) => ({ query: inputs.length ? `SELECT *\nFROM ${inputs.at(-1)!.table}` : "" }),
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
