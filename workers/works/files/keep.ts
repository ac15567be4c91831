/** How much is gathered before the browser gets it to keep. */
const PIECE_BYTES = 8 * 1024 * 1024;

/**
 * A stream as a Blob that the browser keeps, on disk where it is large: memory holds one piece of it.
 *
 * @param hear is told the bytes so far, and may throw to stop
 */
export async function keep(stream: ReadableStream<Uint8Array<ArrayBuffer>>, hear: (bytes: number) => void = () => {}): Promise<Blob> {
  const kept: Blob[] = [];
  let gathered: Uint8Array<ArrayBuffer>[] = [];
  let waiting = 0;
  let bytes = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (value) {
      gathered.push(value);
      waiting += value.length;
      bytes += value.length;
      try {
        hear(bytes);
      } catch (error) {
        await reader.cancel(error);
        throw error;
      }
    }
    if (done || waiting >= PIECE_BYTES) {
      kept.push(new Blob(gathered));
      gathered = [];
      waiting = 0;
    }
    if (done) return new Blob(kept);
  }
}
