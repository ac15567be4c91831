import { layout } from "../../core/ids/layout.ts";

/** One link of a conflict, as the engine says it. */
export interface Link {
  type_a: string;
  a: string;
  type_b: string;
  b: string;
  weight: number;
  bridge: number;
  separates: number;
  rejected: number;
}

/** An id with its place in a picture, in pixels. */
export interface Node {
  type: string;
  id: string;
  x: number;
  y: number;
}

export interface Picture {
  nodes: Node[];
  links: (Link & { from: Node; to: Node })[];
  height: number;
}

/** Pixels from the edge of the picture to its outermost ids: room for what is written under them. */
const INSET = 56;
/** The least and most that one link is long, in pixels. */
const SHORT = 34;
const LONG = 110;

/** Lay the links of a conflict out in a width, no higher than `most` pixels where they stand far enough apart. */
export function pictureOf(links: readonly Link[], width: number, most: number): Picture {
  const numbers = new Map<string, number>();
  const nodes: Node[] = [];
  const number = (type: string, id: string) => {
    const key = `${type}:${id}`;
    if (!numbers.has(key)) {
      numbers.set(key, nodes.length);
      nodes.push({ type, id, x: 0, y: 0 });
    }
    return numbers.get(key)!;
  };
  const ends = links.map(({ type_a, a, type_b, b }) => [number(type_a, a), number(type_b, b)] as const);
  const places = layout(nodes.length, ends);
  const span = (axis: 0 | 1) => {
    const along = nodes.map((_, i) => places[2 * i + axis]);
    return { least: Math.min(...along), extent: Math.max(...along) - Math.min(...along) };
  };
  const [x, y] = [span(0), span(1)];
  const fits = (pixels: number, extent: number) => (pixels - 2 * INSET) / Math.max(extent, 1e-9);
  const unit = Math.max(SHORT, Math.min(LONG, fits(width, x.extent), fits(most, y.extent)));
  const across = Math.min(unit, fits(width, x.extent));
  const left = (width - across * x.extent) / 2;
  nodes.forEach((node, i) => {
    node.x = left + across * (places[2 * i] - x.least);
    node.y = INSET / 2 + unit * (places[2 * i + 1] - y.least);
  });
  return { nodes, links: links.map((link, i) => ({ ...link, from: nodes[ends[i][0]], to: nodes[ends[i][1]] })), height: unit * y.extent + INSET + 16 };
}
