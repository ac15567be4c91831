/** Looks at a value read from a file: the path of the first thing that is not as it must be, or null. */
export type Shape = (value: unknown, path: string) => string | null;

const when =
  (fits: (value: unknown) => boolean): Shape =>
  (value, path) =>
    fits(value) ? null : path;

/** A finite number: JSON has no other, but null may stand where one was. */
export const number = when((value) => typeof value === "number" && Number.isFinite(value));
export const text = when((value) => typeof value === "string");
export const yesNo = when((value) => typeof value === "boolean");
/** Plain JSON of any form, as long as it is there. */
export const anything = when((value) => value !== undefined);

export function oneOf(...words: readonly string[]): Shape {
  return when((value) => typeof value === "string" && words.includes(value));
}

export function orNull(shape: Shape): Shape {
  return (value, path) => (value === null ? null : shape(value, path));
}

/** As given, or not there at all. */
export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? null : shape(value, path));
}

/** A list of one shape; of some length where it is given. */
export function listOf(shape: Shape, length?: number): Shape {
  return (value, path) => {
    if (!Array.isArray(value) || (length !== undefined && value.length !== length)) return path;
    return first(value.map((item, i) => () => shape(item, `${path}[${i}]`)));
  };
}

/** An object with these fields; others are let be. */
export function object(fields: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (!value || typeof value !== "object" || Array.isArray(value)) return path;
    const found = value as Record<string, unknown>;
    return first(
      Object.entries(fields).map(
        ([field, shape]) =>
          () =>
            shape(found[field], path ? `${path}.${field}` : field),
      ),
    );
  };
}

/** One shape and then another, the second with what the first has made sure of. */
export function furthermore<T>(shape: Shape, next: (value: T) => Shape): Shape {
  return (value, path) => shape(value, path) ?? next(value as T)(value, path);
}

function first(looks: readonly (() => string | null)[]): string | null {
  for (const look of looks) {
    const bad = look();
    if (bad !== null) return bad;
  }
  return null;
}
