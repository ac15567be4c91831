import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { catalogue } from "../i18n.svelte.ts";
import { count } from "../number.ts";

type Codes = Exclude<Extract<FaultCode, `file/${string}`>, `file/${"excel" | "json"}-${string}`>;

const megabytes = (sizeBytes: number) => count(Math.ceil(sizeBytes / 1e6));

const whyNotEn = {
  archive: "it is an archive. Unpack it and choose the file inside",
  binary: "it is not text. Save the data as CSV or Parquet",
  form: "its quotes or line ends do not match. Save it as CSV again, with every text in quotes",
  json: "it is JSON. Save the data as CSV or Parquet",
  "long-line": "a line in it is longer than 10 MB. A quote is probably missing",
  markup: "it is a web page, though it may be called otherwise. Open it in a spreadsheet and save it as CSV",
  "no-columns": "no columns can be told apart. Name the character between values in the cell's editor",
  parquet: "it is not a whole Parquet file. Export it again",
};
const whyNotZh = {
  archive: "它是压缩包。请先解压，再选择其中的文件",
  binary: "它不是文本。请将数据另存为 CSV 或 Parquet",
  form: "其中的引号或换行不一致。请重新另存为 CSV，并给所有文本加引号",
  json: "它是 JSON。请将数据另存为 CSV 或 Parquet",
  "long-line": "其中有超过 10 MB 的行，可能缺少引号",
  markup: "无论扩展名是什么，它其实是网页。请用电子表格软件打开后另存为 CSV",
  "no-columns": "无法识别各列。请在单元格的编辑器中指定分隔符",
  parquet: "它不是完整的 Parquet 文件。请重新导出",
};

const whyRowEn = {
  type: "a value does not fit its column",
  "too-many": "it has too many values",
  "too-few": "it has too few values",
  quote: "its quotes do not match",
  encoding: "it is not text in this encoding",
  "too-long": "it is longer than 10 MB",
};
const whyRowZh = {
  type: "有值与该列类型不符",
  "too-many": "值过多",
  "too-few": "值过少",
  quote: "引号不匹配",
  encoding: "不是该编码的文本",
  "too-long": "超过 10 MB",
};

const en: FaultWords<Codes> = {
  "file/empty": ({ name }) => `“${name}” is empty. Choose another file.`,
  "file/not-a-table": ({ name, why }) => `“${name}” cannot be read as a table: ${whyNotEn[why]}.`,
  "file/bad-rows": ({ name, rows, first: [row] }) =>
    `“${name}”: ${rows === 1 ? "1 row" : `${count(rows)} rows`} cannot be read, the first on line ${count(row.line)}${row.column === null ? "" : `, column “${row.column}”`}: ${whyRowEn[row.why]}. It reads: ${row.text.slice(0, 120)} — Leave such rows out, correct them in the file, or change how the file is read.`,
  "file/encoding": ({ name, encoding, line }) =>
    `“${name}” is not text in ${encoding}${line === undefined ? "" : `, first on line ${count(line)}`}. Choose another encoding in the cell's editor, or save the file as UTF-8.`,
  "file/unreadable": ({ name }) => `“${name}” can no longer be read: it was moved, removed or changed. Choose it again.`,
  "file/too-large": ({ name, sizeBytes, rows, needBytes, freeBytes }) =>
    `“${name}” (${megabytes(sizeBytes)} MB, about ${count(rows)} rows) would take ${megabytes(needBytes)} MB of memory where ${megabytes(freeBytes)} MB are free. Read fewer columns or a sample of the rows, or save it as Parquet with fewer columns.`,
  "file/encrypted": ({ name }) => `“${name}” is encrypted. Save it without a password and choose it again.`,
  "file/broken-archive": ({ name }) => `“${name}” cannot be unpacked: it is cut off or damaged. Copy or export it again, or unpack it yourself.`,
  "file/zip-bomb": ({ name, packedBytes, unpackedBytes }) =>
    `“${name}” (${megabytes(packedBytes)} MB) unpacks to more than ${megabytes(unpackedBytes)} MB, which no table of its size does. Unpack it yourself if you trust it.`,
  "file/no-room": ({ name, sizeBytes }) =>
    `“${name}” unpacks to ${megabytes(sizeBytes)} MB, for which the browser has no room. Free some disk space, or unpack it yourself and choose the file inside.`,
  "file/no-member": ({ name, asked, members }) =>
    `“${name}” holds ${asked === null ? "no file that can be read" : `no file named “${asked}”`}. It holds: ${members.slice(0, 20).join(", ") || "nothing"}. ${asked === null ? "Choose another file" : "Choose other files of it in the cell's editor"}.`,
  "file/shapes-differ": ({ name, other, lacks }) =>
    `“${name}” and “${other}” are different tables: “${other}” lacks ${lacks.slice(0, 10).join(", ")}. Read them in one source each; in a zip, name the files to read in the cell's editor.`,
  "file/odd-column": ({ name, column, type }) => `“${name}”: column “${column}” is of type ${type}, which cannot be read. Leave this column out.`,
  "file/no-column": ({ name, column, columns }) => `“${name}” has no column “${column}”. It has: ${columns.slice(0, 30).join(", ")}. Choose the columns again.`,
  "file/zero-byte": ({ name, line }) =>
    `“${name}”, line ${count(line)}: there is a zero byte, so that the file is damaged or no text. Export it again, or choose another encoding in the cell's editor.`,
  "file/open-quote": ({ name, line }) =>
    `“${name}”, line ${count(line)}: a quote opens here and is never closed. Correct the line, or say in the cell's editor that values are not quoted.`,
};

