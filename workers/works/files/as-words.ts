import { Type, type DataType, type Field } from "@uwdata/flechette";

/** Says a value of an Arrow column; null and undefined are for `jsonOf` alone. */
export type Says = (value: unknown) => string;

/** How many of a unit of Arrow's make a second, by its number: seconds, milliseconds, microseconds, nanoseconds. */
const PER_SECOND = [1, 1e3, 1e6, 1e9];

/**
 * How values of an Arrow type are said: numbers with all their digits, days and moments as `2024-06-30 12:00:00`, bytes as the text they are
 * or as hexadecimal digits, what is nested as JSON.
 *
 * For columns read with `useBigInt`, `useDecimalInt` and `useMap`.
 */
export function wordsOf(type: DataType): Says {
  switch (type.typeId) {
    case Type.Decimal:
      return (value) => digits(value as bigint, type.scale);
    case Type.Date:
      return (value) => moment(value as number).slice(0, 10);
    case Type.Timestamp:
      return (value) => moment(value as number);
    case Type.Time:
      return (value) => moment((Number(value) / PER_SECOND[type.unit]) * 1000).slice(11);
    case Type.Binary:
    case Type.FixedSizeBinary:
      return (value) => textOf(value as Uint8Array) ?? hexOf(value as Uint8Array);
    case Type.List:
    case Type.FixedSizeList:
      return listOf(jsonOf(type.children[0].type));
    case Type.Struct:
      return structOf(type.children.map((child) => ({ name: child.name, says: jsonOf(child.type) })));
    case Type.Map:
      return mapOf(...pairOf(type.children[0]));
    default:
      return String;
  }
}

/** How values of an Arrow type are said as JSON. */
export function jsonOf(type: DataType): Says {
  const says = wordsOf(type);
  const quote = isBare(type) ? (value: unknown) => bare(says(value)) : (value: unknown) => JSON.stringify(says(value));
  return (value) => (value === null || value === undefined ? "null" : quote(value));
}

/** Types whose words are JSON as they are. */
function isBare({ typeId }: DataType): boolean {
  return [Type.Int, Type.Bool, Type.Float, Type.Decimal, Type.List, Type.FixedSizeList, Type.Struct, Type.Map].some((bare) => bare === typeId);
}

/** JSON has no numbers without an end. */
function bare(words: string): string {
  return /^(-?Infinity|NaN)$/.test(words) ? JSON.stringify(words) : words;
}

function listOf(says: Says): Says {
  return (value) => `[${Array.from(value as Iterable<unknown>, says).join(",")}]`;
}

function structOf(fields: readonly { name: string; says: Says }[]): Says {
  return (value) => `{${fields.map(({ name, says }) => `${JSON.stringify(name)}:${says((value as Record<string, unknown>)[name])}`).join(",")}}`;
}

/** Names in an object are text. */
function mapOf(key: Says, says: Says): Says {
  return (value) => `{${Array.from(value as Iterable<[unknown, unknown]>, ([name, item]) => `${JSON.stringify(key(name))}:${says(item)}`).join(",")}}`;
}

/** A map is a list of structs of a key and a value. */
function pairOf({ type }: Field): [Says, Says] {
  const [key, value] = "children" in type && type.children ? type.children : [];
  return [wordsOf(key.type), jsonOf(value.type)];
}

/** A whole number of tenths, hundredths… with its point. */
function digits(value: bigint, scale: number): string {
  if (scale <= 0) return String(value * 10n ** BigInt(-scale));
  const text = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  return `${value < 0n ? "-" : ""}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** Milliseconds since 1970 as `2024-06-30 12:00:00`, with a fraction only where there is one. */
function moment(ms: number): string {
  const micros = Math.round(ms * 1000);
  const seconds = Math.floor(micros / 1e6);
  if (Math.abs(seconds) > 8.64e12) return String(ms);
  const text = new Date(seconds * 1000).toISOString().slice(0, -5).replace("T", " ");
  const rest = micros - seconds * 1e6;
  return rest ? `${text}.${String(rest).padStart(6, "0").replace(/0+$/, "")}` : text;
}

/** Text in UTF-8; undefined where it is not, or holds zeros. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Sixteen bytes as a UUID is written. */
export function uuidOf(bytes: Uint8Array): string {
  return hexOf(bytes).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
