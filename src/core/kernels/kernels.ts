/**
 * Takes rows and keeps them, to be gone over again and again: `keep(rows)` gives a function that is asked pass by pass.
 *
 * Both are plain synchronous functions; what stays between passes is inside.
 */
export type Keeper<Rows, Ask, Said> = (rows: Rows) => (ask: Ask) => Said;

/**
 * The number kernels: written in WebAssembly in `workers/kernels`, each with a twin of the same contract in TypeScript in this folder, which
 * is the fallback where SIMD is missing and the oracle of its tests. Each kernel's file adds itself here.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- each kernel declares itself
export interface Kernels {}

/** Kernels that keep rows. */
export type KeeperName = { [K in keyof Kernels]: Kernels[K] extends Keeper<never, never, unknown> ? K : never }[keyof Kernels];
export type RowsOf<K extends KeeperName> = Kernels[K] extends Keeper<infer Rows, never, unknown> ? Rows : never;
export type AskOf<K extends KeeperName> = Kernels[K] extends (rows: never) => (ask: infer Ask) => unknown ? Ask : never;
export type SaidOf<K extends KeeperName> = Kernels[K] extends (rows: never) => (ask: never) => infer Said ? Said : never;
