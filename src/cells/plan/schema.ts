import * as v from "valibot";
import { condition } from "../funnel/condition-schema.ts";

const days = (byDefault: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)), byDefault);
const money = v.optional(v.pipe(v.number(), v.minValue(0)), 0);
const name = (byDefault: string) => v.optional(v.string(), byDefault);

const planned = v.object({
  name: name(""),
  /** First and last day, `2024-06-30`; empty where not known yet. */
  start: name(""),
  end: name(""),
  values: v.optional(v.record(v.string(), v.union([v.number(), v.string()])), {}),
});

const list = v.object({
  table: v.string(),
  column: name(""),
  use: v.optional(v.picklist(["exclude", "force", "only"]), "exclude"),
  label: v.optional(v.picklist(["optout", "black", "red", "other"]), "other"),
});

export const schema = v.object({
  history: name("history"),
  types: name("types"),
  matrix: name("matrix"),
  personas: name("new_personas"),
  tags: name("tags"),
  /** Table with customer_id and probability that ranks customers within their persona; empty for their participation. */
  model: name(""),
  planned: v.optional(planned, {}),
  personasChosen: v.optional(v.nullable(v.array(v.string())), null),
  lists: v.optional(v.array(list), []),
  eligibility: v.optional(v.array(condition), []),
  holds: name(""),
  exclusiveWith: v.optional(v.array(v.string()), []),
  restDays: days(30),
  maxContacts: days(3),
  within: days(90),
  failedDays: days(90),
  value: money,
  cost: money,
  /** Customers in the target group, control included; null is the best size. */
  size: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
  holdout: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)), 0.1),
  /** Tag whose thirds, with the persona, make the strata of the control; empty for the persona alone. */
  tier: name(""),
  exportColumns: v.optional(v.array(v.string()), ["customer_id", "persona"]),
});

export type Spec = v.InferOutput<typeof schema>;
export type ListSpec = Spec["lists"][number];
