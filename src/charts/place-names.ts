/** A name to stand beside its point; all in pixels. */
export interface Named {
  x: number;
  y: number;
  width: number;
}

/** The middle of a name, from its point. */
export interface Offset {
  dx: number;
  dy: number;
}

/** Pixels that names keep from the edge of the picture. */
const EDGE = 8;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Where names stand beside their points, so that few lie over points or over each other: above, below, right or left, the first that is freest.
 *
 * @param names in the order in which they choose
 * @param points every point of the picture
 * @param room width and height of the picture, height of a line, and pixels between a name and its point
 */
export function placeNames(
  names: readonly Named[],
  points: readonly { x: number; y: number }[],
  room: { width: number; height: number; line: number; gap: number },
): Offset[] {
  const placed: Box[] = [];
  return names.map((name) => {
    const up = room.gap + room.line / 2;
    const aside = room.gap + name.width / 2;
    const offsets = [
      { dx: 0, dy: -up },
      { dx: 0, dy: up },
      { dx: aside, dy: 0 },
      { dx: -aside, dy: 0 },
    ];
    const costs = offsets.map((offset) => {
      const box = boxAt(name, offset, room.line);
      const covered = points.filter(({ x, y }) => x > box.left - 4 && x < box.right + 4 && y > box.top - 3 && y < box.bottom + 3).length;
      return covered + 4 * placed.filter((other) => meet(box, other)).length + (inside(box, room) ? 0 : 100);
    });
    const best = costs.indexOf(Math.min(...costs));
    placed.push(boxAt(name, offsets[best], room.line));
    return offsets[best];
  });
}

function boxAt({ x, y, width }: Named, { dx, dy }: Offset, line: number): Box {
  return { left: x + dx - width / 2, right: x + dx + width / 2, top: y + dy - line / 2, bottom: y + dy + line / 2 };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function inside({ left, right, top, bottom }: Box, { width, height }: { width: number; height: number }): boolean {
  return left >= EDGE && right <= width - EDGE && top >= EDGE && bottom <= height - EDGE;
}
