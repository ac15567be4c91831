import type { DropReason, PlanReport } from "../prepare/plan.ts";
import type { Screening, ScreenStep } from "./screen.ts";

/** The screening with what the plan dropped beside it, at the step it belongs to. */
export function withDropped(screening: Screening, { dropped, duplicates }: PlanReport): Screening {
  const stepOf = (reason: DropReason): ScreenStep => (reason === "duplicate" || reason === "missing" || reason === "id" ? reason : "constant");
  const gone = new Set(dropped.map(({ column }) => column));
  let less = 0;
  const steps = screening.steps.map(({ step, left, dropped: own }) => {
    const more = dropped.filter(({ reason }) => stepOf(reason) === step);
    less += more.length;
    return { step, left: left - less, dropped: [...own, ...more.map(({ column }) => ({ column, of: duplicates.find((twin) => twin.column === column)?.of }))] };
  });
  return {
    ...screening,
    steps,
    kept: screening.kept.filter((column) => !gone.has(column)),
    suspects: screening.suspects.filter(({ column }) => !gone.has(column)),
  };
}
