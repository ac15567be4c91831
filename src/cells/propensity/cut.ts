import { money } from "../../core/model/gains.ts";
import type { Tested } from "../../core/model/propensity-test.ts";
import type { Target } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Share of customers taken where nothing else says how many. */
const TENTH = 0.1;

/** Where the cut stands: where the reader put it, where profit is highest on the rows tested, or at a tenth. */
export function cutOf({ cut, value, cost }: Pick<Spec, "cut" | "value" | "cost">, test: Tested | null): Pick<Target, "share" | "by"> {
  if (cut !== null) return { share: cut, by: "reader" };
  const best = value > 0 && cost > 0 && test ? money(test.gains, { value, cost }).best.share : 0;
  return best > 0 ? { share: best, by: "profit" } : { share: TENTH, by: "tenth" };
}
