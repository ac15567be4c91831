import type { FaultWords } from "../../core/fault.ts";
import { catalogue } from "../i18n.svelte.ts";
import { keptWords } from "../kept.ts";

type Codes =
  | "core/broken"
  | "compute/died"
  | "notebook/bad-name"
  | "notebook/name-taken"
  | "notebook/not-json"
  | "notebook/not-a-notebook"
  | "notebook/newer"
  | "notebook/bad-part"
  | "run/unknown-kind"
  | "run/bad-spec"
  | "run/collision"
  | "run/circle"
  | "run/no-file"
  | "run/no-result"
  | "run/too-long"
  | "site/elsewhere"
  | "site/not-found"
  | "store/full"
  | "store/refused";

const en: FaultWords<Codes> = {
  "core/broken": ({ message }) => `Something broke in the page itself (${message}). Run the cell again; if it happens again, please report these words.`,
  "compute/died": () => "The worker stopped, most likely for want of memory. Close other tabs, or take fewer rows or columns, and run again.",
  "notebook/bad-name": ({ name }) => `“${name}” cannot be a name. Begin with a letter and use letters, digits and underscores only.`,
  "notebook/name-taken": ({ name, owner }) => `The name “${name}” is taken by “${owner}”. Choose another.`,
  "notebook/not-json": ({ file, line }) => `“${file}” is not a notebook: it is not JSON${line ? ` (line ${line})` : ""}. Choose a file that this page saved.`,
  "notebook/not-a-notebook": ({ file }) => `“${file}” is JSON but not a Contraflow notebook. Choose a file that this page saved.`,
  "notebook/newer": ({ file, version, known }) =>
    `“${file}” was saved by a newer page (version ${version}; this page knows up to ${known}). Open it with the newer page.`,
  "notebook/bad-part": ({ file, path }) => `“${file}” has something unexpected at “${path}”. Mend it there, or choose another file.`,
  "run/unknown-kind": ({ kind }) => `This page does not know cells of kind “${kind}”. The cell is kept as it is.`,
  "run/bad-spec": ({ path, problem }) => `The settings of this cell do not fit${path ? ` at “${path}”` : ""}: ${problem}. Open the editor and choose again.`,
  "run/collision": ({ table, owner }) => `The table “${table}” is already made by “${owner}”. Rename this cell.`,
  "run/circle": ({ cells }) => `These cells wait for each other: ${cells.join(", ")}. Let one of them read something else.`,
  "run/no-file": ({ path }) => (path ? `The file “${path}” is not here. Choose it again.` : "No file chosen yet. Choose one."),
  "run/no-result": ({ table }) => `“${table}” is not here or has no result yet. Run the cell that makes it, or choose another in the settings of this cell.`,
  "run/too-long": ({ path, bytes, most }) =>
    `“${path}” holds ${keptWords.en.size(bytes)}; what this cell reads is at most ${keptWords.en.size(most)}. Choose another file.`,
  "site/elsewhere": ({ path }) => `“${path}” does not lie beside this page, so it is not fetched. Save the file and open it from your disk.`,
  "site/not-found": ({ path, status }) => `“${path}” could not be fetched (status ${status}). Check that it lies beside the page.`,
  "store/full": ({ name, needBytes, freeBytes }) =>
    `“${name}” was not kept: its copy needs ${keptWords.en.size(needBytes)} and this browser has ${keptWords.en.size(freeBytes)} left for the page. Nothing half is left. Delete other copies, free space on the disk, or go on without keeping.`,
  "store/refused": ({ name, message }) =>
    `“${name}” was not kept: the browser refused (${message}). Nothing half is left. The notebook goes on without the copy.`,
};

const zh: FaultWords<Codes> = {
  "core/broken": ({ message }) => `页面自身出错（${message}）。请重新运行；若再次出现，请把这段文字反馈给我们。`,
  "compute/died": () => "工作线程已停止，多半是内存不足。请关闭其他标签页，或减少行数、列数后重新运行。",
  "notebook/bad-name": ({ name }) => `“${name}”不能用作名称。请以文字开头，只用文字、数字和下划线。`,
  "notebook/name-taken": ({ name, owner }) => `名称“${name}”已被“${owner}”占用，请换一个。`,
  "notebook/not-json": ({ file, line }) => `“${file}”不是笔记本：不是 JSON${line ? `（第 ${line} 行）` : ""}。请选择由本页面保存的文件。`,
  "notebook/not-a-notebook": ({ file }) => `“${file}”是 JSON，但不是 Contraflow 笔记本。请选择由本页面保存的文件。`,
  "notebook/newer": ({ file, version, known }) => `“${file}”由更新版本的页面保存（版本 ${version}，本页面最高支持 ${known}）。请用新版页面打开。`,
  "notebook/bad-part": ({ file, path }) => `“${file}”的“${path}”处内容不符合预期。请修正该处，或选择其他文件。`,
  "run/unknown-kind": ({ kind }) => `本页面不认识“${kind}”类型的单元格，已原样保留。`,
  "run/bad-spec": ({ path, problem }) => `此单元格的设定${path ? `在“${path}”处` : ""}不合适：${problem}。请打开编辑器重新选择。`,
  "run/collision": ({ table, owner }) => `表“${table}”已由“${owner}”生成。请重命名此单元格。`,
  "run/circle": ({ cells }) => `这些单元格互相等待：${cells.join("、")}。请让其中一个改读别的表。`,
  "run/no-file": ({ path }) => (path ? `找不到文件“${path}”，请重新选择。` : "尚未选择文件，请选择一个。"),
  "run/no-result": ({ table }) => `“${table}”不存在或还没有结果。请先运行生成它的单元格，或在本单元格的设置中改选。`,
  "run/too-long": ({ path, bytes, most }) =>
    `“${path}”有 ${keptWords["zh-CN"].size(bytes)}，此单元格最多读取 ${keptWords["zh-CN"].size(most)}。请选择其他文件。`,
  "site/elsewhere": ({ path }) => `“${path}”不在本页面旁边，因此不会获取。请把文件保存到本机后再打开。`,
  "site/not-found": ({ path, status }) => `无法获取“${path}”（状态 ${status}）。请确认它位于页面旁边。`,
  "store/full": ({ name, needBytes, freeBytes }) =>
    `“${name}”未能保存：副本需要 ${keptWords["zh-CN"].size(needBytes)}，此浏览器只剩 ${keptWords["zh-CN"].size(freeBytes)}。没有留下残缺的副本。请删除其他副本、清理磁盘，或不保存继续使用。`,
  "store/refused": ({ name, message }) => `“${name}”未能保存：浏览器拒绝了（${message}）。没有留下残缺的副本，笔记本可继续使用。`,
};

/** What the faults of the page's own rooms say. */
export const page = catalogue(en, zh);
