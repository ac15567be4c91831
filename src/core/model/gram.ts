import { CHUNK } from "../cluster/moments.ts";
import type { Design } from "../prepare/design.ts";
import { cholesky, solveCholesky } from "./cholesky.ts";

/** Products of the columns of a design with each other and with the answers, each less its mean. */
export interface CentredGram {
  means: Float64Array;
  mean: number;
  /** d × d, symmetric. */
  products: Float64Array[];
  /** Of each column with the answers. */
  answers: Float64Array;
  /** Of the answers with themselves. */
  total: number;
}

/** A column as it is added up: the coefficients of its levels, or one that is its number. */
interface Part {
  places: Int32Array;
  codes: Uint8Array | null;
  values: ArrayLike<number> | null;
}

/** Add up the products of a design's columns, chunk by chunk. */
export function centredGram(design: Design, y: Float64Array): CentredGram {
  const { n, d } = design;
  const parts: Part[] = [
    ...design.numbers.map(({ values, at }) => ({ places: Int32Array.of(at), codes: null, values })),
    ...design.codes.map(({ codes, at }) => ({ places: at, codes, values: null })),
  ];
  const one: Part = { places: Int32Array.of(d), codes: null, values: new Uint8Array(n).fill(1) };
  const mean = crossed(one, { ...one, values: y }, n)[0] / n;
  const answer: Part = { ...one, values: y.map((value) => value - mean) };
  const [means, answers] = [new Float64Array(d), new Float64Array(d)];
  const products = Array.from({ length: d }, () => new Float64Array(d));
  for (const part of parts) {
    crossed(part, one, n).forEach((sum, level) => part.places[level] >= 0 && (means[part.places[level]] = sum / n));
    crossed(part, answer, n).forEach((sum, level) => part.places[level] >= 0 && (answers[part.places[level]] = sum));
  }
  parts.forEach((a, i) => {
    for (const b of parts.slice(0, i + 1)) {
      const sums = crossed(a, b, n);
      a.places.forEach((j, at) => b.places.forEach((k, level) => j >= 0 && k >= 0 && (products[j][k] = products[k][j] = sums[at * b.places.length + level])));
    }
  });
  products.forEach((row, j) => row.forEach((sum, k) => (row[k] = sum - n * means[j] * means[k])));
  return { means, mean, products, answers, total: crossed(answer, answer, n)[0] };
}

/** Sums of products of two columns, by their levels. */
function crossed(a: Part, b: Part, n: number): Float64Array {
  const [sums, width] = [new Float64Array(a.places.length * b.places.length), b.places.length];
  for (let from = 0; from < n; from += CHUNK) {
    const part = new Float64Array(sums.length);
    const to = Math.min(n, from + CHUNK);
    if (a.values && b.values) for (let i = from; i < to; ++i) part[0] += a.values[i] * b.values[i];
    else if (a.values) for (let i = from; i < to; ++i) part[b.codes![i]] += a.values[i];
    else if (b.values) for (let i = from; i < to; ++i) part[a.codes![i]] += b.values[i];
    else for (let i = from; i < to; ++i) part[a.codes![i] * width + b.codes![i]] += 1;
    for (let j = 0; j < sums.length; ++j) sums[j] += part[j];
  }
  return sums;
}

/**
 * Solve for some columns, with `ridge` on the diagonal: estimates, what their covariance is times the residual variance, and the effective
 * number of columns.
 */
export function solve({ products, answers }: CentredGram, kept: readonly number[], ridge: number) {
  const n = kept.length;
  const lower = new Float64Array((n * (n + 1)) / 2);
  kept.forEach((j, at) => kept.slice(0, at + 1).forEach((k, other) => (lower[(at * (at + 1)) / 2 + other] = products[j][k] + (at === other ? ridge : 0))));
  const factor = cholesky(lower, n);
  if (!factor) throw new RangeError("solve: columns are collinear");
  const estimates = solveCholesky(
    factor,
    kept.map((j) => answers[j]),
  );
  const inverse = kept.map((_, at) =>
    solveCholesky(
      factor,
      kept.map((__, other) => (at === other ? 1 : 0)),
    ),
  );
  const drawn =
    ridge > 0
      ? kept.map((j) =>
          solveCholesky(
            factor,
            kept.map((k) => products[j][k]),
          ),
        )
      : null;
  const effective = drawn ? drawn.reduce((sum, row, at) => sum + row[at], 0) : n;
  const covariance = drawn ? drawn.map((row) => solveCholesky(factor, row)) : inverse;
  return { estimates, covariance, effective };
}
