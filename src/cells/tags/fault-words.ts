import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";
import type { Choice } from "./faults.ts";

type Own = Extract<FaultCode, `tags/${string}`>;

const choicesEn: Record<Choice, string> = {
  customers: "the table of customers",
  customer: "the key of the table of customers",
  usageCustomer: "the customer column of the usage table",
  usageMonth: "the month column of the usage table",
  holdingCustomer: "the customer column of the holdings table",
  item: "the item column of the holdings table",
};

const choicesZh: Record<Choice, string> = {
  customers: "客户表",
  customer: "客户表的主键列",
  usageCustomer: "使用量表的客户列",
  usageMonth: "使用量表的月份列",
  holdingCustomer: "持有表的客户列",
  item: "持有表的产品列",
};

/** What the faults of tags say. */
export const faultsEn: FaultWords<Own> = {
  "tags/choose": ({ what }) =>
    what === "customers"
      ? "Choose the table of customers: one row each, with their id and what is known of them. Add its file if it is not here yet."
      : `Choose ${choicesEn[what]}.`,
  "tags/no-column": ({ table, column }) => `Table ${table} has no column ${column}. Choose another column.`,
  "tags/empty": ({ table }) => `Table ${table} has no rows. Load a file with data, or choose another table.`,
  "tags/no-ids": ({ table, column, rows }) =>
    `Column ${column} is blank in all ${count(rows)} rows of table ${table}. Choose the column that holds the customer id.`,
  "tags/no-indicator": ({ table }) => `Table ${table} has no column of numbers besides ids and the month. Choose the indicators, or leave the usage table out.`,
  "tags/no-months": ({ table, column, example }) =>
    `No value in column ${column} of table ${table} could be read as a month${example ? ` (for example “${example}”)` : ""}. Write months as 2024-06 or 202406, or choose another column.`,
  "tags/no-known-usage": ({ usage, column, customers }) =>
    `No customer in column ${column} of table ${usage} is in table ${customers}. Check that both hold the same ids, with the same leading zeros.`,
  "tags/before-usage": ({ month, first, table }) =>
    `The reference month ${month} lies before ${first}, the first month of table ${table}. Choose a later reference month in the settings of the notebook.`,
  "tags/window-too-long": ({ window, most }) =>
    `The median of slopes is offered for windows of up to ${most} months; the notebook's window is ${window}. Choose a shorter window, or the ordinary slope.`,
};

/** The same in Chinese. */
export const faultsZh: FaultWords<Own> = {
  "tags/choose": ({ what }) =>
    what === "customers" ? "请选择客户表：每位客户一行，含客户编号和各项属性。若还没有，请先添加该文件。" : `请选择${choicesZh[what]}。`,
  "tags/no-column": ({ table, column }) => `表 ${table} 中没有列 ${column}，请改选其他列。`,
  "tags/empty": ({ table }) => `表 ${table} 没有数据。请加载数据文件，或改选其他表。`,
  "tags/no-ids": ({ table, column, rows }) => `表 ${table} 的列 ${column} 在全部 ${count(rows)} 行中都为空，请选择客户编号所在的列。`,
  "tags/no-indicator": ({ table }) => `表 ${table} 除编号和月份外没有数值列。请选择指标，或不使用该表。`,
  "tags/no-months": ({ table, column, example }) =>
    `表 ${table} 的列 ${column} 中没有可识别的月份${example ? `（例如“${example}”）` : ""}。请写成 2024-06 或 202406，或改选其他列。`,
  "tags/no-known-usage": ({ usage, column, customers }) => `表 ${usage} 的列 ${column} 中的客户都不在表 ${customers} 中。请确认两表是同一种编号，前导零一致。`,
  "tags/before-usage": ({ month, first, table }) => `基准月份 ${month} 早于表 ${table} 的首月 ${first}，请在笔记本设置中选择更晚的基准月份。`,
  "tags/window-too-long": ({ window, most }) => `中位数斜率最多支持 ${most} 个月的窗口，当前窗口为 ${window} 个月。请缩短窗口，或改用普通斜率。`,
};
