import type { Held } from "./items.ts";

/** What is known of a column of numbers before it becomes items. */
export interface NumberLook {
  kind: "number";
  column: string;
  /** Whether every number is 0 or 1. */
  flag: boolean;
  min: number;
  max: number;
  /** Rows without a number. */
  missing: number;
  zeros: number;
  /** Quartiles of all numbers, and of those above zero; type 7. Empty without numbers. */
  edges: readonly number[];
  edgesAbove: readonly number[];
}

/**
 * A column of numbers in quarters: up to the first quartile, above it up to the second, and so on. Edges that fall together merge their
 * quarters, and a quarter that nothing can be in is left out.
 *
 * @param counter where zero is apart and the quarters are of what is above it; only for numbers none of which is below zero
 */
export function quarters(look: NumberLook, counter: boolean): Held[] {
  const apart = counter && look.zeros > 0 && look.min >= 0;
  const edges = apart ? look.edgesAbove : look.edges;
  if (!edges.length) return apart ? [{ is: "zero" }] : [];
  const inner = [...new Set(edges)].filter((edge) => edge < look.max);
  const bounds = [apart ? 0 : null, ...inner, null];
  const bins = bounds.slice(1).map((to, i): Held => ({ is: "between", above: bounds[i], to, part: i + 1, parts: bounds.length - 1 }));
  return apart ? [{ is: "zero" }, ...bins] : bins;
}
