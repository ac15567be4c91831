import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `sql/${string}`>;

const en: FaultWords<Own> = {
  "sql/empty": () => "There is no query yet. Write one that begins with SELECT.",
  "sql/several": () => "There are several queries. Keep one, and put the others into cells of their own.",
  "sql/not-select": ({ word }) => `A query begins with SELECT or WITH; “${word}” is not possible here.`,
  "sql/itself": ({ table }) => `The query reads ${table}, which is the table it makes. Rename the cell or read another table.`,
};

const zh: FaultWords<Own> = {
  "sql/empty": () => "还没有查询，请填写以 SELECT 开头的查询。",
  "sql/several": () => "一个单元格只能有一条查询，请把其余的放到各自的单元格中。",
  "sql/not-select": ({ word }) => `查询应以 SELECT 或 WITH 开头，此处不能使用“${word}”。`,
  "sql/itself": ({ table }) => `查询读取的 ${table} 正是它自己生成的表，请重命名单元格或改读其他表。`,
};

export const words = catalogue(
  {
    title: "SQL",
    about: "Makes a table from one query over the tables of the notebook.",
    faults: en,
    query: "Query",
    tables: "Tables",
    columnsOf: (table: string) => `Columns of ${table}`,
    sentence: (rows: number, columns: number) =>
      `**${count(rows)}** ${rows === 1 ? "row" : "rows"}, **${count(columns)}** ${columns === 1 ? "column" : "columns"}.`,
  },
  {
    title: "SQL",
    about: "用一条查询从笔记本的各表生成新表。",
    faults: zh,
    query: "查询",
    tables: "可用的表",
    columnsOf: (table) => `${table} 的列`,
    sentence: (rows, columns) => `共 **${count(rows)}** 行、**${count(columns)}** 列。`,
  },
);
