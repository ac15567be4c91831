import { upliftColumns } from "../../sql/uplift-table.ts";
import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "uplift",
  group: "understand",
  schema,
  light: ["cut"],
  settings: ["k"],
  makes: () => [
    { part: "", columns: upliftColumns },
    { part: "target", columns: upliftColumns },
    { part: "curve", columns: ["share", "customers", "score", "qini", "low", "high", "random", "perfect", "uplift", "perfect_uplift"] },
    { part: "deciles", columns: ["decile", "treated", "control", "treated_yes", "control_yes", "foretold", "effect", "low", "high"] },
  ],
  reads: ({ table, apply }) => [table, apply].filter(Boolean),
  rename: (spec, from, to) => renamed(spec, ["table", "apply"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
