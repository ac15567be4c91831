import { narrowScores, type NarrowName } from "./sniff/narrow.ts";
import { wideScores, type WideName } from "./sniff/wide.ts";

/** How the bytes of a text file stand for characters: the name as TextDecoder takes it, and the length of the byte order mark. */
export interface Encoding {
  name: "utf-8" | "utf-16le" | "utf-16be" | WideName | NarrowName;
  /** Bytes of the byte order mark, 0…3. */
  mark: number;
  /** Every byte seen is ASCII: what comes later may still be in any encoding that holds ASCII. */
  ascii: boolean;
}

const MARKS: readonly { name: Encoding["name"]; bytes: readonly number[] }[] = [
  { name: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { name: "utf-16le", bytes: [0xff, 0xfe] },
  { name: "utf-16be", bytes: [0xfe, 0xff] },
];

/** How much of the lines that are not ASCII decides. */
const TOLD_BYTES = 16 * 1024;

/**
 * Tell the encoding of a text file from its first bytes; 256 KB are plenty.
 *
 * A byte order mark decides; then zeros on one side of each pair (UTF-16); then whether it is UTF-8, but for one character in a hundred. Else the
 * encoding that gives the most everyday characters: of Chinese, Japanese and Korean by lists of them, of others by the letters of one language; where
 * none does, windows-1252, which takes any bytes and holds Latin-1.
 *
 * Checked: tests/unit/core/encoding.test.ts, tables in some thirty languages.
 */
export function encodingOf(head: Uint8Array, whole: boolean): Encoding {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (mark) return { name: mark.name, mark: mark.bytes.length, ascii: false };
  const wide = wideOrder(head);
  if (wide) return { name: wide, mark: 0, ascii: false };
  if (head.every((byte) => byte < 0x80)) return { name: "utf-8", mark: 0, ascii: true };
  const telling = tellingLines(head);
  if (isUtf8(telling, false) && isUtf8(head, whole)) return { name: "utf-8", mark: 0, ascii: false };
  const scores = [...wideScores(telling), ...narrowScores(telling)];
  const best = scores.reduce((one, other) => (other.score > one.score + 1e-9 ? other : one));
  return { name: best.score > 0 ? best.name : "windows-1252", mark: 0, ascii: false };
}

/** Whether the bytes are no text in any encoding we know: zeros that UTF-16 does not explain. */
export function isBinary(head: Uint8Array): boolean {
  return !wideOrder(head) && !MARKS.some(({ bytes }) => bytes.every((byte, i) => head[i] === byte)) && head.includes(0);
}

/** UTF-16 without a mark: digits, commas and line ends leave zeros on one side of the pairs only. */
function wideOrder(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const pairs = head.length >> 1;
  let first = 0;
  let second = 0;
  for (let i = 0; i < pairs; ++i) {
    if (head[2 * i] === 0) ++first;
    if (head[2 * i + 1] === 0) ++second;
  }
  if (pairs < 2) return undefined;
  if (second >= 0.1 * pairs && first <= 0.01 * second && hasWideBreak(head, 0)) return "utf-16le";
  if (first >= 0.1 * pairs && second <= 0.01 * first && hasWideBreak(head, 1)) return "utf-16be";
  return undefined;
}

/** Whether a pair is a line end. @param low which byte of a pair is the low one */
function hasWideBreak(bytes: Uint8Array, low: 0 | 1): boolean {
  for (let i = 0; i + 1 < bytes.length; i += 2) if (bytes[i + 1 - low] === 0 && (bytes[i + low] === 10 || bytes[i + low] === 13)) return true;
  return false;
}

function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  return isValid(bytes, whole) || isNearly(bytes, whole);
}

function isValid(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Whether at most one character in a hundred is none. */
function isNearly(bytes: Uint8Array, whole: boolean): boolean {
  let good = 0;
  let bad = 0;
  for (const sign of new TextDecoder().decode(bytes, { stream: !whole })) {
    if (sign === "\ufffd") ++bad;
    else if (sign >= "\x80") ++good;
  }
  return bad <= good / 100;
}

/** The lines that are not ASCII, up to a size: the others tell nothing. */
function tellingLines(bytes: Uint8Array): Uint8Array {
  const told = new Uint8Array(TOLD_BYTES);
  let size = 0;
  for (let from = 0; from < bytes.length && size < TOLD_BYTES;) {
    const found = bytes.indexOf(10, from);
    const line = bytes.subarray(from, found < 0 ? bytes.length : found + 1);
    from += line.length;
    if (!line.some((byte) => byte >= 0x80)) continue;
    const part = line.subarray(0, TOLD_BYTES - size);
    told.set(part, size);
    size += part.length;
  }
  return told.subarray(0, size);
}
