import { fault } from "../../../src/core/fault.ts";
import type { Progress } from "../../../src/core/progress.ts";
import { SPARE } from "../../../src/core/sniff/column.ts";
import { decoderOf } from "./text.ts";

/** A text file to write again, as UTF-8. */
export interface TranscodeInput {
  file: Blob;
  /** For faults. */
  name: string;
  /** As TextDecoder names it; a byte order mark is dropped. */
  encoding: string;
  /** Lines are to end in one way, `\n`; those that begin with `comment`, outside quotes, become blank. */
  even: { comment: string; quote: string } | null;
}

const PIECE_BYTES = 4 << 20;
const LF = 10;
const CR = 13;

/**
 * Write a text file again as UTF-8, piece by piece: memory holds a piece, the browser keeps the rest. Lines stay where they are.
 *
 * A line that is no text in the encoding gets a byte that is none in UTF-8 either, so that who reads it refuses the line.
 *
 * @throws Fault `file/encoding` where more lines than one in a hundred are none; `file/not-a-table` where a line is longer than 64 MB
 */
export async function transcode({ file, name, encoding, even }: TranscodeInput, progress: Progress): Promise<Blob> {
  const lines = lineDecoder(encoding, name);
  const write = even ? evener(even) : (text: string) => text;
  const encoder = new TextEncoder();
  const done: Blob[] = [];
  let rest = new Uint8Array(0);
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const piece = new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
    const bytes = joined(rest, piece);
    const cut = at + PIECE_BYTES >= file.size ? bytes.length : lastBreak(bytes, encoding);
    rest = bytes.slice(cut);
    if (rest.length > 64 << 20) throw fault("file/not-a-table", { name, why: "long-line" });
    const parts = lines.decode(bytes.subarray(0, cut)).flatMap((part) => (part === null ? [Uint8Array.of(0xff)] : [encoder.encode(write(part))]));
    done.push(new Blob(parts as BlobPart[]));
    progress(Math.min(1, (at + PIECE_BYTES) / file.size));
  }
  lines.end();
  return new Blob(done);
}

/** Decodes pieces of whole lines; null stands for a line that is no text, before its end. */
function lineDecoder(encoding: string, name: string) {
  decoderOf(encoding, name);
  const wide = encoding.startsWith("utf-16");
  let lines = 0;
  let unfit = 0;
  let firstUnfit = 0;
  let begun = false;

  function text(bytes: Uint8Array, fatal: boolean): string | null {
    try {
      const decoder = new TextDecoder(encoding, { fatal, ignoreBOM: begun });
      return decoder.decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  function byLine(bytes: Uint8Array): (string | null)[] {
    const parts: (string | null)[] = [];
    for (let from = 0; from < bytes.length;) {
      const end = nextBreak(bytes, from, wide, encoding);
      const line = bytes.subarray(from, end);
      const read = text(line, true);
      ++lines;
      if (read === null) {
        firstUnfit ||= lines;
        ++unfit;
        const loose = text(line, false) ?? "";
        const stop = loose.search(/[\r\n]*$/);
        parts.push(loose.slice(0, stop), null, loose.slice(stop));
      } else parts.push(read);
      begun = true;
      from = end;
    }
    return parts;
  }

  function check(spare: number): void {
    if (unfit > spare) throw fault("file/encoding", { name, encoding, line: firstUnfit });
  }

  return {
    decode(bytes: Uint8Array): (string | null)[] {
      const whole = text(bytes, true);
      if (whole !== null) {
        lines += countBreaks(bytes);
        begun = true;
        return [whole];
      }
      const parts = byLine(bytes);
      check(Math.max(100, lines * SPARE));
      return parts;
    },
    end: () => check(lines * SPARE),
  };
}

/** Line ends of one kind, and comments as blank lines. */
function evener({ comment, quote }: { comment: string; quote: string }): (text: string) => string {
  let inside = false;
  return (text) => {
    const even = text.replace(/\r\n?/g, "\n");
    if (!comment) return even;
    return even
      .split("\n")
      .map((line) => {
        if (!inside && line.startsWith(comment)) return "";
        if (quote && (line.split(quote).length - 1) % 2) inside = !inside;
        return line;
      })
      .join("\n");
  };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Where the last whole line ends; 0 where none does. No multi-byte encoding has these bytes inside a character, but UTF-16 has. */
function lastBreak(bytes: Uint8Array, encoding: string): number {
  const [high, low] = encoding === "utf-16be" ? [0, 1] : [1, 0];
  if (!encoding.startsWith("utf-16")) {
    const lf = bytes.lastIndexOf(LF);
    return lf >= 0 ? lf + 1 : bytes.lastIndexOf(CR, bytes.length - 2) + 1;
  }
  for (const mark of [LF, CR]) for (let i = (bytes.length & ~1) - 2; i >= 0; i -= 2) if (bytes[i + low] === mark && bytes[i + high] === 0) return i + 2;
  return 0;
}

/** Where the line that begins at `from` ends. */
function nextBreak(bytes: Uint8Array, from: number, wide: boolean, encoding: string): number {
  if (!wide) {
    const lf = bytes.indexOf(LF, from);
    if (lf >= 0) return lf + 1;
    const cr = bytes.indexOf(CR, from);
    return cr >= 0 ? cr + 1 : bytes.length;
  }
  const [high, low] = encoding === "utf-16be" ? [0, 1] : [1, 0];
  for (let i = from; i + 1 < bytes.length; i += 2) if (bytes[i + low] === LF && bytes[i + high] === 0) return i + 2;
  return bytes.length;
}

function countBreaks(bytes: Uint8Array): number {
  let breaks = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) ++breaks;
  return breaks;
}
