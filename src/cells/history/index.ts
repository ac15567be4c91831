import { campaignColumns } from "../../sql/history-campaigns.ts";
import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "history",
  group: "prepare",
  schema,
  makes: () => [
    { part: "", columns: ["customer_id", "campaign_id", "outcome", "contacted_on", "channel", "rows"] },
    { part: "campaigns", columns: campaignColumns },
  ],
  reads: ({ contacts, campaigns, customers }) => [...new Set([contacts, campaigns, customers].filter(Boolean))],
  rename: (spec, from, to) => renamed(spec, ["contacts", "campaigns", "customers"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
