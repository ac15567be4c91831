import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `personas/${string}`>;

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
};
