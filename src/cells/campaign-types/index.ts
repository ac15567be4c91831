import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "campaign-types",
  group: "understand",
  schema,
  settings: ["k"],
  makes: () => [
    { part: "", columns: ["campaign_id", "type", "distance", "medoid"] },
    { part: "summary", columns: ["type", "campaigns", "medoid", "contacts", "successes", "rate"] },
  ],
  reads: ({ campaigns }) => (campaigns ? [campaigns] : []),
  rename: (spec, from, to) => renamed(spec, ["campaigns"], from, to),
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});
