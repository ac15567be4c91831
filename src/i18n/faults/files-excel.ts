import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { catalogue } from "../i18n.svelte.ts";
import { count } from "../number.ts";

type Codes = Extract<FaultCode, `file/${"excel" | "json"}-${string}`>;

const megabytes = (sizeBytes: number) => count(Math.ceil(sizeBytes / 1e6));

const kindEn = {
  xls: "is a workbook of the old kind (.xls). Open it in Excel or WPS and save it as .xlsx",
  xlsb: "is a binary workbook (.xlsb). Open it in Excel or WPS and save it as .xlsx",
  ods: "is an OpenDocument spreadsheet (.ods). Open it in LibreOffice or WPS and save it as .xlsx",
  locked: "is protected by a password. Open it in Excel or WPS, remove the password and save it",
  xml: "is an XML spreadsheet of 2003, whatever it is called. Open it in Excel or WPS and save it as .xlsx",
  document: "is an Office document without sheets. Choose a workbook, or a CSV or Parquet file",
};
const kindZh = {
  xls: "是旧版工作簿（.xls）。请在 Excel 或 WPS 中打开并另存为 .xlsx",
  xlsb: "是二进制工作簿（.xlsb）。请在 Excel 或 WPS 中打开并另存为 .xlsx",
  ods: "是 OpenDocument 电子表格（.ods）。请在 LibreOffice 或 WPS 中打开并另存为 .xlsx",
  locked: "设有打开密码。请在 Excel 或 WPS 中打开，取消密码后保存",
  xml: "其实是 2003 版 XML 电子表格。请在 Excel 或 WPS 中打开并另存为 .xlsx",
  document: "是不含工作表的 Office 文档。请选择工作簿、CSV 或 Parquet 文件",
};

const shapeEn = {
  "no-rows": () => "there are no records in it. A table is a list of objects or a list of lists, or one object a line",
  mixed: (line: number) => `the record on line ${count(line)} is not of the same make as the ones before it. All must be objects, or all lists`,
  deep: (line: number) => `the value that begins on line ${count(line)} is too large or too deep to be a record. Write one object a line`,
  wide: () => "it has more than 5,000 different keys. Are there ids among them? Write one object a record, with the id as a value",
};
const shapeZh = {
  "no-rows": () => "其中没有记录。数据应为对象列表、数组列表，或每行一个对象",
  mixed: (line: number) => `第 ${count(line)} 行的记录与前面的记录结构不同。所有记录应同为对象，或同为数组`,
  deep: (line: number) => `从第 ${count(line)} 行开始的值过大或嵌套过深，无法作为一条记录。请改为每行一个对象`,
  wide: () => "其中有 5,000 个以上不同的键，可能把编号当成了键。请每条记录写一个对象，编号作为值",
};

const en: FaultWords<Codes> = {
  "file/excel-kind": ({ name, kind }) => `“${name}” ${kindEn[kind]}.`,
  "file/excel-broken": ({ name, part }) =>
    `“${name}” is damaged${part === "zip" ? "" : ` (in ${part})`} and cannot be read. Copy or export it again; Excel may be able to repair it when it opens it.`,
  "file/excel-bomb": ({ name, part, limitBytes }) =>
    `“${name}” unpacks to more than ${megabytes(limitBytes)} MB (in ${part}), more than a workbook holds, so it was not opened. If you trust it, open it in Excel and save the sheet as CSV.`,
  "file/excel-no-sheet": ({ name, sheet, sheets }) =>
    `“${name}” has no sheet “${sheet}”. It has ${sheets.map((one) => `“${one}”`).join(", ")}. Choose one in the cell's editor.`,
  "file/excel-range": ({ name, sheet, range }) =>
    `“${range}” is not a part of sheet “${sheet}” of “${name}” with values in it. Write it as B3:F200, or leave it empty for the whole sheet.`,
  "file/excel-empty": ({ name, sheet }) => `Sheet “${sheet}” of “${name}” is empty. Choose another sheet or another file.`,
  "file/json-broken": ({ name, line, column, near }) =>
    `“${name}” is not valid JSON from line ${count(line)}, column ${count(column)} on${near ? `, at “${near}”` : ", where it ends"}. Correct it there, or export it again.`,
  "file/json-shape": ({ name, why, line }) => `“${name}” cannot be read as a table: ${shapeEn[why](line)}.`,
};

const zh: FaultWords<Codes> = {
  "file/excel-kind": ({ name, kind }) => `“${name}”${kindZh[kind]}。`,
  "file/excel-broken": ({ name, part }) => `“${name}”已损坏${part === "zip" ? "" : `（${part}）`}，无法读取。请重新复制或导出；用 Excel 打开时也许可以修复。`,
  "file/excel-bomb": ({ name, part, limitBytes }) =>
    `“${name}”解压后超过 ${megabytes(limitBytes)} MB（${part}），超出工作簿的容量，因此未打开。如果文件可信，请在 Excel 中打开并将工作表另存为 CSV。`,
  "file/excel-no-sheet": ({ name, sheet, sheets }) =>
    `“${name}”中没有工作表“${sheet}”，只有${sheets.map((one) => `“${one}”`).join("、")}。请在单元格的编辑器中选择。`,
  "file/excel-range": ({ name, sheet, range }) => `“${range}”不是“${name}”的工作表“${sheet}”中有数据的区域。请按 B3:F200 的形式填写，留空表示整个工作表。`,
  "file/excel-empty": ({ name, sheet }) => `“${name}”的工作表“${sheet}”是空的。请选择其他工作表或文件。`,
  "file/json-broken": ({ name, line, column, near }) =>
    `“${name}”从第 ${count(line)} 行第 ${count(column)} 列起不是有效的 JSON${near ? `，该处为“${near}”` : "，文件在此中断"}。请更正该处，或重新导出。`,
  "file/json-shape": ({ name, why, line }) => `“${name}”无法作为表读取：${shapeZh[why](line)}。`,
};

/** What the faults of workbooks and JSON say. */
export const excelAndJson = catalogue(en, zh);
