/** A column as a Parquet file declares it. */
export interface Root {
  /** A UUID, an interval, or a moment in the old 96 bits. */
  kind: "uuid" | "interval" | "int96" | "plain";
}

/** What of a Parquet file's footer its reader does not tell. */
export interface Footer {
  /** The columns, in order; nested ones are one each. */
  roots: Root[];
  /** Whether some columns are encrypted though the footer is not. */
  encrypted: boolean;
  /** Where the footer starts to say which types of Arrow its writer had. */
  arrowAt: number | null;
}

/** Fields of FileMetaData, KeyValue, SchemaElement and LogicalType, by their numbers in parquet.thrift. */
const SCHEMA = 2;
const PAIRS = 5;
const ENCRYPTION = 8;
const KEY = 1;
const TYPE = 1;
const CHILDREN = 5;
const CONVERTED = 6;
const LOGICAL = 10;
const UUID = 14;

/** Under which key a writer notes its types of Arrow. */
const ARROW = "ARROW:schema";

/** Kinds of values in the compact protocol, and one step from a field's number to the next, as the first four bits of its head. */
const TEXT = 8;
const LIST = 9;
const STRUCT = 12;
const DELTA = 16;

/** Values of Type and ConvertedType. */
const INT96 = 3;
const INTERVAL = 21;

/**
 * Read a Parquet footer.
 *
 * @param bytes FileMetaData in Thrift's compact protocol
 * @throws RangeError, TypeError where it is broken
 *
 * Source: parquet.thrift of apache/parquet-format; the compact protocol of apache/thrift
 */
export function readFooter(bytes: Uint8Array): Footer {
  const fields = new Compact(bytes).struct();
  const pairs = (fields.get(PAIRS) ?? []) as Fields[];
  const arrow = pairs.map((pair) => pair.get(KEY) as Uint8Array).find((key) => new TextDecoder().decode(key) === ARROW);
  return {
    roots: rootsOf(fields.get(SCHEMA) as Fields[]),
    encrypted: fields.has(ENCRYPTION),
    arrowAt: arrow ? arrow.byteOffset - bytes.byteOffset : null,
  };
}

/**
 * The same footer with a hint of which types of Arrow its columns are to be read as, in place of all that its writer noted.
 *
 * @param schema an Arrow IPC message of a schema with the columns of the file
 */
export function withArrow(bytes: Uint8Array, schema: Uint8Array): Uint8Array {
  const places = new Compact(bytes).places();
  const pairs = places.get(PAIRS);
  const from = pairs?.from ?? places.get(PAIRS - 1)!.to;
  const rest = bytes.slice(pairs?.to ?? from);
  if (!pairs && rest[0] > DELTA) rest[0] -= DELTA;
  const value = btoa(Array.from(schema, (byte) => String.fromCharCode(byte)).join(""));
  return Uint8Array.from([...bytes.subarray(0, from), DELTA | LIST, DELTA | STRUCT, ...textField(ARROW), ...textField(value), 0, ...rest]);
}

/** A field of text that follows the one before it. */
function textField(content: string): number[] {
  const bytes = [...new TextEncoder().encode(content)];
  const size: number[] = [];
  for (let left = bytes.length; size.push(left > 127 ? (left & 127) | 128 : left), left > 127; left >>= 7);
  return [DELTA | TEXT, ...size, ...bytes];
}

/** The elements are a tree, told from its root down: each says how many children follow it. */
function rootsOf([, ...elements]: Fields[]): Root[] {
  const roots: Root[] = [];
  for (let at = 0; at < elements.length; at = below(elements, at)) roots.push({ kind: kindOf(elements[at]) });
  return roots;
}

/** The place after an element and all below it. */
function below(elements: readonly Fields[], at: number): number {
  let open = 1;
  for (; open && at < elements.length; ++at) open += Number(elements[at].get(CHILDREN) ?? 0) - 1;
  return at;
}

function kindOf(element: Fields): Root["kind"] {
  if (element.get(TYPE) === INT96) return "int96";
  if (element.get(CONVERTED) === INTERVAL) return "interval";
  return (element.get(LOGICAL) as Fields | undefined)?.has(UUID) ? "uuid" : "plain";
}

/** A struct by the numbers of its fields. */
type Fields = Map<number, unknown>;

/** Thrift's compact protocol: structs as maps, text as bytes, long numbers as far as a number holds them. */
class Compact {
  #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  struct(): Fields {
    const fields: Fields = new Map();
    this.#each((field, type) => fields.set(field, this.#value(type)));
    return fields;
  }

  /** Where the fields of a struct lie, heads included. */
  places(): Map<number, { from: number; to: number }> {
    const places = new Map<number, { from: number; to: number }>();
    this.#each((field, type, from) => {
      this.#value(type);
      places.set(field, { from, to: this.#at });
    });
    return places;
  }

  #each(take: (field: number, type: number, from: number) => void): void {
    for (let field = 0; ;) {
      const from = this.#at;
      const head = this.#byte();
      if (head === 0) return;
      field = head >> 4 ? field + (head >> 4) : this.#zigzag();
      take(field, head & 15, from);
    }
  }

  #value(type: number): unknown {
    if (type === 1 || type === 2) return type === 1;
    if (type === 3) return this.#byte();
    if (type === 4 || type === 5 || type === 6) return this.#zigzag();
    if (type === 7) return this.#take(8);
    if (type === TEXT) return this.#take(this.#varint());
    if (type === LIST || type === 10) return this.#list();
    if (type === STRUCT) return this.struct();
    throw new RangeError(`footer: type ${type}`);
  }

  #list(): unknown[] {
    const head = this.#byte();
    const size = head >> 4 === 15 ? this.#varint() : head >> 4;
    if (size > this.#bytes.length) throw new RangeError(`footer: list of ${size}`);
    const type = head & 15;
    return Array.from({ length: size }, () => (type === 1 || type === 2 ? this.#byte() === 1 : this.#value(type)));
  }

  #byte(): number {
    if (this.#at >= this.#bytes.length) throw new RangeError("footer: ends early");
    return this.#bytes[this.#at++];
  }

  #take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new RangeError("footer: ends early");
    return this.#bytes.subarray(this.#at, (this.#at += length));
  }

  #varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  #zigzag(): number {
    const value = this.#varint();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }
}
