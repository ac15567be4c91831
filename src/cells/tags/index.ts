import { defineCell, renamed, tableName } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

const anchored = ["at_success", "at_intent", "at_failure", "split_at_success"];

export default defineCell({
  kind: "tags",
  group: "prepare",
  schema,
  settings: ["month", "window"],
  makes: ({ history }) => {
    const parts = history ? ["", "before", "split", ...anchored] : ["", "before"];
    return parts.map((part) => ({ part, columns: anchored.includes(part) ? ["customer_id", "campaign_id", "as_of"] : ["customer_id"] }));
  },
  reads: ({ customers, usage, holdings, history }) =>
    [...new Set([customers, usage, holdings, history, history && tableName(history, "campaigns")])].filter(Boolean),
  rename: (spec, from, to) => renamed(spec, ["customers", "usage", "holdings", "history"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
