import "../../core/model/linear.ts";
import "../../core/model/logistic.ts";
import "../../core/model/regression-fit.ts";
import type { FaultWords } from "../../core/fault.ts";
import { catalogue } from "../i18n.svelte.ts";
import { count } from "../number.ts";

type Codes = "model/one-class" | "model/few-events" | "model/too-few-rows" | "model/constant-target";

const en: FaultWords<Codes> = {
  "model/one-class": ({ target, rows, events }) =>
    `${events ? "All" : "None"} of the ${count(rows)} rows say yes in ${target}, so there is nothing to tell apart. Check which values count as a yes, and whether a filter left only one answer.`,
  "model/few-events": ({ target, events, least, columns }) =>
    columns === null
      ? `Only ${count(events)} rows have the rarer answer of ${target}; at least ${count(least)} are needed. Bring more rows, or use the rates of personas instead.`
      : `Only ${count(events)} rows have the rarer answer of ${target}; ${count(columns)} columns need at least ${count(least)}. Choose fewer columns, or bring more rows.`,
  "model/too-few-rows": ({ rows, columns }) => `${count(rows)} rows are too few for ${count(columns)} coefficients. Choose fewer columns, or bring more rows.`,
  "model/constant-target": ({ target, rows }) =>
    rows
      ? `${target} has the same value in all ${count(rows)} rows, so there is nothing to explain. Choose another target, or check the filter.`
      : `${target} has no number in any row. Choose a column of numbers.`,
};

const zh: FaultWords<Codes> = {
  "model/one-class": ({ target, rows, events }) =>
    `${target} 的 ${count(rows)} 行${events ? "全部为“是”" : "没有一行为“是”"}，无从区分。请检查哪些取值算作“是”，以及筛选是否只留下了一种结果。`,
  "model/few-events": ({ target, events, least, columns }) =>
    columns === null
      ? `${target} 中较少的一类只有 ${count(events)} 行，至少需要 ${count(least)} 行。请补充数据，或改用画像的响应率。`
      : `${target} 中较少的一类只有 ${count(events)} 行，而 ${count(columns)} 列至少需要 ${count(least)} 行。请减少列数，或补充数据。`,
  "model/too-few-rows": ({ rows, columns }) => `只有 ${count(rows)} 行，不足以估计 ${count(columns)} 个系数。请减少列数，或补充数据。`,
  "model/constant-target": ({ target, rows }) =>
    rows ? `${target} 在 ${count(rows)} 行中取值完全相同，没有可解释的差异。请改选目标列，或检查筛选条件。` : `${target} 中没有任何数值，请选择数值列。`,
};

/** What models say when they cannot be fitted, whichever cell asked. */
export const models = catalogue(en, zh);
