import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { catalogue } from "../i18n.svelte.ts";
import { count } from "../number.ts";

type Codes = Extract<FaultCode, `engine/${string}` | `file/${string}`>;

const megabytes = (sizeBytes: number) => count(Math.ceil(sizeBytes / 1e6));
const someEn = (names: readonly string[]) => names.slice(0, 5).join(", ");
const someZh = (names: readonly string[]) => names.slice(0, 5).join("、");

const whyOpenEn = {
  download: "its files did not arrive. Check the connection to the page's host and load the page again",
  start: "it did not start. Use a current Chrome, Edge, Firefox or Safari, and check that the host sends the page's files unchanged",
  slow: "it took too long to start. Close other tabs and load the page again",
};
const whyOpenZh = {
  download: "引擎文件未能送达。请检查与页面所在服务器的连接，然后重新加载页面",
  start: "引擎未能启动。请使用新版 Chrome、Edge、Firefox 或 Safari，并确认服务器原样发送页面文件",
  slow: "引擎启动时间过长。请关闭其他标签页，然后重新加载页面",
};

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

const en: FaultWords<Codes> = {
  "engine/open": ({ why }) => `The data engine cannot be used: ${whyOpenEn[why]}.`,
  "engine/sql": ({ message, line }) => `The query cannot run${line ? ` (line ${line})` : ""}. Correct it and run the cell again. The engine says: ${message}`,
  "engine/no-table": ({ table, near }) =>
    `There is no table “${table}”. ${near.length ? `Is it ${someEn(near)}?` : "Check its name, or run the cell that makes it."}`,
  "engine/no-column": ({ column, candidates }) =>
    `There is no column “${column}”. ${candidates.length ? `Columns of a similar name: ${someEn(candidates)}.` : "Check its name in the table."}`,
  "engine/memory": () => "Not enough memory for this step. Take fewer rows or columns, or close other tabs, and run it again.",
  "engine/denied": ({ what }) =>
    `The engine is locked and does not reach “${what}”: no network, no disk, no extensions. Load files with a source cell, and write dates out instead of asking for today.`,
  "engine/lost": () => "The data engine stopped. It starts again by itself; run the cells again to make their tables anew.",
  "file/empty": ({ name }) => `“${name}” is empty. Choose another file.`,
  "file/not-a-table": ({ name, why }) => `“${name}” cannot be read as a table: ${whyNotEn[why]}.`,
  "file/bad-row": ({ name, line, column, value }) =>
    `“${name}”, line ${count(line)}: “${value}” does not fit the rest of column “${column}”. Correct it in the file, or read the column as text.`,
  "file/ragged": ({ name, line, found, expected }) =>
    `“${name}”, line ${count(line)}: there are ${count(found)} values where the header has ${count(expected)}. Correct the line, or export the file again with every text in quotes.`,
  "file/encoding": ({ name, encoding }) => `“${name}” is not text in ${encoding}. Choose another encoding in the cell's editor, or save the file as UTF-8.`,
  "file/unreadable": ({ name }) => `“${name}” can no longer be read: it was moved, removed or changed. Choose it again.`,
  "file/xlsx": ({ name }) => `“${name}” is an Excel workbook, which is not read yet. Save the sheet as CSV UTF-8 and choose that.`,
  "file/too-large": ({ name, sizeBytes }) =>
    `“${name}” (${megabytes(sizeBytes)} MB) does not fit in memory. Keep only the columns and months you need, or save it as Parquet.`,
};

const zh: FaultWords<Codes> = {
  "engine/open": ({ why }) => `数据引擎不可用：${whyOpenZh[why]}。`,
  "engine/sql": ({ message, line }) => `查询无法运行${line ? `（第 ${line} 行）` : ""}，请修改后重新运行。引擎提示：${message}`,
  "engine/no-table": ({ table, near }) => `没有表“${table}”。${near.length ? `是否为 ${someZh(near)}？` : "请检查表名，或先运行生成它的单元格。"}`,
  "engine/no-column": ({ column, candidates }) => `没有列“${column}”。${candidates.length ? `名称相近的列：${someZh(candidates)}。` : "请检查表中的列名。"}`,
  "engine/memory": () => "内存不足，无法完成这一步。请减少行数或列数，或关闭其他标签页，然后重新运行。",
  "engine/denied": ({ what }) => `引擎已锁定，不会访问“${what}”：不联网，不读写磁盘，不加载扩展。文件请用数据源单元格加载；日期请直接写明，不要取当天。`,
  "engine/lost": () => "数据引擎已停止，会自动重新启动。请重新运行各单元格以重新生成表。",
  "file/empty": ({ name }) => `“${name}”是空文件，请选择其他文件。`,
  "file/not-a-table": ({ name, why }) => `“${name}”无法作为表读取：${whyNotZh[why]}。`,
  "file/bad-row": ({ name, line, column, value }) =>
    `“${name}”第 ${count(line)} 行：“${value}”与列“${column}”的其他值不符。请在文件中更正，或将该列按文本读取。`,
  "file/ragged": ({ name, line, found, expected }) =>
    `“${name}”第 ${count(line)} 行有 ${count(found)} 个值，而表头有 ${count(expected)} 列。请更正该行，或重新导出文件并给所有文本加引号。`,
  "file/encoding": ({ name, encoding }) => `“${name}”不是 ${encoding} 编码的文本。请在单元格的编辑器中选择其他编码，或将文件另存为 UTF-8。`,
  "file/unreadable": ({ name }) => `“${name}”已无法读取：文件被移动、删除或修改。请重新选择。`,
  "file/xlsx": ({ name }) => `“${name}”是 Excel 工作簿，目前还不能读取。请将工作表另存为 CSV UTF-8 后再选择。`,
  "file/too-large": ({ name, sizeBytes }) => `“${name}”（${megabytes(sizeBytes)} MB）超出内存。请只保留需要的列和月份，或另存为 Parquet。`,
};

/** What the faults of the engine and of reading files say. */
export const engine = catalogue(en, zh);
