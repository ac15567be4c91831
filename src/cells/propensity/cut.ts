import type { Result, Target } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Share of customers taken where nothing else says how many. */
const TENTH = 0.1;

/** Where the cut stands: where the reader put it, where the expected profit is highest, or at a tenth where there is none. */
export function cutOf({ cut, value, cost }: Pick<Spec, "cut" | "value" | "cost">, { customers, curve }: Result["scored"]): Pick<Target, "share" | "by"> {
  if (cut !== null) return { share: cut, by: "reader" };
  if (!(value > 0 && cost > 0)) return { share: TENTH, by: "tenth" };
  const earned = curve.map(({ n, expected }) => ({ n, profit: value * expected - cost * n }));
  const best = earned.reduce((best, point) => (point.profit > best.profit ? point : best), { n: 0, profit: 0 });
  return best.n ? { share: best.n / customers, by: "profit" } : { share: TENTH, by: "loss" };
}
