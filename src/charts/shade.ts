/** Colours of a field and of what stands on it, as tokens. */
export interface Shade {
  background: string;
  ink: string;
}

/** Ratios at which the colour deepens; below one, their reciprocals. */
export const RATIOS = [1.1, 1.3, 1.6] as const;

/** Ratios at which the colour deepens, further out where the ratios shown are large. */
export function boundsFor(ratios: readonly number[]): readonly number[] {
  const above = ratios.filter((ratio) => ratio > 1).sort((a, b) => a - b);
  const high = above[Math.floor(above.length * 0.75)] ?? 1;
  return high < 1.5 ? RATIOS : high < 3 ? [1.2, 1.5, 2] : high < 6 ? [1.5, 2.5, 5] : [2, 4, 8];
}

/** Shares of the largest value at which the colour deepens. */
const STEPS = [0.1, 0.3, 0.55, 0.8] as const;

const shallow = "var(--ink)";
const deep = "var(--on-deep)";

/** The colour of a ratio: warm above one, cool below; muted, one step paler. Safe for the common colour blindnesses. */
export function ratioShade(ratio: number, bounds: readonly number[] = RATIOS, muted = false): Shade {
  const size = ratio >= 1 ? ratio : 1 / ratio;
  const step = Math.max(0, bounds.filter((bound) => size >= bound).length - (muted ? 1 : 0));
  return { background: `var(--${ratio >= 1 ? "up" : "down"}-${step + 1})`, ink: step === 3 ? deep : shallow };
}

/** The colour of a share of the largest value, 0…1: the more, the deeper. */
export function shareShade(share: number): Shade {
  const step = STEPS.filter((bound) => share >= bound).length;
  return { background: `var(--seq-${step + 1})`, ink: step > 2 ? deep : shallow };
}

/** Every colour of ratios, lowest first, with the bound where the next begins. */
export function ratioRamp(bounds: readonly number[] = RATIOS): { shade: Shade; until: number | null }[] {
  const edges = [...[...bounds].reverse().map((bound) => 1 / bound), 1, ...bounds];
  const inside = [edges[0] / 2, ...edges];
  return inside.map((from, i) => ({ shade: ratioShade(i ? from * (1 + 1e-9) : from, bounds), until: edges[i] ?? null }));
}
