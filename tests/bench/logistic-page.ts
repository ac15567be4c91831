import { fitLogistic } from "../../src/core/model/logistic.ts";
import { designOf, N } from "./logistic-rows.ts";
import type { PageContender } from "./duel-worker.ts";

/** Fit from columns that are in the worker: paired, copied into the kernel, gone over until the first derivatives are 0. */
const newton: PageContender = async (file, crew) => {
  const design = designOf(new Uint8Array(await file("codes.u8")));
  const y = new Uint8Array(await file("y.u8"));
  return async () => {
    const { coefficients, intercept } = await fitLogistic(design, y, { lambda: 1 / N }, crew);
    return [...coefficients, intercept];
  };
};

/** The browser's contenders, by name. */
export const contenders: Record<string, PageContender> = { newton };
