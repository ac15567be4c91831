import type { Cell, MatrixResult } from "./result.ts";
import type { Measure } from "./schema.ts";

/** Colours of a cell, as tokens. */
export interface Shade {
  background: string;
  ink: string;
}

/** Lifts at which the colour deepens; below one, their reciprocals. */
export const bounds = [1.1, 1.3, 1.6] as const;

const shallow = "var(--ink)";
const deep = "var(--on-deep)";
const sequence: Shade[] = ["--seq-1", "--seq-2", "--seq-4", "--seq-5"].map((token, step) => ({ background: `var(${token})`, ink: step < 2 ? shallow : deep }));

/** The colour of a lift: warm above one, cool below; muted, one step paler. */
export function liftShade(lift: number, muted = false): Shade {
  const size = lift >= 1 ? lift : 1 / lift;
  const step = bounds.filter((bound) => size >= bound).length;
  const drawn = Math.max(0, step - (muted ? 1 : 0));
  return { background: `var(--${lift >= 1 ? "up" : "down"}-${drawn + 1})`, ink: drawn === 3 ? deep : shallow };
}

/** The colour of a cell in sight. Lift and rate are coloured by lift within the type, never by the raw rate of a few contacts. */
export function shadeOf(cell: Cell, measure: Measure, result: MatrixResult): Shade {
  if (measure === "n") {
    const most = Math.max(1, ...result.cells.filter(({ hidden }) => !hidden).map(({ n }) => n));
    return sequence[Math.max(0, Math.ceil(4 * Math.sqrt(cell.n / most)) - 1)];
  }
  const lift = measure === "lift-overall" ? overallLift(cell, result) : cell.ebLift;
  return liftShade(lift ?? 1, cell.evidence === "C");
}

/** The shrunk rate over the rate of all contacts; null without either. */
export function overallLift({ ebRate }: Cell, { overall }: MatrixResult): number | null {
  return ebRate === null || !overall.rate ? null : ebRate / overall.rate;
}

/** The colours of the legend, lowest first. */
export function ramp(measure: Measure): Shade[] {
  if (measure === "n") return sequence;
  const down = [...bounds].reverse().map((bound) => liftShade(1 / (bound + 0.01)));
  return [...down, liftShade(0.999), liftShade(1), ...bounds.map((bound) => liftShade(bound))];
}
