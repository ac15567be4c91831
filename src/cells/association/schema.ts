import * as v from "valibot";
import { axes, type Axis } from "../../core/lift/items.ts";
import { condition } from "../funnel/condition-schema.ts";

export const angleNames = ["bearer-service", "service-service", "personal-service", "data-voice"] as const;

const columns = v.optional(v.array(v.string()), []);
const share = (fallback: number) => v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), fallback);

const perAxis = v.object(Object.fromEntries(axes.map((axis) => [axis, columns])) as Record<Axis, typeof columns>);
const holdings = v.object({ table: v.optional(v.string(), ""), customer: v.optional(v.string(), ""), item: v.optional(v.string(), "") });
const rules = v.object({
  /** Least share of customers who hold all items of a rule. */
  support: share(0.005),
  confidence: share(0.3),
  /** Most items of a rule, both sides together. */
  length: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(6)), 4),
});

export const schema = v.object({
  /** One row a customer; "" where only the long table says who. */
  customers: v.optional(v.string(), ""),
  key: v.optional(v.string(), ""),
  /** One row for each thing a customer holds. */
  holdings: v.optional(holdings, {}),
  /** Columns of the table of customers, by what they say. */
  axes: v.optional(perAxis, {}),
  base: v.optional(v.picklist(["eligible", "all"]), "eligible"),
  /** By column: levels of customers who cannot have it. */
  eligibility: v.optional(v.record(v.string(), v.array(v.string())), {}),
  /** Who is analysed; all conditions hold. */
  group: v.optional(v.array(condition), []),
  minLift: v.optional(v.pipe(v.number(), v.minValue(0)), 1.2),
  minCount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 30),
  maxQ: share(0.05),
  rules: v.optional(rules, {}),
  /** Ids of the item that candidates have and of the one they lack. */
  candidates: v.optional(v.nullable(v.object({ has: v.string(), lacks: v.string() })), null),
  /** A table with customer_id and probability to rank candidates by; "" for a model of the items themselves. */
  model: v.optional(v.string(), ""),
  /** What is looked at; "" for the first that has pairs. */
  angle: v.optional(v.picklist(["", ...angleNames]), ""),
});

export type Spec = v.InferOutput<typeof schema>;
