import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `trend/${string}`>;

/** What goes wrong with trends, and what to do. */
export const en: FaultWords<Own> = {
  "trend/no-table": () => "Choose a table in the settings.",
  "trend/no-date": ({ table }) => `Choose the column of ${table} that holds its dates or months.`,
  "trend/no-column": ({ table, column }) => `Table ${table} has no column ${column}. Choose another in the settings.`,
  "trend/not-a-number": ({ table, column }) =>
    `Column ${column} of ${table} holds no numbers, so it has no sum or mean. Choose another, or count its values; where it should be numbers, say so in the source.`,
  "trend/no-distinct": ({ table }) => `Choose the column of ${table} whose different values are to be counted.`,
  "trend/no-dates": ({ table, column, example }) =>
    example === null
      ? `Column ${column} of ${table} is empty. Choose the column that holds the dates or months.`
      : `No value of ${column} in ${table} can be read as a date, as “${example}”. Write dates as 2024-06-30 or months as 2024-06, or choose another column.`,
  "trend/too-many": ({ table, column, first, last, periods, most }) =>
    `Column ${column} of ${table} runs from ${first} to ${last}: ${count(periods)} periods, and at most ${count(most)} can be shown. Correct the dates that are wrong, or take longer periods.`,
  "trend/too-few": ({ table, column, periods, least }) =>
    `Column ${column} of ${table} has ${periods === 1 ? "1 complete period" : `${count(periods)} complete periods`}; a trend needs at least ${count(least)}. Take shorter periods, or add earlier data.`,
  "trend/all-zero": ({ table }) => `Everything that is followed in ${table} is 0 or missing. Choose other columns.`,
};

/** The same in Chinese. */
export const zh: FaultWords<Own> = {
  "trend/no-table": () => "请在设置中选择数据表。",
  "trend/no-date": ({ table }) => `请选择表 ${table} 中的日期或月份列。`,
  "trend/no-column": ({ table, column }) => `表 ${table} 中没有列 ${column}，请在设置中改选。`,
  "trend/not-a-number": ({ table, column }) =>
    `表 ${table} 的列 ${column} 不是数值，无法求和或求均值。请改选其他列，或改为计数；若本应是数值，请在数据源中设置。`,
  "trend/no-distinct": ({ table }) => `请选择表 ${table} 中要统计去重数量的列。`,
  "trend/no-dates": ({ table, column, example }) =>
    example === null
      ? `表 ${table} 的列 ${column} 为空，请选择日期或月份所在的列。`
      : `表 ${table} 的列 ${column} 中没有可识别的日期，例如“${example}”。请写成 2024-06-30 或 2024-06，或改选其他列。`,
  "trend/too-many": ({ table, column, first, last, periods, most }) =>
    `表 ${table} 的列 ${column} 从 ${first} 到 ${last}，共 ${count(periods)} 期，最多可显示 ${count(most)} 期。请更正错误日期，或改用更长的周期。`,
  "trend/too-few": ({ table, column, periods, least }) =>
    `表 ${table} 的列 ${column} 只有 ${count(periods)} 个完整周期，趋势分析至少需要 ${count(least)} 个。请改用更短的周期，或补充更早的数据。`,
  "trend/all-zero": ({ table }) => `表 ${table} 中所选内容全部为 0 或缺失，请改选其他列。`,
};
