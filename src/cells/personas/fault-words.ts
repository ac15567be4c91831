import "./faults.ts";
import "../../core/cluster/kmeans.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import type { DropReason } from "../../core/prepare/plan.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `personas/${string}` | "prepare/no-columns" | "kmeans/too-few-rows">;

/** Why a column took no part. */
export const reasonsEn: Record<DropReason, string> = {
  missing: "more than 95% missing",
  constant: "always the same",
  "nearly-constant": "nearly always the same",
  id: "an id or free text",
  skipped: "left out by hand",
  weight: "weight 0",
  duplicate: "says the same as another",
};

export const reasonsZh: Record<DropReason, string> = {
  missing: "缺失超过 95%",
  constant: "取值完全相同",
  "nearly-constant": "取值几乎完全相同",
  id: "编号或自由文本",
  skipped: "手动排除",
  weight: "权重为 0",
  duplicate: "与其他列重复",
};

/** What goes wrong with personas, and what to do. */
export const en: FaultWords<Own> = {
  "personas/not-chosen": () => "Choose the cell of tags in the settings.",
  "personas/no-tags": ({ table }) => `${table} is not a cell of tags. Choose the one that makes the tags of your customers.`,
  "personas/no-column": ({ table, column }) => `Table ${table} has no tag ${column}. Choose other tags, or run the cell of tags again.`,
  "personas/no-success": ({ table }) =>
    `No customer of ${table} said yes to a campaign before its month. Check that the tags read the history, that customer ids match, and that the history has successes.`,
  "personas/too-few": ({ table, customers, least }) =>
    `Only ${count(customers)} customers of ${table} said yes; at least ${count(least)} are needed to find personas. Add campaigns to the history.`,
  "personas/no-columns": ({ table }) => `${table} has no tag that says who customers are, what they use or what they have. Choose tags in the settings.`,
  "prepare/no-columns": ({ dropped, reasons }) =>
    `No column is left to compare customers by. Left out: ${dropped.map((column, i) => `${column} (${reasonsEn[reasons[i]]})`).join(", ")}. Choose other tags, or fill these in.`,
  "kmeans/too-few-rows": ({ n, k }) => `${count(k)} personas were asked for, but there are only ${count(n)} customers. Ask for fewer.`,
};

/** The same in Chinese. */
export const zh: FaultWords<Own> = {
  "personas/not-chosen": () => "请在设置中选择标签单元格。",
  "personas/no-tags": ({ table }) => `${table} 不是标签单元格，请选择生成客户标签的单元格。`,
  "personas/no-column": ({ table, column }) => `表 ${table} 中没有标签 ${column}。请改选其他标签，或重新运行标签单元格。`,
  "personas/no-success": ({ table }) => `${table} 中没有客户在标签月份之前有过成功记录。请检查标签是否读取了历史、客户编号是否一致，以及历史中是否有成功记录。`,
  "personas/too-few": ({ table, customers, least }) =>
    `${table} 中只有 ${count(customers)} 位成功客户，至少需要 ${count(least)} 位才能形成画像。请在历史中加入更多活动。`,
  "personas/no-columns": ({ table }) => `${table} 中没有描述客户属性、使用或持有情况的标签，请在设置中选择标签。`,
  "prepare/no-columns": ({ dropped, reasons }) =>
    `没有可用于比较客户的列。已排除：${dropped.map((column, i) => `${column}（${reasonsZh[reasons[i]]}）`).join("、")}。请改选其他标签，或补充数据。`,
  "kmeans/too-few-rows": ({ n, k }) => `要求 ${count(k)} 个画像，但只有 ${count(n)} 位客户。请减少画像数量。`,
};
