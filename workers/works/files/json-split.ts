/** How records follow each other: between the commas of a list, or one after another. */
export type Mode = "list" | "lines";

/** Where the records of some bytes stand. */
export interface Split {
  /** Of each record its first byte and the one after its last; a record between two commas may be empty, which is an error. */
  starts: number[];
  ends: number[];
  /** The first byte that belongs to no whole record. */
  rest: number;
  /** The list ended, at `rest`. */
  closed: boolean;
}

const [SPACE, TAB, LINE, RETURN] = [0x20, 0x09, 0x0a, 0x0d];
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Split bytes of UTF-8 into records by brackets and quotes; whether each is JSON is not looked at. All marks of JSON are ASCII, and no byte of another
 * character is.
 *
 * @param bytes from where a record may begin: in a list, after its bracket or a comma
 * @param last whether nothing follows, so that a record cut off at the end is one
 */
export function split(bytes: Uint8Array, mode: Mode, last: boolean): Split {
  return mode === "list" ? splitList(bytes, last) : splitLines(bytes, last);
}

function splitList(bytes: Uint8Array, last: boolean): Split {
  const found: Split = { starts: [], ends: [], rest: 0, closed: false };
  let depth = 0;
  for (let i = 0; i < bytes.length; ++i) {
    const byte = bytes[i];
    if (byte === QUOTE) i = stringEnd(bytes, i);
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) ++depth;
    else if (depth && (byte === CLOSE_OBJECT || byte === CLOSE_LIST)) --depth;
    else if (!depth && (byte === COMMA || byte === CLOSE_LIST)) {
      found.closed = byte === CLOSE_LIST;
      add(found, bytes, i, found.closed && !found.starts.length);
      found.rest = found.closed ? i : i + 1;
      if (found.closed) return found;
    }
  }
  if (last) add(found, bytes, bytes.length, true);
  return found;
}

/** Add the record from `rest` up to a place; `unless` it is empty. */
function add(found: Split, bytes: Uint8Array, end: number, unlessEmpty: boolean): void {
  let [from, to] = [found.rest, end];
  while (from < to && isSpace(bytes[from])) ++from;
  while (to > from && isSpace(bytes[to - 1])) --to;
  if (from === to && unlessEmpty) return;
  found.starts.push(from);
  found.ends.push(to);
}

/** A comma may stand between values: some programs leave out the brackets of a list. */
function splitLines(bytes: Uint8Array, last: boolean): Split {
  const found: Split = { starts: [], ends: [], rest: 0, closed: false };
  let comma = false;
  for (let i = 0; i < bytes.length;) {
    const skipped: boolean = bytes[i] === COMMA && !comma;
    if (skipped || isSpace(bytes[i])) {
      comma ||= skipped;
      ++i;
      continue;
    }
    const end = valueEnd(bytes, i);
    if (!last && (end > bytes.length || (end === bytes.length && !isBracket(bytes[end - 1])))) break;
    found.starts.push(i);
    found.ends.push(Math.min(end, bytes.length));
    found.rest = i = Math.min(end, bytes.length);
    comma = false;
  }
  return found;
}

/** The byte after a value: after its last bracket, or the end of its line for what is no list or object; beyond the bytes where it is cut off. */
function valueEnd(bytes: Uint8Array, from: number): number {
  const bracketed = bytes[from] === OPEN_OBJECT || bytes[from] === OPEN_LIST;
  let depth = 0;
  for (let i = from; i < bytes.length; ++i) {
    const byte = bytes[i];
    if (bracketed && byte === QUOTE) i = stringEnd(bytes, i);
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) ++depth;
    else if (bracketed && (byte === CLOSE_OBJECT || byte === CLOSE_LIST)) {
      if (--depth === 0) return i + 1;
    } else if (!bracketed && byte === LINE) return i;
  }
  return bracketed ? bytes.length + 1 : bytes.length;
}

/** The closing quote of a string that opens at `from`; the end where it is cut off. */
function stringEnd(bytes: Uint8Array, from: number): number {
  for (let i = from + 1; i < bytes.length; ++i) {
    if (bytes[i] === BACKSLASH) ++i;
    else if (bytes[i] === QUOTE) return i;
  }
  return bytes.length;
}

function isBracket(byte: number): boolean {
  return byte === CLOSE_OBJECT || byte === CLOSE_LIST;
}

export function isSpace(byte: number): boolean {
  return byte === SPACE || byte === LINE || byte === RETURN || byte === TAB;
}

/** The first byte of the first list of objects or lists inside objects alone, after its bracket; −1 for none so far. */
export function firstListIn(bytes: Uint8Array): number {
  let lists = 0;
  for (let i = 0; i < bytes.length; ++i) {
    const byte = bytes[i];
    if (byte === QUOTE) i = stringEnd(bytes, i);
    else if (byte === OPEN_LIST) {
      let next = i + 1;
      while (next < bytes.length && isSpace(bytes[next])) ++next;
      if (!lists && (bytes[next] === OPEN_OBJECT || bytes[next] === OPEN_LIST)) return i + 1;
      ++lists;
    } else if (byte === CLOSE_LIST) --lists;
  }
  return -1;
}
