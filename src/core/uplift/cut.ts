import type { Judged } from "./judge.ts";
import type { UpliftModel } from "./model.ts";

/** How many are taken, and what that makes of the score. */
export interface Cut {
  /** Share of rows taken, highest scores first, 0…1. */
  share: number;
  regions: UpliftModel["regions"];
}

/**
 * Where a score is cut: at the share asked for, else at the one that gains most; at all rows where the score told nothing.
 *
 * Regions begin at the lowest score taken, on the rows judged on, and never below 0: who is harmed is no gain. Null where the score is not usable.
 */
export function cutAt({ points, best, verdict, arms }: Pick<Judged, "points" | "best" | "verdict" | "arms">, asked: number | null): Cut {
  const usable = verdict === "usable";
  const share = asked ?? (usable && best > 0 ? best : 1);
  const last = points.find((point) => point.share >= share && point.score !== null) ?? points[points.length - 1];
  return { share, regions: usable ? { from: Math.max(0, last.score ?? 0), base: arms.control.events / arms.control.n } : null };
}
