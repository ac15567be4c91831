import type { Axis, Item } from "./items.ts";

/** Which items are held against which. */
export type Angle = "bearer-service" | "service-service" | "personal-service" | "data-voice";

/** Every angle, with the axes of its first and second items. */
export const angles: readonly { angle: Angle; a: Axis; b: Axis }[] = [
  { angle: "bearer-service", a: "bearer", b: "service" },
  { angle: "service-service", a: "service", b: "service" },
  { angle: "personal-service", a: "personal", b: "service" },
  { angle: "data-voice", a: "data", b: "voice" },
];

/** The pairs of an angle, row by row: places among the items. Two items of one column are no pair; nor is one pair two. */
export function pairsOf(items: readonly Item[], a: Axis, b: Axis): { a: number; b: number }[] {
  const places = (axis: Axis) => items.map((_, i) => i).filter((i) => items[i].axis === axis);
  const firsts = places(a);
  const seconds = a === b ? firsts : places(b);
  return firsts.flatMap((i) =>
    seconds.filter((j) => (a !== b || i < j) && (items[i].column !== items[j].column || items[i].held.is === "listed")).map((j) => ({ a: i, b: j })),
  );
}
