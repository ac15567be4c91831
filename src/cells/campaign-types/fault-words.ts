import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `campaign-types/${string}`>;

/** What goes wrong with campaign types, and what to do. */
export const en: FaultWords<Own> = {
  "campaign-types/not-chosen": () => "Choose the table of campaigns in the settings: the one that a history makes, called <history>_campaigns.",
  "campaign-types/no-campaigns": ({ table }) => `Table ${table} has no campaign. Check the history it comes from.`,
  "campaign-types/no-column": ({ table, column }) =>
    `Table ${table} has no column ${column}. Choose other features, or the table of campaigns that a history makes.`,
  "campaign-types/no-features": ({ table, columns }) =>
    `The campaigns of table ${table} do not differ in ${columns.length ? columns.join(", ") : "any column"}. Choose features that differ between campaigns.`,
  "campaign-types/no-exact": ({ table }) => `Choose the columns of table ${table} whose equal values make a type, or let types be found by likeness.`,
  "campaign-types/too-many-types": ({ k, campaigns }) => `${count(k)} types were asked for, but there are only ${count(campaigns)} campaigns. Ask for fewer.`,
};

/** The same in Chinese. */
export const zh: FaultWords<Own> = {
  "campaign-types/not-chosen": () => "请在设置中选择活动表，即“历史”单元格生成的 <历史>_campaigns 表。",
  "campaign-types/no-campaigns": ({ table }) => `表 ${table} 中没有任何活动，请检查其来源的历史单元格。`,
  "campaign-types/no-column": ({ table, column }) => `表 ${table} 中没有列 ${column}。请改选其他特征，或选择历史单元格生成的活动表。`,
  "campaign-types/no-features": ({ table, columns }) =>
    `表 ${table} 的各活动在${columns.length ? ` ${columns.join("、")} ` : "所有列"}上没有差异。请选择在活动之间有差异的特征。`,
  "campaign-types/no-exact": ({ table }) => `请选择表 ${table} 中取值相同即为同一类型的列，或改为按相似度划分。`,
  "campaign-types/too-many-types": ({ k, campaigns }) => `要求 ${count(k)} 个类型，但只有 ${count(campaigns)} 个活动。请减少类型数。`,
};
