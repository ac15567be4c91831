import { defineCell, renamed } from "../cell.ts";
import { run } from "./run.ts";
import { schema, type Spec } from "./schema.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

export default defineCell({
  kind: "recommend",
  called: "recommended",
  group: "understand",
  schema,
  display: ["types"],
  settings: ["k"],
  makes: () => [
    { part: "", columns: ["customer_id", "place", "offer", "score", "probability", "reason", "source"] },
    { part: "reach", columns: ["offer", "source", "first", "customers", "mean"] },
  ],
  reads: ({ customers, offers, matrix, personas, types, plan, lists }: Spec) => [
    ...new Set(
      [
        customers,
        ...offers.map(({ from }) => from),
        ...(matrix ? [matrix, ...(personas ? [`${personas}_members`] : []), types] : []),
        ...(plan ? [plan, `${plan}_candidates`] : []),
        ...lists.map(({ table }) => table),
      ].filter(Boolean),
    ),
  ],
  rename,
  suggest,
  run,
  View: () => import("./View.svelte"),
  Editor: () => import("./Editor.svelte"),
  words,
});

function rename(spec: Spec, from: string, to: string): Spec {
  const named = renamed(spec, ["customers", "matrix", "personas", "types", "plan"], from, to);
  const offers = spec.offers.map((offer) => renamed(offer, ["from"], from, to));
  const lists = spec.lists.map((list) => renamed(list, ["table"], from, to));
  return { ...named, offers, lists };
}
