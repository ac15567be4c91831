import type { Kernels } from "./kernels.ts";
import { logistic } from "./logistic.ts";
import { pairs } from "./pairs.ts";

/** The kernels in TypeScript. */
export const twins: Kernels = { logistic, pairs };
