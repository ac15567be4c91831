/** How the bytes of a text file stand for characters: the name as TextDecoder takes it, and the length of the byte order mark. */
export interface Encoding {
  name: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "windows-1252";
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

/**
 * Tell the encoding of a text file from its first bytes; 256 KB are plenty.
 *
 * A byte order mark decides; then zeros on one side of each pair (UTF-16); then what decodes without a fault, UTF-8 before GB18030 (which holds GBK
 * and GB2312). Bytes that GB18030 takes only as rare characters are Western European (windows-1252), which takes any bytes.
 *
 * @param whole whether `head` is the whole file; else a character cut off at its end is forgiven
 */
export function encodingOf(head: Uint8Array, whole: boolean): Encoding {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (mark) return { name: mark.name, mark: mark.bytes.length, ascii: false };
  const wide = wideOrder(head);
  if (wide) return { name: wide, mark: 0, ascii: false };
  if (head.every((byte) => byte < 0x80)) return { name: "utf-8", mark: 0, ascii: true };
  if (decodes(head, "utf-8", whole)) return { name: "utf-8", mark: 0, ascii: false };
  const chinese = decodes(head, "gb18030", whole) && usualShare(head) >= 0.5;
  return { name: chinese ? "gb18030" : "windows-1252", mark: 0, ascii: false };
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
  if (second >= 0.1 * pairs && first <= 0.01 * second) return "utf-16le";
  if (first >= 0.1 * pairs && second <= 0.01 * first) return "utf-16be";
  return undefined;
}

function decodes(bytes: Uint8Array, name: string, whole: boolean): boolean {
  try {
    new TextDecoder(name, { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Of the two-byte characters, the share in GB2312's area, where everyday Chinese is. */
function usualShare(bytes: Uint8Array): number {
  let all = 0;
  let usual = 0;
  for (let i = 0; i + 1 < bytes.length; ++i) {
    if (bytes[i] < 0x81) continue;
    ++all;
    if (bytes[i] >= 0xa1 && bytes[i] <= 0xf7 && bytes[i + 1] >= 0xa1) ++usual;
    ++i;
  }
  return all ? usual / all : 0;
}
