import type { FeaturePlan } from "../prepare/plan.ts";
import { axes } from "../lift/items.ts";
import type { AssociationModel } from "../lift/model.ts";
import { blockNames } from "../persona/blocks.ts";
import type { NewPersonasModel } from "../persona/frozen.ts";
import type { ClustersModel } from "../cluster/segments.ts";
import type { FittedKind, PersonasModel, TypesModel } from "./fitted.ts";
import type { PropensityModel } from "./propensity.ts";
import type { RegressionModel } from "./regression.ts";
import type { UpliftModel } from "../uplift/model.ts";
import { anything, furthermore, listOf, number, object, oneOf, optional, orNull, text, yesNo, type Shape } from "./shape.ts";

const numberPlan = object({
  column: text,
  zero: yesNo,
  median: number,
  low: number,
  high: number,
  transform: oneOf("none", "log1p", "asinh"),
  centre: number,
  scale: number,
  flag: yesNo,
});

const categoryPlan = object({
  column: text,
  zero: yesNo,
  levels: listOf(text),
  other: yesNo,
  missing: oneOf("level", "mode"),
  mode: text,
  reference: yesNo,
});

const columnPlan = furthermore<{ type: string }>(object({ type: oneOf("number", "category") }), ({ type }) => (type === "number" ? numberPlan : categoryPlan));

/** A feature plan whose lists are as long as its names. */
export const plan = furthermore<FeaturePlan>(object({ purpose: oneOf("clustering", "model"), columns: listOf(columnPlan), names: listOf(text) }), ({ names }) =>
  object({ sources: listOf(text, names.length), shift: listOf(number, names.length), factor: listOf(number, names.length) }),
);

/** Something fitted on a plan; what else it holds depends on the number of prepared columns. */
export function planned<T extends { plan: FeaturePlan }>(rest: (columns: number, fitted: T) => Readonly<Record<string, Shape>>): Shape {
  return furthermore<T>(object({ plan }), (fitted) => object(rest(fitted.plan.names.length, fitted)));
}

const group = { id: text, n: orNull(number), share: orNull(number), traits: listOf(object({ column: text, direction: oneOf("high", "low") })) };

/** Groups in a prepared space, and how far each reaches. */
const centred = planned<PersonasModel | ClustersModel>((d, { centres }) => {
  const k = Array.isArray(centres) ? centres.length : 0;
  return { centres: listOf(listOf(number, d)), gates: listOf(number, k), groups: listOf(object(group), k), tags: listOf(object({ column: text })) };
});

const feature = object({ column: text, measure: text, weight: number, range: orNull(listOf(number, 2)), idle: yesNo, levels: optional(listOf(text)) });

const types = furthermore<TypesModel>(object({ frozen: object({ features: listOf(feature) }), by: listOf(text) }), ({ frozen }) =>
  object({ types: listOf(object({ ...group, medoid: text, radius: number, values: listOf(anything, frozen.features.length) })) }),
);

const propensity = planned<PropensityModel>((d) => ({
  coefficients: listOf(number, d),
  intercept: number,
  lambda: number,
  penalty: oneOf("ridge", "lasso"),
  means: listOf(number, d),
  calibration: orNull(object({ intercept: number, slope: number })),
  target: object({ column: text, yes: listOf(text) }),
  purpose: oneOf("response", "purchase", "churn"),
}));

const regression = planned<RegressionModel>((d) => ({ coefficients: listOf(number, d), intercept: number, lambda: number, target: text }));

const uplift = planned<UpliftModel>((d, { learner }) => {
  const fitted = object({ coefficients: listOf(number, d), intercept: number, lambda: number });
  const nothing = orNull(oneOf());
  const arms = learner === "class" ? { treated: nothing, control: nothing, transformed: fitted } : { treated: fitted, control: fitted, transformed: nothing };
  return {
    learner: oneOf("t", "s", "class"),
    ...arms,
    regions: orNull(object({ from: number, base: number })),
    target: object({ column: text, yes: listOf(text) }),
    arm: object({ column: text, treated: listOf(text) }),
  };
});

/** A place in a list of this length. */
function placeIn(length: number): Shape {
  return (value, path) => (Number.isInteger(value) && (value as number) >= 0 && (value as number) < length ? null : path);
}

const held = furthermore<{ is: string }>(object({ is: oneOf("yes", "some", "level", "zero", "between", "missing", "listed") }), ({ is }) =>
  object(is === "yes" ? { levels: listOf(text) } : is === "level" ? { level: text } : is === "between" ? { above: orNull(number), to: orNull(number) } : {}),
);
const items = object({ items: listOf(object({ id: text, axis: oneOf(...axes), column: text, held })) });

const association = furthermore<AssociationModel>(items, ({ items: known }) => {
  const place = placeIn(known.length);
  return object({
    texts: listOf(object({ column: text, levels: listOf(text), cannot: listOf(text) })),
    rules: listOf(object({ left: listOf(place), right: place, confidence: number, lift: number, customers: number })),
    chance: optional(object({ has: place, lacks: place, intercept: number, terms: listOf(object({ item: place, coefficient: number, share: number })) })),
  });
});

const scaled = object({ column: text, log: yesNo, low: number, high: number, mean: number, deviation: number });
const blocks = object({
  old: listOf(listOf(number)),
  types: listOf(text),
  blocks: listOf(object({ block: oneOf(...blockNames), means: listOf(number), factor: number, columns: listOf(scaled) })),
});

/** New personas: blocks as wide as what they are made of, and centres as wide as all blocks. */
const newPersonas = furthermore<NewPersonasModel>(blocks, ({ old, types: known, blocks: parts }): Shape =>
  planned<NewPersonasModel>((d, { centres }) => {
    const wide = { base: d, affinity: known.length };
    const widths = parts.map(({ block, columns }) => (block === "base" || block === "affinity" ? wide[block] : columns.length));
    const k = Array.isArray(centres) ? centres.length : 0;
    return {
      old: listOf(listOf(number, d)),
      lifts: listOf(listOf(number, old.length), known.length),
      blocks: (_, path) => parts.map(({ means }, i) => listOf(number, widths[i])(means, `${path}[${i}].means`)).find((bad) => bad !== null) ?? null,
      contacted: orNull(text),
      centres: listOf(listOf(number, widths.reduce((sum, width) => sum + width, 0))), // prettier-ignore
      gates: listOf(number, k),
      groups: listOf(object(group), k),
      tags: listOf(object({ column: text })),
    };
  }),
);

/** How what is fitted must look in a file, by kind. */
export const bodies: Record<FittedKind, Shape> = {
  personas: centred,
  "new-personas": newPersonas,
  clusters: centred,
  "campaign-types": types,
  association,
  propensity,
  regression,
  uplift,
};
