import type { GenericSchema } from "valibot";

/** The bits of a valibot schema that tell how a value was made. */
interface Shape {
  type: string;
  entries?: Record<string, Shape>;
  item?: Shape;
  value?: Shape;
  wrapped?: Shape;
  options?: readonly Shape[];
  /** Of a variant: the key that tells its options apart. */
  key?: string;
  literal?: unknown;
  default?: unknown;
  pipe?: readonly { type: string; metadata?: { lines?: boolean } }[];
}

/**
 * A value as a file should hold it: keys in the order of the schema, what equals its default left out, long text as lines.
 *
 * Keys that the schema does not name are kept, behind the others.
 */
export function spare(schema: GenericSchema, value: unknown): unknown {
  return spareBy(schema as unknown as Shape, value);
}

function spareBy(shape: Shape, value: unknown): unknown {
  if (shape.wrapped) return spareBy(shape.wrapped, value);
  if (typeof value === "string") return isLines(shape) && value.includes("\n") ? value.split("\n") : value;
  const { item, entries, value: each } = optionFor(shape, value);
  if (Array.isArray(value)) return item ? value.map((one) => spareBy(item, one)) : value;
  if (!value || typeof value !== "object") return value;
  if (entries) return spareEntries(entries, value as Record<string, unknown>);
  return each ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spareBy(each, one)])) : value;
}

/** Of a variant, the option that the value names; of a union, the first made for lists or for objects, as the value is; else the shape itself. */
function optionFor(shape: Shape, value: unknown): Shape {
  const { key } = shape;
  if (key) return shape.options?.find(({ entries }) => entries?.[key].literal === (value as Record<string, unknown>)?.[key]) ?? shape;
  return shape.options?.find(({ item, entries, value: each }) => (Array.isArray(value) ? item : (entries ?? each))) ?? shape;
}

function spareEntries(entries: Record<string, Shape>, value: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, shape] of Object.entries(entries)) {
    if (value[key] === undefined || isDefault(shape, value[key])) continue;
    out[key] = spareBy(shape, value[key]);
  }
  for (const key of Object.keys(value)) if (!(key in entries)) out[key] = value[key];
  return out;
}

function isLines(shape: Shape): boolean {
  const marked = shape.pipe?.some((step) => step.type === "metadata" && step.metadata?.lines);
  return marked || (shape.options?.some(isLines) ?? false);
}

function isDefault(shape: Shape, value: unknown): boolean {
  const preset = typeof shape.default === "function" ? (shape.default as () => unknown)() : shape.default;
  if (preset === undefined) return false;
  if (same(preset, value)) return true;
  return typeof value === "object" && value !== null && same(preset, spareBy(shape, value));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
