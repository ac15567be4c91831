import { fault } from "../core/fault.ts";
import type { Progress } from "../core/progress.ts";

/**
 * Fetch a wasm file of our own, gzipped or not, and say how far it is.
 *
 * A host may send a `.gz` as it is, or say that it is encoded so, and then the browser has unpacked it: the first bytes tell.
 *
 * @throws Fault `engine/open`
 */
export async function downloadWasm(url: string, progress: Progress): Promise<Blob> {
  const response = await fetch(url).catch((error: unknown) => {
    throw fault("engine/open", { why: "download", message: String(error) });
  });
  if (!response.ok || !response.body) throw fault("engine/open", { why: "download", message: `${response.status} ${url}` });
  const total = Number(response.headers.get("content-length")) || 0;
  const bytes = await new Response(response.body.pipeThrough(counted(total, progress))).blob();
  const head = new Uint8Array(await bytes.slice(0, 4).arrayBuffer());
  const gzipped = head[0] === 0x1f && head[1] === 0x8b;
  if (!gzipped && String.fromCharCode(...head) !== "\0asm") throw fault("engine/open", { why: "download", message: `not wasm: ${url}` });
  const body = gzipped ? bytes.stream().pipeThrough(new DecompressionStream("gzip")) : bytes;
  return new Response(body, { headers: { "content-type": "application/wasm" } }).blob();
}

function counted(total: number, progress: Progress): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, out) {
      seen += chunk.byteLength;
      if (total) progress(Math.min(1, seen / total));
      out.enqueue(chunk);
    },
  });
}
