import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `source/${string}`>;

const lacksEn = {
  keys: "the columns that say which row a value belongs to",
  names: "the column that holds the names",
  values: "the column that holds the values",
};
const lacksZh = { keys: "标识每一行的列", names: "存放名称的列", values: "存放取值的列" };

const en: FaultWords<Own> = {
  "source/no-column": ({ table, column }) => `${table} was read, but has no column “${column}” to reshape it by. Choose another column in the cell's editor.`,
  "source/same-name": ({ table, column }) => `${table} would have two columns “${column}” after reshaping. Choose another name or another column.`,
  "source/nothing-to-turn": ({ table }) =>
    `No column of ${table} is left to turn into rows, or no name to turn into a column. Choose other columns in the cell's editor.`,
  "source/incomplete-pivot": ({ table, lacks }) => `To reshape ${table}, choose ${lacksEn[lacks]}.`,
  "source/no-numbers": ({ table, column }) =>
    `“${column}” of ${table} holds text, of which there is no sum. Read it as a number, or take the first value, the largest, or how many there are.`,
  "source/too-many-columns": ({ table, column, columns, most }) =>
    `“${column}” of ${table} holds ${count(columns)} different names; at most ${count(most)} can become columns. Choose another column of names.`,
};

const zh: FaultWords<Own> = {
  "source/no-column": ({ table, column }) => `${table} 已读取，但没有转换所需的列“${column}”。请在单元格的编辑器中另选一列。`,
  "source/same-name": ({ table, column }) => `转换后 ${table} 会出现两个名为“${column}”的列。请换一个名称或另选一列。`,
  "source/nothing-to-turn": ({ table }) => `${table} 没有可转成行的列，或没有可转成列的名称。请在单元格的编辑器中另选列。`,
  "source/incomplete-pivot": ({ table, lacks }) => `转换 ${table} 之前，请先选择${lacksZh[lacks]}。`,
  "source/no-numbers": ({ table, column }) => `${table} 的“${column}”是文本，无法求和。请按数值读取，或改取第一个值、最大值、个数。`,
  "source/too-many-columns": ({ table, column, columns, most }) =>
    `${table} 的“${column}”有 ${count(columns)} 个不同名称，最多只能转成 ${count(most)} 列。请另选存放名称的列。`,
};

/** What the faults of a source's own say. */
export const faultWords = catalogue(en, zh);
