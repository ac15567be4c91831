import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";
import type { Choice } from "./faults.ts";

type Own = Extract<FaultCode, `ids/${string}`>;

const chooseEn: Record<Choice, (table: string) => string> = {
  tables: () => "Choose the tables that hold ids: a table whose rows hold several ids of one customer, or a table of links between ids.",
  table: () => "A table is not chosen yet. Choose one, or remove its entry.",
  columns: (table) => `Choose the columns of table ${table} that hold ids.`,
  type: (table) => `Say for every column of table ${table} what type of id it holds.`,
  ends: (table) => `Choose four columns of table ${table}: the first id and its type, the second id and its type.`,
};

const chooseZh: Record<Choice, (table: string) => string> = {
  tables: () => "请选择含有标识的表：一行含同一客户的多个标识，或一行是两个标识之间的关联。",
  table: () => "有一张表尚未选择，请选择或删除该项。",
  columns: (table) => `请选择表 ${table} 中的标识列。`,
  type: (table) => `请为表 ${table} 的每个标识列指定类型。`,
  ends: (table) => `请选择表 ${table} 的四列：第一个标识及其类型、第二个标识及其类型。`,
};

/** What the faults of an id mapping say. */
export const faultsEn: FaultWords<Own> = {
  "ids/choose": ({ what, table }) => chooseEn[what](table),
  "ids/no-column": ({ table, column }) => `Table ${table} has no column ${column}. Choose another column.`,
  "ids/reserved": ({ table, column }) =>
    `Column ${column} of table ${table} is called type “unified”, the word for retired unified ids. Give this type another name.`,
  "ids/types": ({ table, column, types }) =>
    `Column ${column} of table ${table} holds more than ${count(types)} different words. A column of types holds a few, such as phone or device: choose another column.`,
  "ids/one-column": ({ table, column }) =>
    `${column} of table ${table} is the only column of ids, so nothing can be linked. Choose a second column of ids, or add another table that has this id beside others.`,
  "ids/no-ids": ({ tables, rows, leftOut }) =>
    `None of the ${count(rows)} rows of ${tables.join(", ")} holds an id: ${
      leftOut ? `${count(leftOut)} different values were left out as zeros, fillers or words for nothing` : "all are blank"
    }. Check the columns.`,
  "ids/no-edges": ({ tables, ids }) =>
    `${count(ids)} ids were found in ${tables.join(", ")}, but no row holds two of them, so nothing can be linked. Choose columns that are filled in the same rows.`,
  "ids/bad-weight": ({ table, column, rows, row, value }) =>
    `Column ${column} of table ${table} has ${count(rows)} weights that are not numbers from 0 up; the first is ${
      value === null ? "blank" : `“${value}”`
    } in row ${count(row)}. Correct them, leave those rows out, or choose no column of weights.`,
  "ids/previous": ({ table, column }) =>
    `Table ${table} is no mapping of an earlier refresh: it has no column ${column}. Such a table has the columns type, id and unified_id, as this cell makes them.`,
};

/** The same in Chinese. */
export const faultsZh: FaultWords<Own> = {
  "ids/choose": ({ what, table }) => chooseZh[what](table),
  "ids/no-column": ({ table, column }) => `表 ${table} 中没有列 ${column}，请改选其他列。`,
  "ids/reserved": ({ table, column }) => `表 ${table} 的列 ${column} 使用了类型名“unified”，该名称专用于已停用的统一编号，请改用其他名称。`,
  "ids/types": ({ table, column, types }) =>
    `表 ${table} 的列 ${column} 有超过 ${count(types)} 个不同的词。类型列只应有少数几个词（如手机号、设备），请改选其他列。`,
  "ids/one-column": ({ table, column }) =>
    `表 ${table} 的 ${column} 是唯一的标识列，无法建立关联。请再选一个标识列，或添加另一张同时含有该标识和其他标识的表。`,
  "ids/no-ids": ({ tables, rows, leftOut }) =>
    `${tables.join("、")} 的 ${count(rows)} 行中没有可用的标识：${leftOut ? `${count(leftOut)} 个不同的值是全零、填充值或表示“无”的词，已排除` : "全部为空"}。请检查所选的列。`,
  "ids/no-edges": ({ tables, ids }) =>
    `在 ${tables.join("、")} 中找到 ${count(ids)} 个标识，但没有一行同时含有两个标识，无法建立关联。请选择在同一行中都有值的列。`,
  "ids/bad-weight": ({ table, column, rows, row, value }) =>
    `表 ${table} 的列 ${column} 有 ${count(rows)} 个权重不是非负数；第一个在第 ${count(row)} 行，${value === null ? "为空" : `值为“${value}”`}。请更正、去掉这些行，或不使用权重列。`,
  "ids/previous": ({ table, column }) => `表 ${table} 不是以前的映射结果：缺少列 ${column}。映射表应含 type、id、unified_id 三列，即本单元格生成的表。`,
};
