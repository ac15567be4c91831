import { rowsOfDesign, type Design } from "../prepare/design.ts";
import type { Progress } from "../progress.ts";
import { chosen, spaced, type FoldRow } from "./folds.ts";
import { centredGram, solve } from "./gram.ts";
import { linearPredictor } from "./logistic.ts";

const COUNT = 10;
const LEAST = 1e-4;

/**
 * Choose the ridge of a linear regression by cross-validation over 10 values from λ_max = max |X'(y − ȳ)| / (n · sd of y) to 1e-4 of it, on the
 * mean squared error of rows held out.
 *
 * @param fold of each row, 0…4
 */
export function linearPath(design: Design, y: Float64Array, fold: Uint8Array, progress: Progress): { rows: FoldRow[]; min: number; oneSe: number } {
  const { n, d } = design;
  const gram = centredGram(design, y);
  const most = gram.answers.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0) / n / (Math.sqrt(gram.total / n) || 1);
  const lambdas = spaced(most || 1, LEAST, COUNT);
  const folds = 1 + fold.reduce((most, f) => Math.max(most, f), 0);
  const losses: { n: number; losses: number[] }[] = [];
  for (let f = 0; f < folds; ++f) {
    const rows = (out: boolean) => Int32Array.from({ length: n }, (_, i) => i).filter((i) => (fold[i] === f) === out);
    const [inside, outside] = [rows(false), rows(true)];
    if (!inside.length || !outside.length) continue;
    const own = centredGram(
      rowsOfDesign(design, inside),
      Float64Array.from(inside, (i) => y[i]),
    );
    const kept = Array.from({ length: d }, (_, j) => j).filter((j) => own.products[j][j] > 0);
    const held = rowsOfDesign(design, outside);
    const errors = lambdas.map((lambda) => {
      const coefficients = Array.from({ length: d }, () => 0);
      solve(own, kept, inside.length * lambda).estimates.forEach((estimate, k) => (coefficients[kept[k]] = estimate));
      const intercept = own.mean - coefficients.reduce((sum, b, j) => sum + b * own.means[j], 0);
      const expected = linearPredictor(held, { coefficients, intercept });
      return expected.reduce((sum, value, i) => sum + (y[outside[i]] - value) ** 2, 0) / outside.length;
    });
    losses.push({ n: outside.length, losses: errors });
    progress((f + 1) / folds);
  }
  return chosen(lambdas, losses);
}
