/** Places in a text. */
export interface LinesInput {
  content: Blob;
  /** In bytes from 0, in order; a line end at a place belongs to the line before. */
  places: Float64Array;
  /** How lines end: `\r`, or anything with `\n`. */
  breaks: string;
}

const PIECE_BYTES = 8 << 20;

/** The lines that places are on, counted from 0. */
export async function linesAt({ content, places, breaks }: LinesInput): Promise<Float64Array> {
  const mark = breaks === "\r" ? 13 : 10;
  const lines = new Float64Array(places.length);
  let line = 0;
  let next = 0;
  for (let at = 0; at < content.size && next < places.length; at += PIECE_BYTES) {
    const bytes = new Uint8Array(await content.slice(at, at + PIECE_BYTES).arrayBuffer());
    for (let found = bytes.indexOf(mark); ; found = bytes.indexOf(mark, found + 1)) {
      const last = found < 0 ? at + bytes.length - 1 : at + found;
      while (next < places.length && places[next] <= last) lines[next++] = line;
      if (found < 0) break;
      ++line;
    }
  }
  while (next < places.length) lines[next++] = line;
  return lines;
}
