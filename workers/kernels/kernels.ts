import type { Kernels } from "../../src/core/kernels/kernels.ts";
import { twins } from "../../src/core/kernels/twins.ts";
import { lloyd } from "./lloyd.ts";
import { logistic } from "./logistic.ts";
import { hasSimd } from "./module.ts";
import { pairs } from "./pairs.ts";
import { silhouette } from "./silhouette.ts";

/** The kernels of this thread: WebAssembly where the browser has SIMD, else their twins. */
export const kernels: Kernels = hasSimd ? { lloyd, logistic, pairs, silhouette } : twins;
