import { catalogue } from "../../i18n/i18n.svelte.ts";

/** Words of what can be done when a file cannot be read. */
export const remedyWords = catalogue(
  {
    leaveOut: "Leave these rows out",
    tryEncoding: "Read it as",
    otherEncoding: "Another encoding …",
    tenth: "Read a tenth of the rows",
    chooseColumns: "Choose columns",
    chooseFile: "Choose the file",
    open: "Change how it is read",
    openReshape: "Change the shape",
  },
  {
    leaveOut: "略过这些行",
    tryEncoding: "改用编码",
    otherEncoding: "其他编码…",
    tenth: "只读取十分之一的行",
    chooseColumns: "选择列",
    chooseFile: "选择文件",
    open: "修改读取方式",
    openReshape: "修改表的形状",
  },
);
