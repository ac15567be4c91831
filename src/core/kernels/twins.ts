import type { Kernels } from "./kernels.ts";

/** The kernels in TypeScript. */
export const twins: Kernels = {};
