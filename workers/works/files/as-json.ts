import { Type, type DataType, type Field } from "@uwdata/flechette";

/** Says a value of an Arrow column as JSON. */
export type Says = (value: unknown) => string;

/**
 * How values of an Arrow type are said as JSON: numbers with all their digits, days and moments as text, bytes as hexadecimal digits.
 *
 * For columns read with `useBigInt`, `useDecimalInt` and `useMap`.
 */
export function jsonOf(type: DataType): Says {
  const says = saysOf(type);
  return (value) => (value === null || value === undefined ? "null" : says(value));
}

function saysOf(type: DataType): Says {
  switch (type.typeId) {
    case Type.Int:
    case Type.Bool:
      return String;
    case Type.Float:
      return (value) => (Number.isFinite(value) ? String(value) : JSON.stringify(String(value)));
    case Type.Decimal:
      return (value) => digits(value as bigint, type.scale);
    case Type.Date:
      return (value) => JSON.stringify(moment(value as number).slice(0, 10));
    case Type.Timestamp:
      return (value) => JSON.stringify(moment(value as number));
    case Type.List:
    case Type.FixedSizeList:
      return listOf(jsonOf(type.children[0].type));
    case Type.Struct:
      return structOf(type.children.map((child) => ({ name: child.name, says: jsonOf(child.type) })));
    case Type.Map:
      return mapOf(...pairOf(type.children[0]));
    default:
      return (value) => JSON.stringify(ArrayBuffer.isView(value) ? hexOf(value as Uint8Array) : String(value));
  }
}

function listOf(says: Says): Says {
  return (value) => `[${Array.from(value as Iterable<unknown>, says).join(",")}]`;
}

function structOf(fields: readonly { name: string; says: Says }[]): Says {
  return (value) => `{${fields.map(({ name, says }) => `${JSON.stringify(name)}:${says((value as Record<string, unknown>)[name])}`).join(",")}}`;
}

/** A map is a list of structs of a key and a value. */
function pairOf({ type }: Field): [Says, Says] {
  const [key, value] = "children" in type && type.children ? type.children : [];
  return [jsonOf(key.type), jsonOf(value.type)];
}

/** Names of an object are text. */
function mapOf(key: Says, says: Says): Says {
  const quoted = (text: string) => (text.startsWith('"') ? text : JSON.stringify(text));
  return (value) => `{${Array.from(value as Iterable<[unknown, unknown]>, ([name, item]) => `${quoted(key(name))}:${says(item)}`).join(",")}}`;
}

/** A whole number of hundredths, thousandths… with its point. */
export function digits(value: bigint, scale: number): string {
  if (scale <= 0) return String(value * 10n ** BigInt(-scale));
  const text = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  return `${value < 0n ? "-" : ""}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** Milliseconds since 1970 as `2024-06-30 12:00:00`, with a fraction only where there is one. */
function moment(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (Math.abs(seconds) > 8.64e12) return String(ms);
  const micros = Math.round((ms - seconds * 1000) * 1000);
  const text = new Date(seconds * 1000).toISOString().slice(0, -5).replace("T", " ");
  return micros ? `${text}.${String(micros).padStart(6, "0").replace(/0+$/, "")}` : text;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
