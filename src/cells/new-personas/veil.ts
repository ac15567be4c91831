import { suppress } from "../../core/matrix/suppress.ts";
import { veiled } from "../../core/persona/veil.ts";
import type { NewPersona } from "./result.ts";

/** What of a persona must not be shown. */
export interface Veil {
  size: boolean;
  /** Who of it was contacted, and who never. */
  coverage: boolean;
}

/** Which numbers of each persona would show fewer than k customers, or give away another that does. */
export function veils(personas: readonly Pick<NewPersona, "n" | "coverage">[], k: number): Veil[] {
  const { hidden, rowTotals } = suppress(
    personas.map(({ coverage }) => [coverage.contacted, coverage.never]),
    k,
  );
  const sizes = veiled(
    personas.map(({ n }) => n),
    k,
  );
  return personas.map((_, i) => {
    const size = sizes[i] || rowTotals.includes(i);
    return { size, coverage: size || hidden[i].some((why) => why !== null) };
  });
}
