/** A kernel ready to run: its functions, and the memory it works in. */
export interface Kernel<F> {
  readonly run: F;
  readonly memory: WebAssembly.Memory;
  /** First byte that is free for data. */
  readonly base: number;
}

/** What every kernel exports beside its own functions. */
interface Exports {
  memory: WebAssembly.Memory;
  /** First byte behind the kernel's own data. */
  heapBase(): number;
}

const PAGE = 65_536;

/** What is compiled already: rows are kept hundreds of times in a search. */
const modules = new WeakMap<Uint8Array, WebAssembly.Module>();

/**
 * Start a kernel of its own memory. Costs about 4 ms the first time.
 *
 * Compiled on the spot: a thread may block, and a kernel is a few kilobytes.
 */
export function start<F>(bytes: Uint8Array<ArrayBuffer>): Kernel<F> {
  const module = modules.get(bytes) ?? new WebAssembly.Module(bytes);
  modules.set(bytes, module);
  const { exports } = new WebAssembly.Instance(module, {});
  const { memory, heapBase } = exports as unknown as Exports;
  return { run: exports as unknown as F, memory, base: (heapBase() + 15) & ~15 };
}

/** Make room for data up to a byte. Views of the memory made before are dead after. @throws RangeError when the browser gives no more */
export function reserve({ memory }: Kernel<unknown>, end: number): void {
  const lacking = end - memory.buffer.byteLength;
  if (lacking > 0) memory.grow(Math.ceil(lacking / PAGE));
}

/** Whether this browser runs WebAssembly with SIMD: a module of one function that makes a vector of zeros. */
export const hasSimd = WebAssembly.validate(
  Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11),
);
