import type { Kernels } from "./kernels.ts";
import { lloyd } from "./lloyd.ts";
import { logistic } from "./logistic.ts";
import { pairs } from "./pairs.ts";
import { silhouette } from "./silhouette.ts";

/** The kernels in TypeScript. */
export const twins: Kernels = { lloyd, logistic, pairs, silhouette };
