import { keep } from "./keep.ts";

/** How much is looked through at a time. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** A header of gzip that is looked at: its mark, its method, flags, the time, how and where it was made. */
const HEADER_BYTES = 10;

export interface Hearing {
  /** Is told the bytes that came out so far, and may throw to stop. */
  out: (bytes: number) => void;
  /** Is told the share that went in. */
  progress: (share: number) => void;
}

/**
 * What a gzip holds; of several end to end, as logs are put together and some tools pack, all of them.
 *
 * @throws TypeError where it is broken
 */
export async function gunzipAll(file: Blob, { out, progress }: Hearing): Promise<Blob> {
  try {
    return await gunzipOne(file, out, progress);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return gunzipParts(file, await headersIn(file), { out, progress }, error);
  }
}

/** The browser unpacks one gzip and refuses what follows, without saying where that begins: so places that look like a beginning are tried. */
async function gunzipParts(file: Blob, starts: readonly number[], { out, progress }: Hearing, broken: TypeError): Promise<Blob> {
  if (!starts.length) throw broken;
  const parts: Blob[] = [];
  let bytes = 0;
  let from = 0;
  for (const to of [...starts, file.size]) {
    const before = bytes;
    const part = await gunzipOne(file.slice(from, to), (more) => out(before + more)).catch((error: unknown) => {
      if (!(error instanceof TypeError) || to === file.size) throw error;
    });
    if (!part) continue;
    parts.push(part);
    bytes += part.size;
    from = to;
    progress(to / file.size);
  }
  return new Blob(parts);
}

function gunzipOne(file: Blob, out: (bytes: number) => void, progress: (share: number) => void = () => {}): Promise<Blob> {
  let read = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, next) {
      progress((read += chunk.length) / file.size);
      next.enqueue(chunk);
    },
  });
  return keep(file.stream().pipeThrough(counted).pipeThrough(new DecompressionStream("gzip")), out);
}

/** Where a gzip may begin, after the first byte. */
async function headersIn(file: Blob): Promise<number[]> {
  const found: number[] = [];
  for (let from = 1; from < file.size; from += PIECE_BYTES) {
    const bytes = new Uint8Array(await file.slice(from, from + PIECE_BYTES + HEADER_BYTES).arrayBuffer());
    for (let at = bytes.indexOf(0x1f); at >= 0 && at < PIECE_BYTES; at = bytes.indexOf(0x1f, at + 1)) if (isHeader(bytes, at)) found.push(from + at);
  }
  return found;
}

function isHeader(bytes: Uint8Array, at: number): boolean {
  const [, mark, method, flags, , , , , how, where] = bytes.subarray(at, at + HEADER_BYTES);
  return mark === 0x8b && method === 8 && flags < 32 && (how === 0 || how === 2 || how === 4) && (where <= 13 || where === 255);
}
