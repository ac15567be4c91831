import { randomFrom } from "../../src/core/random.ts";
import type { Design } from "../../src/core/prepare/design.ts";

export const [N, GROUPS, LEVELS] = [1_000_000, 10, 5];

/** Ten columns of five levels and an answer that hangs on them: codes group by group, and 0 or 1. */
export function drawn(): { codes: Uint8Array; y: Uint8Array } {
  const random = randomFrom("bench/logistic");
  const codes = Uint8Array.from({ length: GROUPS * N }, () => random.int(LEVELS));
  const weights = Float64Array.from({ length: GROUPS * LEVELS }, (_, at) => (at % LEVELS ? random.uniform() * 2 - 1 : 0));
  const y = Uint8Array.from({ length: N }, (_, i) => {
    let f = -1;
    for (let g = 0; g < GROUPS; ++g) f += weights[g * LEVELS + codes[g * N + i]];
    return random.uniform() < 1 / (1 + Math.exp(-f)) ? 1 : 0;
  });
  return { codes, y };
}

/** The columns as a model takes them: four coefficients each, none for the first level. */
export function designOf(codes: Uint8Array): Design {
  const d = GROUPS * (LEVELS - 1);
  const names = Array.from({ length: d }, (_, j) => `${Math.floor(j / (LEVELS - 1))}=${(j % (LEVELS - 1)) + 1}`);
  return {
    n: N,
    d,
    names,
    sources: names.map((name) => name.split("=")[0]),
    numbers: [],
    codes: Array.from({ length: GROUPS }, (_, g) => ({
      codes: codes.slice(g * N, (g + 1) * N),
      at: Int32Array.from({ length: LEVELS }, (__, level) => (level ? g * (LEVELS - 1) + level - 1 : -1)),
    })),
  };
}
