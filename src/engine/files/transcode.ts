import { fault } from "../../core/fault.ts";
import type { Progress } from "../../core/progress.ts";

/**
 * A text file as UTF-8, piece by piece: memory holds one piece, the browser keeps the rest.
 *
 * @param encoding as TextDecoder names it; its byte order mark is dropped
 * @throws Fault `file/encoding` where a byte does not fit, or the name is unknown
 */
export async function transcode(file: File, encoding: string, { signal, progress }: { signal?: AbortSignal; progress: Progress }): Promise<Blob> {
  let unfit: unknown;
  const decoder = decoderOf(file, encoding, true);
  const pieces = file
    .stream()
    .pipeThrough(counted(file.size, progress), { signal })
    .pipeThrough(
      new TransformStream<Uint8Array, string>({
        transform: (chunk, out) => decode(out, chunk),
        flush: (out) => decode(out),
      }),
    )
    .pipeThrough(new TextEncoderStream());
  try {
    return await new Response(pieces).blob();
  } catch (error) {
    signal?.throwIfAborted();
    throw unfit ? fault("file/encoding", { name: file.name, encoding }) : error;
  }

  function decode(out: TransformStreamDefaultController<string>, chunk?: Uint8Array): void {
    try {
      out.enqueue(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch (error) {
      unfit = error;
      throw error;
    }
  }
}

/** A gzipped file unpacked. @throws Fault `file/not-a-table` when it is broken */
export async function unpack(file: File, signal?: AbortSignal): Promise<File> {
  const pieces = file.stream().pipeThrough(new DecompressionStream("gzip"), { signal });
  try {
    return new File([await new Response(pieces).blob()], file.name.replace(/\.gz$/i, ""));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TypeError) throw fault("file/not-a-table", { name: file.name, why: "archive" });
    throw error;
  }
}

/** @param fatal whether a byte that does not fit throws, or gives a replacement character */
export function decoderOf(file: File, encoding: string, fatal: boolean): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal });
  } catch (error) {
    if (error instanceof RangeError) throw fault("file/encoding", { name: file.name, encoding });
    throw error;
  }
}

function counted(size: number, progress: Progress): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, out) {
      progress((seen += chunk.byteLength) / size);
      out.enqueue(chunk);
    },
  });
}
