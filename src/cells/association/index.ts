import { pairColumns, ruleColumns } from "../../core/lift/tables.ts";
import { candidateColumns } from "../../sql/item-candidates.ts";
import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "association",
  group: "understand",
  schema,
  display: ["angle"],
  settings: ["k"],
  makes: ({ candidates }) => [
    { part: "", columns: pairColumns },
    { part: "rules", columns: ruleColumns },
    ...(candidates ? [{ part: "candidates", columns: candidateColumns }] : []),
  ],
  reads: ({ customers, holdings, model, candidates }) => [customers, holdings.table, candidates ? model : ""].filter(Boolean),
  rename: (spec, from, to) => ({ ...renamed(spec, ["customers", "model"], from, to), holdings: renamed(spec.holdings, ["table"], from, to) }),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
