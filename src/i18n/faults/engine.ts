import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { catalogue } from "../i18n.svelte.ts";

type Codes = Extract<FaultCode, `engine/${string}`>;

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
};

const zh: FaultWords<Codes> = {
  "engine/open": ({ why }) => `数据引擎不可用：${whyOpenZh[why]}。`,
  "engine/sql": ({ message, line }) => `查询无法运行${line ? `（第 ${line} 行）` : ""}，请修改后重新运行。引擎提示：${message}`,
  "engine/no-table": ({ table, near }) => `没有表“${table}”。${near.length ? `是否为 ${someZh(near)}？` : "请检查表名，或先运行生成它的单元格。"}`,
  "engine/no-column": ({ column, candidates }) => `没有列“${column}”。${candidates.length ? `名称相近的列：${someZh(candidates)}。` : "请检查表中的列名。"}`,
  "engine/memory": () => "内存不足，无法完成这一步。请减少行数或列数，或关闭其他标签页，然后重新运行。",
  "engine/denied": ({ what }) => `引擎已锁定，不会访问“${what}”：不联网，不读写磁盘，不加载扩展。文件请用数据源单元格加载；日期请直接写明，不要取当天。`,
  "engine/lost": () => "数据引擎已停止，会自动重新启动。请重新运行各单元格以重新生成表。",
};

/** What the faults of the engine say. */
export const engine = catalogue(en, zh);
