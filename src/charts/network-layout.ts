/** A line between two things: places among them, and how strong it is. */
export interface Link {
  a: number;
  b: number;
  strength: number;
}

/** Where a thing stands: on which side, and at which height, 0 at the top to 1. */
export interface Spot {
  side: "left" | "right";
  at: number;
}

const SWEEPS = 6;

/**
 * Things on the left and right of a round, evenly by height, so that names beside them never meet. Without dice: sides as given, else by the links from
 * strong to weak; then each side is put in the order of its neighbours' mean height, a few times, so that few lines cross.
 *
 * @param sides of things that belong on one; others go where they are needed
 */
export function layoutNetwork(count: number, links: readonly Link[], sides: readonly ("left" | "right" | null)[]): Spot[] {
  const side = sidesOf(count, links, sides);
  const orders = { left: placesOn(side, "left"), right: placesOn(side, "right") };
  const height = new Float64Array(count);
  const settle = (places: readonly number[]) => places.forEach((place, i) => (height[place] = (i + 0.5) / places.length));
  settle(orders.left);
  settle(orders.right);
  for (let sweep = 0; sweep < SWEEPS; ++sweep)
    for (const each of ["left", "right"] as const) {
      const wish = new Map(orders[each].map((place) => [place, wished(place, links, height)]));
      orders[each].sort((a, b) => wish.get(a)! - wish.get(b)! || height[a] - height[b] || a - b);
      settle(orders[each]);
    }
  return side.map((each, place) => ({ side: each, at: height[place] }));
}

function sidesOf(count: number, links: readonly Link[], sides: readonly ("left" | "right" | null)[]): ("left" | "right")[] {
  const side = Array.from({ length: count }, (_, i) => sides[i] ?? null);
  const fewer = () => (side.filter((each) => each === "left").length <= side.filter((each) => each === "right").length ? "left" : "right");
  const across = (each: "left" | "right") => (each === "left" ? "right" : "left");
  const room = Math.ceil(count / 2);
  const put = (place: number, wanted: "left" | "right") => {
    const full = side.filter((each) => each === wanted).length >= room && sides.every((each) => each === null);
    side[place] ??= full ? across(wanted) : wanted;
  };
  for (const { a, b } of [...links].sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b)) {
    put(a, side[b] ? across(side[b]) : fewer());
    put(b, across(side[a]!));
  }
  return side.map((each) => each ?? fewer());
}

function placesOn(side: readonly string[], wanted: string): number[] {
  return side.map((_, place) => place).filter((place) => side[place] === wanted);
}

/** The mean height of what a thing is linked to, stronger links the more; its own without links. */
function wished(place: number, links: readonly Link[], height: Float64Array): number {
  let [sum, weight] = [0, 0];
  for (const { a, b, strength } of links) {
    if (a !== place && b !== place) continue;
    sum += strength * height[a === place ? b : a];
    weight += strength;
  }
  return weight ? sum / weight : height[place];
}
