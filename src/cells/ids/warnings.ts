import type { IdsResult, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** A customer of more than this share of all ids is a sign of a shared id that nobody left out. */
const GIANT = 0.05;
const GIANT_IDS = 100;

/** What a reader of this mapping should know, gravest first. */
export function warningsOf(result: Omit<IdsResult, "warnings">, { exclusive }: Spec): Warning[] {
  const { since, twice, largest, ids, types } = result;
  const holds: Record<Warning, boolean> = {
    "previous-unknown": since !== null && since.before > 0 && since.kept + since.merged + since.split === 0,
    giant: largest > GIANT_IDS && largest > GIANT * ids,
    "no-exclusive": !types.some(({ type, ids: own }) => own > 0 && exclusive.includes(type)),
    "previous-twice": twice.ids > 0,
  };
  return (Object.keys(holds) as Warning[]).filter((warning) => holds[warning]);
}
