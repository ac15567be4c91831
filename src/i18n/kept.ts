import type { Inventory } from "../store/forget.ts";
import { catalogue } from "./i18n.svelte.ts";
import { count, fixed, moment } from "./number.ts";

const size = (bytes: number) =>
  bytes >= 1e9
    ? `${fixed(bytes / 1e9, 1)} GB`
    : bytes >= 1e6
      ? `${fixed(bytes / 1e6, 1)} MB`
      : bytes >= 1000
        ? `${count(Math.round(bytes / 1000))} KB`
        : `${count(bytes)} B`;

const en = {
  size,
  place: "Where",
  what: "What is kept there now",
  places: {
    memory: "This tab's memory",
    database: "This browser's database",
    files: "This browser's own file system",
    storage: "This browser's local storage",
  },
  memory: "Tables and results, until the tab is closed.",
  drafts: ({ drafts, handles }: Inventory) =>
    `The steps of ${drafts === 1 ? "1 notebook" : `${count(drafts)} notebooks`} (at most five), with what their tables were like in aggregates${handles ? `, and where ${handles === 1 ? "1 file lies" : `${count(handles)} files lie`} on your disk` : ""}. No rows.`,
  files: ({ files, filesBytes }: Inventory) =>
    files ? `Copies of ${files === 1 ? "1 file" : `${count(files)} files`}, ${size(filesBytes)}, because you allowed it.` : "Nothing.",
  choices: ({ choices }: Inventory): string => (choices ? "Your language and colours." : "Nothing."),
  room: (used: number, free: number) => `About ${size(used)} are taken of this browser's room for the page; ${size(free)} are free.`,
  none: "This browser has no place for data here: on plain http and in some private windows it keeps none. Closing the tab forgets all data.",
  allow: "Keep this notebook's data in this browser",
  allowAbout:
    "Copies of the files you chose, so that they are here after a reload. Off, they are deleted again. Anyone who can use this browser profile can open them.",
  copying: (percent: string) => `Copying the files · ${percent}`,
  keptTitle: "Copies of files",
  keptOf: (bytes: number, ms: number) => `${size(bytes)} · ${ms ? `kept ${moment(ms)}` : "of no notebook"}`,
  draftsTitle: "Notebooks kept",
  draftOf: (ms: number) => `changed ${moment(ms)}`,
  delete: "Delete",
  deleteNamed: (name: string) => `Delete “${name}”`,
  unnamed: "a file of no notebook",
  forgetAbout: "Deletes everything listed here. The open notebook stays in this tab, and nothing more of it is kept.",
  forgotten: "Forgotten. Looked again: nothing is left.",
  left: (names: string) => `Forgotten, but this browser holds on to: ${names}. Close the other tabs of this page and try again.`,
  again: "Read the same files again",
  draftReading: "Your notebook as you left it. Its data was kept in this browser and is being read.",
  draftWithData: "Your notebook as you left it. Its data was kept in this browser and has been read; run the rest.",
  draftHandles: (n: number) =>
    `This browser remembers where ${n === 1 ? "1 of the files lies" : `${count(n)} of the files lie`}; it will ask whether the page may read ${n === 1 ? "it" : "them"}.`,
  refused: "None of the files could be read: the browser refused, or they are gone. Choose them again.",
};

const zh: typeof en = {
  size,
  place: "位置",
  what: "目前保存的内容",
  places: {
    memory: "此标签页的内存",
    database: "此浏览器的数据库",
    files: "此浏览器自有的文件系统",
    storage: "此浏览器的本地存储",
  },
  memory: "数据表和结果，关闭标签页即消失。",
  drafts: ({ drafts, handles }) =>
    `${count(drafts)} 个笔记本的步骤（最多五个）及其数据表的汇总特征${handles ? `，以及 ${count(handles)} 个文件在磁盘上的位置` : ""}。不含数据行。`,
  files: ({ files, filesBytes }) => (files ? `经您允许保存的 ${count(files)} 个文件副本，共 ${size(filesBytes)}。` : "无。"),
  choices: ({ choices }) => (choices ? "您选择的语言和配色。" : "无。"),
  room: (used, free) => `此浏览器分配给本页面的空间约已用 ${size(used)}，剩余 ${size(free)}。`,
  none: "此浏览器在这里没有存放数据的位置：普通 http 页面和部分隐私窗口都不保存数据。关闭标签页后数据全部消失。",
  allow: "在此浏览器中保存这个笔记本的数据",
  allowAbout: "保存您所选文件的副本，重新加载后仍可使用。关闭此项即删除副本。能使用此浏览器配置的人都可以打开它们。",
  copying: (percent) => `正在复制文件 · ${percent}`,
  keptTitle: "文件副本",
  keptOf: (bytes, ms) => `${size(bytes)} · ${ms ? `${moment(ms)} 保存` : "不属于任何笔记本"}`,
  draftsTitle: "保存的笔记本",
  draftOf: (ms) => `${moment(ms)} 修改`,
  delete: "删除",
  deleteNamed: (name) => `删除“${name}”`,
  unnamed: "不属于任何笔记本的文件",
  forgetAbout: "删除上面列出的一切。打开的笔记本仍留在此标签页中，但不再保存它的任何内容。",
  forgotten: "已清除。再次检查：没有任何残留。",
  left: (names) => `已清除，但此浏览器仍占用：${names}。请关闭本页面的其他标签页后再试。`,
  again: "重新读取这些文件",
  draftReading: "这是您上次离开时的笔记本。数据保存在此浏览器中，正在读取。",
  draftWithData: "这是您上次离开时的笔记本。数据保存在此浏览器中，现已读取；请运行其余部分。",
  draftHandles: (n) => `此浏览器记得其中 ${count(n)} 个文件的位置；读取前会征求您的同意。`,
  refused: "未能读取任何文件：浏览器拒绝了，或文件已不在。请重新选择。",
};

/** Words of what is kept where, in both languages. */
export const keptWords = catalogue(en, zh);
