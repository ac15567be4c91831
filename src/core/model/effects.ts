import type { Design } from "../prepare/design.ts";

/** What a prepared column does in a model. */
export interface Effect {
  /** As in the plan: `column`, `column=level` or `column__isna`. */
  name: string;
  source: string;
  /** On the plan's scale. */
  coefficient: number;
  /** Coefficient × sd of the prepared column: change of the log-odds per usual difference. */
  effect: number;
}

/** Mean and population sd of each prepared column. */
export function momentsOf(design: Design): { mean: number; sd: number }[] {
  const found = Array.from({ length: design.d }, () => ({ mean: 0, sd: 0 }));
  const { n } = design;
  for (const { values, at } of design.numbers) {
    let [sum, squares] = [0, 0];
    for (const value of values) sum += value;
    const mean = sum / n;
    for (const value of values) squares += (value - mean) ** 2;
    found[at] = { mean, sd: Math.sqrt(squares / n) };
  }
  for (const { codes, at } of design.codes) {
    const counts = new Float64Array(at.length);
    for (const code of codes) ++counts[code];
    const rows = new Map<number, number>();
    at.forEach((j, level) => j >= 0 && rows.set(j, (rows.get(j) ?? 0) + counts[level]));
    for (const [j, count] of rows) found[j] = { mean: count / n, sd: Math.sqrt((count / n) * (1 - count / n)) };
  }
  return found;
}

/** What each prepared column does, strongest first by effect, ties in the order of the plan. */
export function effectsOf(design: Design, coefficients: readonly number[], moments: readonly { sd: number }[]): Effect[] {
  const all = design.names.map((name, j) => ({ name, source: design.sources[j], coefficient: coefficients[j], effect: coefficients[j] * moments[j].sd }));
  return all.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}
