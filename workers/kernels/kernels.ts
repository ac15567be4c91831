import type { Kernels } from "../../src/core/kernels/kernels.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { hasSimd } from "./module.ts";
import { logistic } from "./logistic.ts";
import { pairs } from "./pairs.ts";

/** The kernels of this thread: WebAssembly where the browser has SIMD, else their twins. */
export const kernels: Kernels = hasSimd ? { ...twins, logistic, pairs } : twins;
