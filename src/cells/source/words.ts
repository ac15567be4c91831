import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count } from "../../i18n/number.ts";

const formatsEn = { csv: "CSV", parquet: "Parquet" };

const en = {
  title: "Source",
  about: "Reads a CSV or Parquet file of yours into a table. The file stays on this computer.",
  choose: "Choose a file",
  change: "Choose another file",
  none: "No file chosen",
  file: "File",
  rows: (n: number) => (n === 1 ? "1 row" : `${count(n)} rows`),
  columns: (n: number) => (n === 1 ? "1 column" : `${count(n)} columns`),
  sentence: (rows: number, columns: number) => `**${count(rows)} rows** and **${count(columns)} columns** were read.`,
  size: (sizeBytes: number) => (sizeBytes < 1e6 ? `${count(Math.ceil(sizeBytes / 1e3))} KB` : `${count(Math.round(sizeBytes / 1e6))} MB`),
  formats: formatsEn,
  format: "Format",
  encoding: "Encoding",
  delimiter: "Character between values",
  delimiters: { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as Record<string, string>,
  header: "The first row holds names",
  foundOut: "Found out from the file",
  text: "Columns to keep as text",
  textHint: "Ids with leading zeros and very long numbers stay text by themselves.",
  yes: "Yes",
  no: "No",
  head: { column: "Column", type: "Type" },
  types: { number: "number", text: "text", date: "date", boolean: "yes/no", other: "other" },
  preview: "First rows",
};

const zh: typeof en = {
  title: "数据源",
  about: "把你的 CSV 或 Parquet 文件读成一张表。文件不会离开这台电脑。",
  choose: "选择文件",
  change: "换一个文件",
  none: "未选择文件",
  file: "文件",
  rows: (n) => `${count(n)} 行`,
  columns: (n) => `${count(n)} 列`,
  sentence: (rows, columns) => `已读取 **${count(rows)} 行**、**${count(columns)} 列**。`,
  size: (sizeBytes) => (sizeBytes < 1e6 ? `${count(Math.ceil(sizeBytes / 1e3))} KB` : `${count(Math.round(sizeBytes / 1e6))} MB`),
  formats: formatsEn,
  format: "格式",
  encoding: "编码",
  delimiter: "分隔符",
  delimiters: { ",": "逗号", ";": "分号", "\t": "制表符", "|": "竖线" },
  header: "第一行是列名",
  foundOut: "自动识别",
  text: "按文本读取的列",
  textHint: "有前导零的编号和超长数字会自动按文本读取。",
  yes: "是",
  no: "否",
  head: { column: "列", type: "类型" },
  types: { number: "数值", text: "文本", date: "日期", boolean: "是/否", other: "其他" },
  preview: "前几行",
};

/** Words of a source, in both languages. */
export const words = catalogue(en, zh);
