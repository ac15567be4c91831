import type { AssociationModel } from "../lift/model.ts";
import { usesPlan, type NewPersonasModel } from "../persona/frozen.ts";
import type { FeaturePlan } from "../prepare/plan.ts";
import type { Fitted, TypesModel } from "./fitted.ts";

/** A column that a table must have to be scored. */
export interface Need {
  column: string;
  /** Levels may be text, or numbers that stand for levels. */
  type: "number" | "category";
  /** Levels that were seen, where they matter; others are told of, not refused. */
  levels?: string[];
  /**
   * What a number above 0 says that stood in another table where this was learned: that the customer holds the item of the column's name, or was
   * ever contacted.
   */
  says?: "held" | "contacted";
}

/** The columns that a fitted thing reads, in its order. */
export function needsOf(fitted: Fitted): Need[] {
  if (fitted.kind === "campaign-types") return needsOfTypes(fitted);
  if (fitted.kind === "association") return needsOfItems(fitted);
  return fitted.kind === "new-personas" ? needsOfSpace(fitted) : needsOfPlan(fitted.plan);
}

function needsOfPlan({ columns }: FeaturePlan): Need[] {
  return columns.map((plan) =>
    plan.type === "number" ? { column: plan.column, type: plan.type } : { column: plan.column, type: plan.type, levels: [...plan.levels] },
  );
}

function needsOfTypes({ frozen }: TypesModel): Need[] {
  const used = frozen.features.filter(({ idle }) => !idle);
  return used.map(({ column, measure, levels }) =>
    measure === "numeric" || measure === "log" ? { column, type: "number" } : { column, type: "category", ...(levels && { levels: [...levels] }) },
  );
}

function needsOfItems({ items, texts }: AssociationModel): Need[] {
  const needs = items.map(({ column, held: { is } }): Need => {
    if (is === "listed") return { column, type: "number", says: "held" };
    if (is !== "yes" && is !== "level") return { column, type: "number" };
    return { column, type: "category", levels: texts.find((text) => text.column === column)?.levels ?? [] };
  });
  return onceEach(needs);
}

function needsOfSpace(model: NewPersonasModel): Need[] {
  const { plan, blocks, contacted } = model;
  return onceEach([
    ...(usesPlan(model) ? needsOfPlan(plan) : []),
    ...blocks.flatMap(({ columns }) => columns.map(({ column }): Need => ({ column, type: "number" }))),
    ...(contacted === null ? [] : [{ column: contacted, type: "number" as const, says: "contacted" as const }]),
  ]);
}

/** One need a column; what a column says is kept wherever it stood. */
function onceEach(needs: readonly Need[]): Need[] {
  const found = new Map<string, Need>();
  for (const need of needs) found.set(need.column, { ...need, ...found.get(need.column) });
  return [...found.values()];
}
