import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "ids",
  group: "data",
  schema,
  makes: ({ previous }) => [
    { part: "", columns: ["type", "id", "unified_id", "size"] },
    { part: "customers", columns: ["customer_id", "unified_id", "type", "ids"] },
    { part: "edges_rejected", columns: ["type_a", "a", "type_b", "b", "weight", "why", "customer_a", "customer_b"] },
    { part: "conflicts", columns: ["conflict", "type", "id", "unified_id", "component"] },
    { part: "conflict_links", columns: ["conflict", "type_a", "a", "type_b", "b", "weight", "bridge", "separates", "rejected", "pictured"] },
    { part: "review", columns: ["unified_id", "ids", "type", "id", "exclusive"] },
    { part: "dropped", columns: ["type", "id", "why", "rows", "partners"] },
    ...(previous ? [{ part: "changes", columns: ["unified_id_before", "unified_id", "what", "ids"] }] : []),
  ],
  reads: ({ tables, previous }) => [...new Set([...tables.map(({ table }) => table), previous].filter(Boolean))],
  rename: (spec, from, to) => ({ ...renamed(spec, ["previous"], from, to), tables: spec.tables.map((each) => renamed(each, ["table"], from, to)) }),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
