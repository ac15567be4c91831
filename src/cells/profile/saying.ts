import type { Finding, FindingCode } from "../../core/profile/finding.ts";
import { count, percent } from "../../i18n/number.ts";

/** How counts and examples are said: as they are to the one who works, hidden where they are shown to others. */
export interface Show {
  /** A number of rows or ids. */
  count(n: number): string;
  /** Whether examples of values and ids may be said. */
  examples: boolean;
}

/** What the reader may see: all, or no count below k and no example. */
export function showFor(presenting: boolean, k: number): Show {
  return { count: (n) => (presenting && n > 0 && n < k ? `<${k}` : count(n)), examples: !presenting };
}

/** The sentence of every finding. */
export type Sayings = { [C in FindingCode]: (finding: Finding<C>, show: Show) => string };

/** A share that is never said as nothing: <0.1%. */
export function part(share: number): string {
  if (share > 0 && share < 0.0005) return `<${percent(0.001)}`;
  return share < 1 && share >= 0.9995 ? `>${percent(0.999)}` : percent(share);
}

/** A finding in words. */
export function sayFinding(sayings: Sayings, finding: Finding, show: Show): string {
  return (sayings[finding.code] as (finding: Finding, show: Show) => string)(finding, show);
}

/** A value with its spaces in sight. */
export function visible(value: string): string {
  return value.replace(/^ +| +$|\t|\n|\r|\u00a0|\u3000/g, (spaces) =>
    spaces
      .replace(/ /g, "␣")
      .replace(/\t/g, "⇥")
      .replace(/[\n\r]/g, "↵")
      .replace(/[\u00a0\u3000]/g, "␣"),
  );
}
