import { propensityColumns } from "../../sql/propensity-table.ts";
import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "propensity",
  group: "understand",
  schema,
  display: ["curve"],
  light: ["cut", "value", "cost"],
  makes: () => [
    { part: "", columns: propensityColumns },
    { part: "target", columns: propensityColumns },
    { part: "deciles", columns: ["decile", "n", "events", "rate", "lift", "cum_gain", "cum_lift", "low", "high"] },
    { part: "coefficients", columns: ["term", "source", "coefficient", "effect"] },
    { part: "tested", columns: ["customer_id", "actual", "probability"] },
  ],
  reads: ({ yes, no, apply, against }) => [...new Set([yes, no, apply, against, against && `${against}_tested`].filter(Boolean))],
  rename: (spec, from, to) => renamed(spec, ["yes", "no", "apply", "against"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
