import type { CurveLine } from "../../charts/curve.ts";
import { money, type Gains } from "../../core/model/gains.ts";
import type { CurveName } from "./schema.ts";

/** What the curves are drawn from. */
export interface Drawn {
  gains: Gains;
  /** To whom profit is carried over. */
  customers: number;
  value: number;
  cost: number;
  names: { own: string; base: string; ideal: string };
}

/** The curves of one choice: the model's, what chance gives, and what a perfect order would. */
export function linesOf(curve: CurveName, { gains, customers, value, cost, names }: Drawn): CurveLine[] {
  const of = (name: string, role: CurveLine["role"], y: (i: number) => number | null): CurveLine => ({
    name,
    role,
    points: gains.points.map(({ share }, x) => ({ x: share, y: y(x) })),
  });
  const { points, ideal, rate, events } = gains;
  const bare = (i: number) => points[i].n === 0;
  const best = (i: number) => ideal[i] * events;
  if (curve === "gains")
    return [of(names.ideal, "ideal", (i) => ideal[i]), of(names.base, "base", (i) => points[i].share), of(names.own, "own", (i) => points[i].gain)];
  if (curve === "lift" || curve === "response") {
    const scale = curve === "lift" ? 1 / rate : 1;
    const least = firstFull(gains);
    return [
      of(names.ideal, "ideal", (i) => (bare(i) ? null : (best(i) / points[i].n) * scale)),
      of(names.base, "base", () => rate * scale),
      of(names.own, "own", (i) => (i < least ? null : points[i].response! * scale)),
    ];
  }
  const own = money(gains, { value, cost }).points;
  const scale = customers / gains.n;
  const at = (hits: number, n: number) => (curve === "profit" ? (value * hits - cost * n) * scale : n && cost ? (value * hits - cost * n) / (cost * n) : null);
  return [
    of(names.ideal, "ideal", (i) => at(best(i), points[i].n)),
    of(names.base, "base", (i) => at(rate * points[i].n, points[i].n)),
    of(names.own, "own", (i) => (curve === "profit" ? own[i].profit * scale : own[i].roi)),
  ];
}

/** Rates of a handful of rows jump about: a curve of rates begins where there are twenty rows, or one in a hundred. */
function firstFull({ points, n }: Gains): number {
  return points.findIndex((point) => point.n >= Math.min(n, Math.max(20, n / 100)));
}
