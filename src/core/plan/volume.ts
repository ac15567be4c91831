/** Expected acceptances when the best v candidates are asked. */
export interface CurvePoint {
  v: number;
  expected: number;
  /** The same from the lower and upper bounds of the personas' rates. */
  low: number;
  high: number;
}

/**
 * The curve at any v, straight between its points; flat beyond the last, from 0 before the first.
 *
 * @param curve ascending in v
 */
export function curveAt(curve: readonly CurvePoint[], v: number): CurvePoint {
  let before: CurvePoint = { v: 0, expected: 0, low: 0, high: 0 };
  for (const point of curve) {
    if (point.v >= v) return between(before, point, v);
    before = point;
  }
  return { ...before, v };
}

function between(a: CurvePoint, b: CurvePoint, v: number): CurvePoint {
  const share = b.v > a.v ? (v - a.v) / (b.v - a.v) : 1;
  const mix = (from: number, to: number) => from + share * (to - from);
  return { v, expected: mix(a.expected, b.expected), low: mix(a.low, b.low), high: mix(a.high, b.high) };
}

/** What is left of the worth of the acceptances after the cost of asking v. In the units of value and cost. */
export function profit({ v, expected }: Pick<CurvePoint, "v" | "expected">, value: number, cost: number): number {
  return value * expected - cost * v;
}

/** Why the proposed size is what it is: best profit, chance above the type's base rate, or everybody. */
export type BestBy = "profit" | "base" | "all";

/**
 * The chance of acceptance from which on asking is worth it, and why.
 *
 * With value and cost: the break-even cost / value. Without: the base rate of the type, which is a habit and no law.
 */
export function threshold(value: number, cost: number, base: number): { above: number; by: BestBy } {
  return value > 0 && cost > 0 ? { above: cost / value, by: "profit" } : { above: base, by: "base" };
}
