import { amount, percent } from "../../i18n/number.ts";
import type { HeatRow, Measure } from "./result.ts";

/** A figure in words: shares in per cent, amounts as they are. */
export function figure(measure: Measure, value: number | null): string {
  return measure === "share" || measure === "penetration" ? percent(value, value && value < 0.1 ? 1 : 0) : amount(value);
}

/** Fewest of all customers who have what a sentence tells of. */
const COMMON = 0.05;

/** What sets one group most apart in what it has, of services that at least 5 % of all have; the first of equals. Undefined where nothing does. */
export function standout(heat: readonly HeatRow[]): { row: HeatRow; group: number } | undefined {
  let found: { row: HeatRow; group: number } | undefined;
  let most = 1.1;
  for (const row of heat) {
    if (row.measure !== "penetration" || row.part !== null || !((row.all ?? 0) >= COMMON)) continue;
    row.cells.forEach(({ index }, group) => {
      if (index !== null && index > most) [most, found] = [index, { row, group }];
    });
  }
  return found;
}
