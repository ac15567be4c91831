/** A node of a flow picture: where it stands and how high its bar is, in pixels from the top. */
export interface Bar {
  /** Top of the node's place; its label is centred on the place. */
  top: number;
  place: number;
  /** Top and height of its bar, inside the place. */
  y: number;
  height: number;
}

/** A ribbon from a bar on the left to one on the right. */
export interface Ribbon {
  from: number;
  to: number;
  count: number;
  /** Top of its end on each side, and its thickness. */
  left: number;
  right: number;
  thickness: number;
}

export interface FlowLayout {
  from: Bar[];
  to: Bar[];
  ribbons: Ribbon[];
  height: number;
}

export interface FlowLayoutOptions {
  /** Pixels that all customers together take. */
  total: number;
  /** Least pixels of a node's place, so that two lines of label fit. */
  least: number;
  /** Pixels between places. */
  gap: number;
}

/**
 * Lay out two columns of bars and the ribbons between them; both columns end at the same height.
 *
 * Bars are proportional to their counts. Ribbons leave a bar in the order of the other side, so that as few as can cross.
 *
 * @param counts left × right; null where a count is not shown, which takes no room
 */
export function layoutFlow(counts: readonly (readonly (number | null)[])[], { total, least, gap }: FlowLayoutOptions): FlowLayout {
  const sent = counts.map((line) => line.reduce<number>((sum, n) => sum + (n ?? 0), 0));
  const received = counts.length ? counts[0].map((_, j) => counts.reduce((sum, line) => sum + (line[j] ?? 0), 0)) : [];
  const all = sent.reduce((sum, n) => sum + n, 0);
  const scale = all ? total / all : 0;
  const height = Math.max(column(sent, { scale, least, gap }), column(received, { scale, least, gap }));
  const from = spread(sent, height, { scale, least, gap });
  const to = spread(received, height, { scale, least, gap });
  return { from, to, ribbons: ribbons(counts, { from, to, scale }), height };
}

interface Scaled {
  scale: number;
  least: number;
  gap: number;
}

/** Height of a column whose places stand as close as they may. */
function column(sizes: readonly number[], { scale, least, gap }: Scaled): number {
  return sizes.reduce((sum, n, i) => sum + Math.max(n * scale, least) + (i ? gap : 0), 0);
}

/** Places from top to bottom over the whole height, what is left shared evenly between them. */
function spread(sizes: readonly number[], height: number, scaled: Scaled): Bar[] {
  const extra = (height - column(sizes, scaled)) / Math.max(sizes.length, 1);
  let top = 0;
  return sizes.map((n) => {
    const bar = n * scaled.scale;
    const place = Math.max(bar, scaled.least) + extra;
    const found = { top, place, y: top + (place - bar) / 2, height: bar };
    top += place + scaled.gap;
    return found;
  });
}

function ribbons(counts: readonly (readonly (number | null)[])[], { from, to, scale }: { from: Bar[]; to: Bar[]; scale: number }): Ribbon[] {
  const left = from.map(({ y }) => y);
  const right = to.map(({ y }) => y);
  const found: Ribbon[] = [];
  counts.forEach((line, i) =>
    line.forEach((count, j) => {
      if (!count) return;
      const thickness = count * scale;
      found.push({ from: i, to: j, count, left: left[i], right: right[j], thickness });
      left[i] += thickness;
      right[j] += thickness;
    }),
  );
  return found;
}

/** The outline of a ribbon across `width` pixels, as the path of an SVG. */
export function ribbonPath({ left, right, thickness }: Ribbon, width: number): string {
  const middle = width / 2;
  const [a, b, c, d] = [left, left + thickness, right, right + thickness].map((y) => y.toFixed(1));
  return `M0 ${a}C${middle} ${a} ${middle} ${c} ${width} ${c}V${d}C${middle} ${d} ${middle} ${b} 0 ${b}Z`;
}
