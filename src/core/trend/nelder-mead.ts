/** Where a function is least, as far as was looked. */
export interface Least {
  at: number[];
  value: number;
  /** Times the function was asked. */
  asked: number;
}

/** When to stop looking. */
export interface SearchOptions {
  /** Length of the first steps along each axis. Default 1. */
  step?: number;
  /** Stop when the corners' values differ by less than this share of the best. Default 1e-9. */
  tolerance?: number;
  /** Most times the function is asked. Default 100 for each axis. */
  most?: number;
}

interface Corner {
  at: number[];
  value: number;
}

/**
 * Look for the least value of a function of a few numbers, downhill from a start, without its slopes.
 *
 * A local minimum. A value that is not a number counts as infinite. The same start gives the same steps; on a tie the corner found first is kept.
 *
 * Source: Nelder & Mead 1965, doi:10.1093/comjnl/7.4.308, with factors 1, 2, ½ and ½.
 */
export function nelderMead(of: (at: readonly number[]) => number, start: readonly number[], options: SearchOptions = {}): Least {
  const { step = 1, tolerance = 1e-9, most = 100 * start.length } = options;
  let asked = 0;
  const corner = (at: number[]): Corner => {
    ++asked;
    const value = of(at);
    return { at, value: Number.isNaN(value) ? Infinity : value };
  };
  const corners = [corner([...start]), ...start.map((_, j) => corner(start.map((x, i) => (i === j ? x + step : x))))];
  const order = () => corners.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const last = corners.length - 1;
  for (order(); asked < most && spreadOf(corners) > tolerance; order()) {
    const better = replacement(corners, corner);
    if (better) corners[last] = better;
    else for (let i = 1; i <= last; ++i) corners[i] = corner(between(corners[0].at, corners[i].at, 0.5));
  }
  return { at: corners[0].at, value: corners[0].value, asked };
}

/** What takes the place of the worst corner; undefined where all must draw together. */
function replacement(corners: readonly Corner[], corner: (at: number[]) => Corner): Corner | undefined {
  const worst = corners[corners.length - 1];
  const centre = worst.at.map((_, j) => corners.slice(0, -1).reduce((sum, { at }) => sum + at[j], 0) / (corners.length - 1));
  const across = corner(between(worst.at, centre, 2));
  if (across.value < corners[0].value) {
    const beyond = corner(between(worst.at, centre, 3));
    return beyond.value < across.value ? beyond : across;
  }
  if (across.value < corners[corners.length - 2].value) return across;
  const nearer = across.value < worst.value ? across : worst;
  const inner = corner(between(nearer.at, centre, 0.5));
  return inner.value < nearer.value ? inner : undefined;
}

/** From one place towards another: 0 is the first, 1 the second, 2 as far again. */
function between(from: readonly number[], to: readonly number[], share: number): number[] {
  return from.map((x, j) => x + share * (to[j] - x));
}

function spreadOf(corners: readonly Corner[]): number {
  const [best, worst] = [corners[0].value, corners[corners.length - 1].value];
  return Number.isFinite(worst) ? (worst - best) / Math.max(Math.abs(best), Number.MIN_VALUE) : Infinity;
}
