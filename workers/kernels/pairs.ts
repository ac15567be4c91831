import { checkMasks, mirror, type CountPairs } from "../../src/core/kernels/pairs.ts";
import { silent } from "../../src/core/progress.ts";
import bytes from "./assembly/pairs.ts?kernel";
import { reserve, start, type Kernel } from "./module.ts";

interface Functions {
  turn(low: number, high: number, blocks: number, columns: number, stride: number, scratch: number): void;
  count(columns: number, stride: number, bytes: number, rows: number, items: number, counts: number): void;
}

/** Customers taken at a time: their bit columns of 60 items fill a quarter of a megabyte, which stays near the processor. */
const CHUNK = 496 * 64;
/** Bytes of a chunk's column. */
const STRIDE = CHUNK / 8;
/** Chunks between two words on progress. */
const STRETCH = 8;

let kernel: Kernel<Functions> | undefined;

/** Pairs of items counted by WebAssembly: masks are turned into bit columns chunk by chunk, and columns are laid over each other. */
export const pairs: CountPairs = (masks, progress = silent) => {
  checkMasks(masks);
  const { n, items, words, rows = items } = masks;
  const { run, memory, base } = (kernel ??= start<Functions>(bytes));
  const sides = Math.ceil(words.length / 2);
  const at = { scratch: base, low: base + 512, high: base + 512 + CHUNK * 4, columns: base + 512 + CHUNK * 8 };
  const counts = at.columns + (64 * sides + 3) * STRIDE;
  reserve(kernel, counts + rows * items * 4);
  new Uint32Array(memory.buffer, counts, rows * items).fill(0);
  for (let from = 0, chunk = 0; from < n; from += CHUNK, ++chunk) {
    if (chunk % STRETCH === 0) progress(from / n);
    const blocks = 2 * Math.ceil(Math.min(CHUNK, n - from) / 128);
    for (let side = 0; side < sides; ++side) {
      copy(words[2 * side], from, n, at.low);
      copy(words[2 * side + 1], from, n, at.high);
      run.turn(at.low, at.high, blocks, at.columns + 64 * side * STRIDE, STRIDE, at.scratch);
    }
    run.count(at.columns, STRIDE, blocks * 8, rows, items, counts);
  }
  const found = new Uint32Array(memory.buffer, counts, rows * items).slice();
  mirror(found, rows, items);
  progress(1);
  return found;

  /** A chunk of a word, with nobody behind the last customer. */
  function copy(word: (typeof words)[number] | undefined, start: number, end: number, to: number): void {
    const target = new Int32Array(memory.buffer, to, CHUNK);
    const part = word?.subarray(start, Math.min(end, start + CHUNK));
    if (part) target.set(part);
    if ((part?.length ?? 0) < CHUNK) target.fill(0, part?.length ?? 0);
  }
};
