/** One line of a picture of curves. */
export interface CurveLine {
  name: string;
  /** Ascending in x; where y is null there is a gap. */
  points: readonly { x: number; y: number | null }[];
  /** The one the handle runs on; what it is measured against; what could be at best; another of its kind. */
  role: "own" | "base" | "ideal" | "other";
}

/** Between what a curve lies. Ascending in x. */
export type CurveBand = readonly { x: number; low: number; high: number }[];

/** A place in a picture, in pixels from its upper left corner. */
interface Spot {
  x: number;
  y: number;
}
type Drawn = readonly { x: number; y: number | null }[];

/** The height of a curve at any x, straight between its points; null where it has none. */
export function heightAt({ points }: Pick<CurveLine, "points">, x: number): number | null {
  const known = points.filter((point): point is { x: number; y: number } => point.y !== null);
  const after = known.findIndex((point) => point.x >= x);
  if (after < 0) return known.at(-1)?.y ?? null;
  if (!after) return known[0].y;
  const [a, b] = [known[after - 1], known[after]];
  return b.x > a.x ? a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y) : b.y;
}

/** A perfect curve that towers over the others would flatten them: the picture cuts it off. */
export function towers(lines: readonly CurveLine[]): boolean {
  const top = (ideal: boolean) =>
    Math.max(0, ...lines.filter(({ role }) => (role === "ideal") === ideal).flatMap(({ points }) => points.map(({ y }) => y ?? 0)));
  return top(true) > 2.5 * top(false);
}

/** About five round heights, from the first above the lowest (which is at most 0) to the first not below the highest. */
export function roundHeights(lowest: number, highest: number): number[] {
  const rough = (highest - lowest) / 4;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * unit).find((size) => size >= rough)!;
  const first = Math.ceil(lowest / step - 1e-9);
  return Array.from({ length: Math.ceil(highest / step - 1e-9) - first + 1 }, (_, i) => (first + i) * step);
}

/** Where words about a place on a curve stand: beside it, inside the frame, over as little of lines as can be, a heavier one last; their start, on the line they are written on. */
export function wordsSpot(
  at: Spot,
  words: { wide: number; size: number },
  frame: { left: number; right: number; top: number; bottom: number },
  lines: readonly { points: Drawn; weight: number }[],
): Spot {
  const { wide, size } = words;
  const lefts = [at.x - size - wide, at.x + size];
  const tries = [
    { x: lefts[0], y: at.y - size },
    { x: lefts[1], y: at.y + size * 1.8 },
    { x: lefts[1], y: at.y - size },
    { x: lefts[0], y: at.y + size * 1.8 },
    { x: lefts[0], y: at.y + size * 3.6 },
    { x: lefts[0], y: at.y - size * 3.6 },
  ].map(({ x, y }) => ({
    x: Math.max(frame.left + 4, Math.min(frame.right - wide, x)),
    y: Math.max(frame.top + size, Math.min(frame.bottom - size / 2, y)),
    moved: x < frame.left || x + wide > frame.right,
  }));
  const cost = (spot: (typeof tries)[number]) => (spot.moved ? 100 : 0) + crossed(spot, words, lines);
  return tries.reduce((best, spot) => (cost(spot) < cost(best) ? spot : best));
}

/** How much of lines runs behind words. */
function crossed(at: Spot, { wide, size }: { wide: number; size: number }, lines: readonly { points: Drawn; weight: number }[]): number {
  const inside = ({ x, y }: Drawn[number]) => y !== null && x > at.x - 4 && x < at.x + wide + 4 && y > at.y - size * 1.1 && y < at.y + size * 0.5;
  return lines.reduce((sum, { points, weight }) => sum + weight * points.filter(inside).length, 0);
}

/** A line through places, broken where one has no height, as SVG. */
export function pathOf(points: Drawn): string {
  let pen = "M";
  return points
    .map(({ x, y }) => {
      if (y === null) return ((pen = "M"), "");
      const piece = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
      pen = "L";
      return piece;
    })
    .join("");
}
