import type { FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";

type Own =
  | "association/choose"
  | "association/no-column"
  | "association/not-usable"
  | "association/empty-group"
  | "association/all-rare"
  | "association/one-item"
  | "association/no-candidate-item"
  | "association/same-item"
  | "association/no-score";

export const faultsEn: FaultWords<Own> = {
  "association/choose": ({ what }) =>
    ({
      table: "Nothing is chosen yet. Choose a table of customers, or one with a row for each thing a customer holds.",
      columns: "No columns are chosen. Choose at least two columns that say what customers hold, are or do.",
      customer: "No column says who the customer is. Choose it in the settings.",
      item: "No column says what is held. Choose it in the settings.",
    })[what],
  "association/no-column": ({ table, column, near }) =>
    `${table} has no column ${column}.${near ? ` Did you mean ${near}?` : ""} Choose another column in the settings.`,
  "association/not-usable": ({ table, column, type }) =>
    `${column} in ${table} holds ${type === "date" ? "dates" : "lists or other nested values"} and cannot be an item. Leave it out, or make yes/no or numbers of it in a query first.`,
  "association/empty-group": ({ table, conditions }) =>
    conditions
      ? `No row of ${table} meets the ${count(conditions)} conditions on who is analysed. Relax one of them.`
      : `${table} has no rows. Fill it, or choose another table.`,
  "association/all-rare": ({ items, least, customers }) =>
    `None of the ${count(items)} items is held by ${count(least)} of the ${count(customers)} customers analysed, the fewest that say anything. Analyse more customers, or choose broader columns.`,
  "association/one-item": ({ item }) => `Only ${item} is held by enough customers, and one item makes no pair. Choose more columns, or a larger group.`,
  "association/no-candidate-item": ({ item, rare }) =>
    rare
      ? `Too few of the customers analysed have ${item} to find candidates by it. Choose another pair.`
      : `There is no item ${item} any more. Choose the pair of candidates again.`,
  "association/same-item": ({ item }) => `${item} stands on both sides. Choose one item that candidates have and another that they lack.`,
  "association/no-score": ({ table, lacks }) =>
    `${table} has no column ${lacks}, so candidates cannot be ranked by it. Choose a table made by a propensity or model cell.`,
};

export const faultsZh: FaultWords<Own> = {
  "association/choose": ({ what }) =>
    ({
      table: "尚未选择数据。请选择一张客户表，或一张每行记录一项客户持有业务的明细表。",
      columns: "尚未选择列。请至少选择两列，说明客户持有什么、是谁或如何使用。",
      customer: "尚未指定客户列，请在设置中选择。",
      item: "尚未指定业务列，请在设置中选择。",
    })[what],
  "association/no-column": ({ table, column, near }) => `${table} 中没有 ${column} 列。${near ? `是否应为 ${near}？` : ""}请在设置中另选一列。`,
  "association/not-usable": ({ table, column, type }) =>
    `${table} 的 ${column} 列是${type === "date" ? "日期" : "列表等嵌套内容"}，不能作为关联项。请去掉该列，或先用查询把它变成是/否或数值。`,
  "association/empty-group": ({ table, conditions }) =>
    conditions ? `${table} 中没有客户满足分析范围的 ${count(conditions)} 个条件，请放宽其中一个。` : `${table} 没有数据行，请先填入数据或另选一张表。`,
  "association/all-rare": ({ items, least, customers }) =>
    `${count(items)} 个关联项在所分析的 ${count(customers)} 名客户中都不足 ${count(least)} 人，样本过少，无法得出结论。请扩大分析范围，或选择更宽泛的列。`,
  "association/one-item": ({ item }) => `只有 ${item} 的客户数足够，一个关联项无法成对。请多选几列，或扩大分析范围。`,
  "association/no-candidate-item": ({ item, rare }) =>
    rare ? `所分析的客户中持有 ${item} 的太少，无法据此找出候选客户，请另选一对。` : `关联项 ${item} 已不存在，请重新选择候选客户的条件。`,
  "association/same-item": ({ item }) => `两边都是 ${item}。请分别选择候选客户已有的一项和尚未持有的另一项。`,
  "association/no-score": ({ table, lacks }) => `${table} 没有 ${lacks} 列，无法用它给候选客户排序。请选择由倾向模型或模型单元格生成的表。`,
};
