import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";

type Own = Extract<FaultCode, `regression/${string}`>;

/** What goes wrong with a regression, and what to do. */
export const en: FaultWords<Own> = {
  "regression/not-chosen": () => "No table is chosen. Choose one with a column of numbers to explain.",
  "regression/no-target": ({ table }) => `Choose the column of ${table} to explain: a number.`,
  "regression/no-column": ({ table, column }) => `Table ${table} has no column ${column}. Choose another in the settings.`,
  "regression/not-number": ({ table, column }) =>
    `Column ${column} of ${table} holds text, and only a number can be explained. Choose another, or use the propensity cell for a yes or no.`,
  "regression/no-columns": ({ table }) => `Table ${table} has no column beside the target to explain it by. Choose columns in the settings.`,
  "regression/no-rows": ({ table }) => `Table ${table} has no rows. Run the cell that makes it, or check its filter.`,
  "regression/apply-lacks": ({ table, columns }) =>
    `Table ${table} lacks ${columns.join(", ")}, which the regression uses. Choose another table or other columns.`,
};

/** The same in Chinese. */
export const zh: FaultWords<Own> = {
  "regression/not-chosen": () => "尚未选择数据表，请选择一个含有待解释数值列的表。",
  "regression/no-target": ({ table }) => `请选择 ${table} 中要解释的数值列。`,
  "regression/no-column": ({ table, column }) => `表 ${table} 中没有列 ${column}，请在设置中改选。`,
  "regression/not-number": ({ table, column }) => `${table} 的列 ${column} 是文本，只能解释数值。请改选其他列；若目标是“是/否”，请使用倾向模型单元格。`,
  "regression/no-columns": ({ table }) => `表 ${table} 除目标列外没有可用的列，请在设置中选择列。`,
  "regression/no-rows": ({ table }) => `表 ${table} 没有任何行。请运行生成它的单元格，或检查筛选条件。`,
  "regression/apply-lacks": ({ table, columns }) => `表 ${table} 缺少回归所用的列：${columns.join("、")}。请改选其他表或其他列。`,
};
