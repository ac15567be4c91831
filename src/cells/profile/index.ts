import { defineCell } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { columnsOfColumns, columnsOfOverlaps, columnsOfWarnings } from "./tables.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "profile",
  group: "data",
  schema,
  makes: () => [
    { part: "", columns: columnsOfColumns },
    { part: "warnings", columns: columnsOfWarnings },
    { part: "overlaps", columns: columnsOfOverlaps },
  ],
  reads: ({ tables }) => [...new Set(tables.map(({ table }) => table).filter(Boolean))],
  rename: (spec, from, to) => ({ ...spec, tables: spec.tables.map((asked) => (asked.table === from ? { ...asked, table: to } : asked)) }),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
