import type { Reals } from "./rows.ts";

/** Squared distance of two rows of d numbers, from place i of `a` and place j of `b`: the full sum of squared differences. */
export function distance2(a: Reals, i: number, b: Reals, j: number, d: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t = 0;
  for (; t + 3 < d; t += 4) {
    const d0 = a[i + t] - b[j + t];
    const d1 = a[i + t + 1] - b[j + t + 1];
    const d2 = a[i + t + 2] - b[j + t + 2];
    const d3 = a[i + t + 3] - b[j + t + 3];
    s0 += d0 * d0;
    s1 += d1 * d1;
    s2 += d2 * d2;
    s3 += d3 * d3;
  }
  for (; t < d; ++t) {
    const gap = a[i + t] - b[j + t];
    s0 += gap * gap;
  }
  return s0 + s1 + (s2 + s3);
}

/** As `distance2`, but what lies beyond `limit` may come back as any number that is not below it. */
export function distance2Within(a: Reals, i: number, b: Reals, j: number, { d, limit }: { d: number; limit: number }): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t = 0;
  for (; t + 7 < d; t += 8) {
    const d0 = a[i + t] - b[j + t];
    const d1 = a[i + t + 1] - b[j + t + 1];
    const d2 = a[i + t + 2] - b[j + t + 2];
    const d3 = a[i + t + 3] - b[j + t + 3];
    const d4 = a[i + t + 4] - b[j + t + 4];
    const d5 = a[i + t + 5] - b[j + t + 5];
    const d6 = a[i + t + 6] - b[j + t + 6];
    const d7 = a[i + t + 7] - b[j + t + 7];
    s0 += d0 * d0 + d4 * d4;
    s1 += d1 * d1 + d5 * d5;
    s2 += d2 * d2 + d6 * d6;
    s3 += d3 * d3 + d7 * d7;
    if (s0 + s1 + (s2 + s3) >= limit) return limit;
  }
  for (; t < d; ++t) {
    const gap = a[i + t] - b[j + t];
    s0 += gap * gap;
  }
  return s0 + s1 + (s2 + s3);
}
