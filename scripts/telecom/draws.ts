import type { Random } from "../../src/core/random.ts";

/** A draw from the normal distribution. Source: Box & Muller 1958, doi:10.1214/aoms/1177706645. */
export function normal(random: Random, mean = 0, sd = 1): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.uniform()));
  return mean + sd * radius * Math.cos(2 * Math.PI * random.uniform());
}

/** Whether something of this probability happens. */
export function chance(random: Random, probability: number): boolean {
  return random.uniform() < probability;
}

/** A factor of mean 1 whose logarithm is normal. */
export function factor(random: Random, sd: number): number {
  return Math.exp(normal(random, -(sd * sd) / 2, sd));
}

/** A draw from the Gamma distribution of mean 1 and whole-numbered shape. */
export function gamma(random: Random, shape: number): number {
  let sum = 0;
  for (let i = 0; i < shape; ++i) sum -= Math.log(1 - random.uniform());
  return sum / shape;
}

/** Keep within limits. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
