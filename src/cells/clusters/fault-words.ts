import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `clusters/${string}`>;

/** What goes wrong with segments, and what to do. */
export const en: FaultWords<Own> = {
  "clusters/no-table": () => "Choose a table with one row a customer in the settings.",
  "clusters/no-column": ({ table, column }) => `Table ${table} has no column ${column}. Choose another in the settings.`,
  "clusters/no-columns": ({ table }) =>
    `${table} has no column of numbers, text or yes and no to compare customers by. Choose another table, or columns in the settings.`,
  "clusters/too-few": ({ table, customers, least }) =>
    `${table} has ${count(customers)} customers; at least ${count(least)} are needed to find groups. Choose a larger table.`,
  "clusters/repeated": ({ table, column, ids, example }) =>
    `In ${table}, ${count(ids)} ${ids === 1 ? "id" : "ids"} of ${column} ${ids === 1 ? "stands" : "stand"} on several rows, as ${example}. Groups need one row a customer: make a table of tags first, or choose the column that tells rows apart.`,
  "clusters/not-a-number": ({ table, column }) => `Column ${column} of ${table} holds no amounts. Take it from the usage, or make it a number in the source.`,
  "clusters/too-many-parts": ({ table, column, parts, most }) =>
    `Column ${column} of ${table} has ${count(parts)} levels; at most ${count(most)} stand side by side. Choose another column.`,
};

/** The same in Chinese. */
export const zh: FaultWords<Own> = {
  "clusters/no-table": () => "请在设置中选择一张每位客户一行的表。",
  "clusters/no-column": ({ table, column }) => `表 ${table} 中没有列 ${column}，请在设置中改选。`,
  "clusters/no-columns": ({ table }) => `表 ${table} 中没有可用于比较客户的数值、文本或是否列。请改选表，或在设置中选择列。`,
  "clusters/too-few": ({ table, customers, least }) => `表 ${table} 中只有 ${count(customers)} 位客户，至少需要 ${count(least)} 位才能分群。请选择更大的表。`,
  "clusters/repeated": ({ table, column, ids, example }) =>
    `表 ${table} 的列 ${column} 中有 ${count(ids)} 个编号出现在多行，例如 ${example}。分群要求每位客户一行：请先生成标签表，或选择能区分各行的列。`,
  "clusters/not-a-number": ({ table, column }) => `表 ${table} 的列 ${column} 不是数量。请从使用量中移除，或在数据源中设为数值。`,
  "clusters/too-many-parts": ({ table, column, parts, most }) =>
    `表 ${table} 的列 ${column} 有 ${count(parts)} 个取值，最多可并列 ${count(most)} 个。请改选其他列。`,
};
