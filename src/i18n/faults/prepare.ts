import "../../core/cluster/kmeans.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import type { DropReason } from "../../core/prepare/plan.ts";
import { catalogue } from "../i18n.svelte.ts";
import { count } from "../number.ts";

type Codes = Extract<FaultCode, "prepare/no-columns" | "kmeans/too-few-rows">;

/** Why a column took no part. */
export const reasons = catalogue<Record<DropReason, string>>(
  {
    missing: "more than 95% missing",
    constant: "always the same",
    "nearly-constant": "nearly always the same",
    id: "an id or free text",
    skipped: "left out by hand",
    weight: "weight 0",
    duplicate: "says the same as another",
  },
  {
    missing: "缺失超过 95%",
    constant: "取值完全相同",
    "nearly-constant": "取值几乎完全相同",
    id: "编号或自由文本",
    skipped: "手动排除",
    weight: "权重为 0",
    duplicate: "与其他列重复",
  },
);

const en: FaultWords<Codes> = {
  "prepare/no-columns": ({ dropped, reasons: why }) =>
    `No column is left to compare customers by. Left out: ${dropped.map((column, i) => `${column} (${reasons.en[why[i]]})`).join(", ")}. Choose other columns, or fill these in.`,
  "kmeans/too-few-rows": ({ n, k }) => `${count(k)} groups were asked for, but there are only ${count(n)} customers. Ask for fewer.`,
};

const zh: FaultWords<Codes> = {
  "prepare/no-columns": ({ dropped, reasons: why }) =>
    `没有可用于比较客户的列。已排除：${dropped.map((column, i) => `${column}（${reasons["zh-CN"][why[i]]}）`).join("、")}。请改选其他列，或补充数据。`,
  "kmeans/too-few-rows": ({ n, k }) => `要求分为 ${count(k)} 组，但只有 ${count(n)} 位客户。请减少组数。`,
};

/** What the faults of preparing columns and of clustering say. */
export const prepare = catalogue(en, zh);
