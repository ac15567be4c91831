import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count, percent } from "../../i18n/number.ts";
import type { Rejected } from "../../engine/files/file.ts";
import { faultWords } from "./fault-words.ts";

const formats = { csv: "CSV", excel: "Excel", json: "JSON", parquet: "Parquet" };

type Why = Record<Rejected["why"], string>;

const whyEn: Why = {
  type: "a value of another type than its column",
  "too-many": "more values than columns",
  "too-few": "fewer values than columns",
  quote: "a quote that is never closed",
  encoding: "bytes that are no text",
  "too-long": "a row that is too long",
};
const whyZh: Why = {
  type: "取值与列的类型不符",
  "too-many": "值的个数多于列数",
  "too-few": "值的个数少于列数",
  quote: "引号没有配对",
  encoding: "含有无法解码的字节",
  "too-long": "行过长",
};

const en = {
  title: "Source",
  about: "Reads files of yours into a table: CSV, Excel, JSON or Parquet. They stay on this computer.",
  faults: faultWords.en,
  choose: "Choose a file",
  change: "Choose another file",
  rows: (n: number) => (n === 1 ? "1 row" : `${count(n)} rows`),
  columns: (n: number) => (n === 1 ? "1 column" : `${count(n)} columns`),
  sentence: (rows: number, columns: number) =>
    `**${rows === 1 ? "1 row" : `${count(rows)} rows`}** and **${columns === 1 ? "1 column" : `${count(columns)} columns`}** were read.`,
  reshaped: (how: "unpivot" | "pivot", before: { rows: number; columns: number }, rows: number, columns: number) =>
    `**${count(rows)} rows** and **${count(columns)} columns**, made by turning ${how === "unpivot" ? "columns into rows" : "rows into columns"}: ${count(before.rows)} rows and ${count(before.columns)} columns were read.`,
  size: (sizeBytes: number) => (sizeBytes < 1e6 ? `${count(Math.ceil(sizeBytes / 1e3))} KB` : `${count(Math.round(sizeBytes / 1e6))} MB`),
  formats,
  packed: { gzip: "gzip", zip: "zip" },
  sheet: (sheet: string) => `sheet “${sheet}”`,
  skipped: (rows: number) => (rows === 1 ? "1 row before the names" : `${count(rows)} rows before the names`),
  noHeader: "without names",
  sampled: (share: number) => `a sample of ${percent(share, 1)} of the rows`,
  delimiters: { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "blank" } as Record<string, string>,
  filesRead: (n: number) => `${count(n)} files`,
  fileHead: { name: "File", rows: "Rows" },
  partial: (columns: readonly { column: string; files: number }[], files: number, more: number) =>
    `Not every file has every column: ${columns.map(({ column, files: n }) => `${column} is in ${count(n)} of ${count(files)}`).join(", ")}${more ? `, and ${count(more)} more` : ""}. Where a file has none, there is no value.`,
  leftOut: (rows: number, of: number) => `${rows === 1 ? "1 row was" : `${count(rows)} rows were`} left out (${percent(rows / Math.max(1, rows + of), 2)}).`,
  why: whyEn,
  reason: (why: string, n: number) => `${count(n)} with ${why}`,
  reasons: (list: readonly string[]) => `${list.join(", ")}.`,
  showList: "Show the list",
  hideList: "Hide the list",
  saveList: "Save the list as CSV",
  saveFirst: (n: number) => `Save the first ${count(n)} as CSV`,
  asTable: "Show as a table below",
  list: "Rows left out",
  listHead: { file: "File", line: "Line", column: "Column", why: "Why", text: "Row" },
  wholeRow: "whole row",
  head: { column: "Column", type: "Type" },
  types: { number: "number", text: "text", date: "date", boolean: "yes/no", other: "other" },
  preview: "First rows",
};

const zh: typeof en = {
  title: "数据源",
  about: "把你的 CSV、Excel、JSON 或 Parquet 文件读成一张表。文件不会离开这台电脑。",
  faults: faultWords["zh-CN"],
  choose: "选择文件",
  change: "换一个文件",
  rows: (n) => `${count(n)} 行`,
  columns: (n) => `${count(n)} 列`,
  sentence: (rows, columns) => `已读取 **${count(rows)} 行**、**${count(columns)} 列**。`,
  reshaped: (how, before, rows, columns) =>
    `读取 ${count(before.rows)} 行、${count(before.columns)} 列，经${how === "unpivot" ? "列转行" : "行转列"}后为 **${count(rows)} 行**、**${count(columns)} 列**。`,
  size: (sizeBytes) => (sizeBytes < 1e6 ? `${count(Math.ceil(sizeBytes / 1e3))} KB` : `${count(Math.round(sizeBytes / 1e6))} MB`),
  formats,
  packed: { gzip: "gzip", zip: "zip" },
  sheet: (sheet) => `工作表“${sheet}”`,
  skipped: (rows) => `列名前有 ${count(rows)} 行`,
  noHeader: "无列名行",
  sampled: (share) => `抽取 ${percent(share, 1)} 的行`,
  delimiters: { ",": "逗号分隔", ";": "分号分隔", "\t": "制表符分隔", "|": "竖线分隔", " ": "空格分隔" },
  filesRead: (n) => `${count(n)} 个文件`,
  fileHead: { name: "文件", rows: "行数" },
  partial: (columns, files, more) =>
    `并非每个文件都有全部的列：${columns.map(({ column, files: n }) => `${column} 见于 ${count(files)} 个文件中的 ${count(n)} 个`).join("，")}${more ? `，另有 ${count(more)} 列` : ""}。缺少该列的文件取空值。`,
  leftOut: (rows, of) => `已略过 ${count(rows)} 行（${percent(rows / Math.max(1, rows + of), 2)}）。`,
  why: whyZh,
  reason: (why, n) => `${why} ${count(n)} 行`,
  reasons: (list) => `${list.join("，")}。`,
  showList: "查看清单",
  hideList: "收起清单",
  saveList: "保存清单为 CSV",
  saveFirst: (n) => `保存前 ${count(n)} 行为 CSV`,
  asTable: "在下方显示为表",
  list: "略过的行",
  listHead: { file: "文件", line: "行号", column: "列", why: "原因", text: "原文" },
  wholeRow: "整行",
  head: { column: "列", type: "类型" },
  types: { number: "数值", text: "文本", date: "日期", boolean: "是/否", other: "其他" },
  preview: "前几行",
};

/** Words of a source, in both languages. */
export const words = catalogue(en, zh);
