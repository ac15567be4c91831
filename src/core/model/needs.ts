import type { FeaturePlan } from "../prepare/plan.ts";
import type { Fitted, TypesModel } from "./fitted.ts";

/** A column that a table must have to be scored. */
export interface Need {
  column: string;
  /** Levels may be text, or numbers that stand for levels. */
  type: "number" | "category";
  /** Levels that were seen, where they matter; others are told of, not refused. */
  levels?: string[];
}

/** The columns that a fitted thing reads, in its order. */
export function needsOf(fitted: Fitted): Need[] {
  return fitted.kind === "campaign-types" ? needsOfTypes(fitted) : needsOfPlan(fitted.plan);
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
