import "./faults.ts";
import "../../core/model/propensity-fit.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `propensity/${string}`>;

const few = (words: readonly string[], mark: string) => words.slice(0, 8).join(mark) + (words.length > 8 ? " …" : "");

export const faultsEn: FaultWords<Own> = {
  "propensity/not-chosen": () => "No table is chosen. Choose the table that says who said yes.",
  "propensity/no-target": ({ table }) => `What did the customers in ${table} say? Choose the column that tells, or a second table of those who said no.`,
  "propensity/no-column": ({ table, column }) => `${table} has no column ${column}. Choose another column, or bring the table that has it.`,
  "propensity/no-success": ({ table, column, values }) => `Which values of ${column} in ${table} mean yes? It holds ${few(values, ", ")}.`,
  "propensity/success-unknown": ({ table, column, success, values }) =>
    `${column} in ${table} never holds ${few(success, ", ")}. It holds ${few(values, ", ")}. Choose those that mean yes.`,
  "propensity/no-columns": ({ table }) =>
    `No column of ${table} is left to learn from: key, target, time, dates and what is left out do not count. Bring columns about the customers.`,
  "propensity/apply-lacks": ({ table, columns }) =>
    `${table} lacks ${columns.length === 1 ? "the column" : "the columns"} ${few(columns, ", ")}. Leave ${columns.length === 1 ? "it" : "them"} out of the model, or score a table that has ${columns.length === 1 ? "it" : "them"}.`,
  "propensity/no-rows": ({ table }) => `${table} is empty. Bring a table with rows.`,
  "propensity/one-side": ({ train }) =>
    `All ${count(train)} rows are from one time, so none are left to test on. Choose another time column, or test on customers drawn by chance.`,
  "propensity/not-a-propensity": ({ table }) => `${table} is no propensity. Compare with the cell of another one.`,
  "propensity/no-signal": ({ columns }) => `None of the ${count(columns)} columns tells anything about who says yes. Bring other columns about the customers.`,
};

export const faultsZh: FaultWords<Own> = {
  "propensity/not-chosen": () => "尚未选择数据表，请选择记录了哪些客户成功的表。",
  "propensity/no-target": ({ table }) => `${table} 中的客户结果如何？请选择目标列，或再选一张失败客户的表。`,
  "propensity/no-column": ({ table, column }) => `${table} 中没有列 ${column}，请选择其他列，或换用含有该列的表。`,
  "propensity/no-success": ({ table, column, values }) => `${table} 的 ${column} 中哪些取值表示成功？现有取值：${few(values, "、")}。`,
  "propensity/success-unknown": ({ table, column, success, values }) =>
    `${table} 的 ${column} 中没有 ${few(success, "、")}，现有取值：${few(values, "、")}。请选择表示成功的取值。`,
  "propensity/no-columns": ({ table }) => `${table} 中没有可用于建模的列（主键、目标、时间、日期和已排除的列不计）。请补充客户属性列。`,
  "propensity/apply-lacks": ({ table, columns }) => `${table} 缺少列 ${few(columns, "、")}。请将其排除在模型之外，或选择含有这些列的表。`,
  "propensity/no-rows": ({ table }) => `${table} 没有数据，请选择有数据的表。`,
  "propensity/one-side": ({ train }) => `全部 ${count(train)} 行都在同一时间，无法留出测试数据。请选择其他时间列，或改为随机抽取客户测试。`,
  "propensity/not-a-propensity": ({ table }) => `${table} 不是倾向模型，请选择另一个倾向模型单元格进行比较。`,
  "propensity/no-signal": ({ columns }) => `${count(columns)} 列中没有一列能区分成功与否，请补充其他客户属性。`,
};