const zh: FaultWords<Codes> = {
  "file/empty": ({ name }) => `“${name}”是空文件，请选择其他文件。`,
  "file/not-a-table": ({ name, why }) => `“${name}”无法作为表读取：${whyNotZh[why]}。`,
  "file/bad-rows": ({ name, rows, first: [row] }) =>
    `“${name}”有 ${count(rows)} 行无法读取，第一处在第 ${count(row.line)} 行${row.column === null ? "" : `列“${row.column}”`}：${whyRowZh[row.why]}，内容为：${row.text.slice(0, 120)}。可以略过这些行、在文件中更正，或调整读取方式。`,
  "file/encoding": ({ name, encoding, line }) =>
    `“${name}”不是 ${encoding} 编码的文本${line === undefined ? "" : `，第一处在第 ${count(line)} 行`}。请在单元格的编辑器中选择其他编码，或将文件另存为 UTF-8。`,
  "file/unreadable": ({ name }) => `“${name}”已无法读取：文件被移动、删除或修改。请重新选择。`,
  "file/too-large": ({ name, sizeBytes, rows, needBytes, freeBytes }) =>
    `“${name}”（${megabytes(sizeBytes)} MB，约 ${count(rows)} 行）需要 ${megabytes(needBytes)} MB 内存，目前只剩 ${megabytes(freeBytes)} MB。请减少读取的列、只抽取部分行，或另存为列数更少的 Parquet。`,
  "file/encrypted": ({ name }) => `“${name}”已加密。请取消密码后重新保存，再选择该文件。`,
  "file/broken-archive": ({ name }) => `“${name}”无法解压：文件不完整或已损坏。请重新复制或导出，或自行解压。`,
  "file/zip-bomb": ({ name, packedBytes, unpackedBytes }) =>
    `“${name}”（${megabytes(packedBytes)} MB）解压后超过 ${megabytes(unpackedBytes)} MB，这样大小的压缩包不会包含如此大的表。如确认可信，请自行解压。`,
  "file/no-room": ({ name, sizeBytes }) => `“${name}”解压后为 ${megabytes(sizeBytes)} MB，浏览器没有足够空间。请清理磁盘空间，或自行解压后选择其中的文件。`,
  "file/no-member": ({ name, asked, members }) =>
    `“${name}”中没有${asked === null ? "可读取的文件" : `名为“${asked}”的文件`}，其中有：${members.slice(0, 20).join("、") || "（空）"}。请${asked === null ? "选择其他文件" : "在单元格的编辑器中另选其中的文件"}。`,
  "file/shapes-differ": ({ name, other, lacks }) =>
    `“${name}”与“${other}”不是同一种表：“${other}”缺少 ${lacks.slice(0, 10).join("、")}。请分别用不同的数据源读取；压缩包请在单元格的编辑器中指定要读取的文件。`,
  "file/odd-column": ({ name, column, type }) => `“${name}”的列“${column}”类型为 ${type}，无法读取。请不要选取该列。`,
  "file/no-column": ({ name, column, columns }) => `“${name}”中没有列“${column}”，现有：${columns.slice(0, 30).join("、")}。请重新选择列。`,
  "file/zero-byte": ({ name, line }) => `“${name}”第 ${count(line)} 行含有零字节，文件已损坏或不是文本。请重新导出，或在单元格的编辑器中选择其他编码。`,
  "file/open-quote": ({ name, line }) => `“${name}”第 ${count(line)} 行有未闭合的引号。请更正该行，或在单元格的编辑器中指定“值不加引号”。`,
};

/** What the faults of reading files say. */
export const files = catalogue(en, zh);
