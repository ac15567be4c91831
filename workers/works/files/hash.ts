import { hashInParts } from "../../../src/core/hash.ts";
import type { Progress } from "../../../src/core/progress.ts";

/** A file whose content is to be named. */
export interface HashInput {
  file: Blob;
}

/** SHA-256 of a file's content in hex, read as a stream. */
export async function hash({ file }: HashInput, progress: Progress): Promise<string> {
  const sum = hashInParts();
  const reader = file.stream().getReader();
  let read = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    sum.add(part.value);
    progress((read += part.value.length) / file.size);
  }
  return sum.hex();
}
