import { catalogue } from "./i18n.svelte.ts";
import { count, sizeOf } from "./number.ts";

/** The words of handing a table out as a file. */
export const exportWords = catalogue(
  {
    title: (name: string) => `Export “${name}”`,
    table: "Table",
    guarded: "A list of customers to ask leaves by the cell's own Export, by ids or pseudonyms.",
    rowsOf: (n: number) => (n === 1 ? "1 row" : `${count(n)} rows`),
    columns: "Columns",
    allColumns: "All columns, in their order",
    format: "Format",
    formats: { csv: "CSV", excel: "Excel", parquet: "Parquet" },
    formatAbout: {
      csv: "Text that every program reads. It does not say what is a number, a date or text; the reader finds out.",
      excel: "A workbook of one sheet: dates are dates, text stays text. At most 1,048,575 rows; numbers of more than 15 digits become text.",
      parquet: "Small and exact: every type is kept. For this page, DuckDB, Python and R.",
    },
    encoding: "Characters",
    encodings: { "utf-8-mark": "UTF-8, for Excel too", "utf-8": "UTF-8, without a mark", gb18030: "GB18030 (GBK)" },
    defused: "Safe for spreadsheets",
    defusedAbout: {
      csv: "Text that begins like a formula, with = + - @ or a tab, gets an apostrophe before it, so that nothing is run. Numbers stay numbers. Turn it off for a file that is to be read back.",
      excel: "Text is never run in a workbook. Text that begins like a formula is marked, so that it stays text also when somebody edits it. No value changes.",
    },
    fileName: "File name",
    weighing: "Looking up rows and size",
    weight: (rows: number, columns: number, bytes: number) =>
      `${rows === 1 ? "1 row" : `${count(rows)} rows`} · ${columns === 1 ? "1 column" : `${count(columns)} columns`} · about ${sizeOf(bytes, 2)}`,
    save: "Save",
    writing: "Writing the file",
    done: (name: string, rows: number, bytes: number) => `“${name}” is saved: ${rows === 1 ? "1 row" : `${count(rows)} rows`}, ${sizeOf(bytes)}.`,
    unfit: (n: number) => `${n === 1 ? "1 character has" : `${count(n)} characters have`} no place in GB18030 and became “?”. UTF-8 keeps them.`,
    cut: (n: number) =>
      `${n === 1 ? "1 cell was" : `${count(n)} cells were`} longer than the 32,767 characters that Excel holds, and cut. CSV and Parquet keep them whole.`,
    stopped: "Called off. Nothing was left behind.",
    kinds: { csv: "CSV table", excel: "Excel workbook", parquet: "Parquet table" },
  },
  {
    title: (name) => `导出“${name}”`,
    table: "表",
    guarded: "待接触客户名单请用单元格内的“导出”，以客户号或化名导出。",
    rowsOf: (n) => `${count(n)} 行`,
    columns: "列",
    allColumns: "全部列，保持原有顺序",
    format: "格式",
    formats: { csv: "CSV", excel: "Excel", parquet: "Parquet" },
    formatAbout: {
      csv: "任何程序都能读取的文本。文件本身不说明哪些是数字、日期或文本，由读取方判断。",
      excel: "只含一个工作表的工作簿：日期仍是日期，文本仍是文本。最多 1,048,575 行；超过 15 位的数字存为文本。",
      parquet: "体积小且精确：保留所有类型。适用于本页面、DuckDB、Python 和 R。",
    },
    encoding: "字符编码",
    encodings: { "utf-8-mark": "UTF-8，Excel 也能识别", "utf-8": "UTF-8，不带标记", gb18030: "GB18030（GBK）" },
    defused: "可在电子表格中安全打开",
    defusedAbout: {
      csv: "以 = + - @ 或制表符开头、形似公式的文本前会加一个撇号，以免被执行。数字保持不变。如果文件之后还要读回，请关闭此项。",
      excel: "工作簿中的文本不会被执行。形似公式的文本会加上标记，编辑后仍是文本。所有值都不会改变。",
    },
    fileName: "文件名",
    weighing: "正在统计行数和大小",
    weight: (rows, columns, bytes) => `${count(rows)} 行 · ${count(columns)} 列 · 约 ${sizeOf(bytes, 2)}`,
    save: "保存",
    writing: "正在写入文件",
    done: (name, rows, bytes) => `已保存“${name}”：${count(rows)} 行，${sizeOf(bytes)}。`,
    unfit: (n) => `有 ${count(n)} 个字符不在 GB18030 之中，已替换为“?”。使用 UTF-8 可以保留。`,
    cut: (n) => `有 ${count(n)} 个单元格超过 Excel 允许的 32,767 个字符，已截断。CSV 和 Parquet 可以完整保留。`,
    stopped: "已取消，未留下任何残余文件。",
    kinds: { csv: "CSV 表", excel: "Excel 工作簿", parquet: "Parquet 表" },
  },
);
