import { catalogue } from "../../i18n/i18n.svelte.ts";

/** Words of what can be done when a file cannot be read. */
export const remedyWords = catalogue(
  {
    leaveOut: "Leave these rows out",
    tenth: "Read a tenth of the rows",
    allColumns: "Read all columns",
    unquoted: "Read without quotes",
    wholeSheet: "Read the whole sheet",
    encoding: (encoding: string) => `Read as ${encoding}`,
    sheet: (sheet: string) => `Sheet “${sheet}”`,
    chooseFile: "Choose the file",
    chooseColumns: "Choose columns",
    open: "Change how it is read",
    openReshape: "Change the shape",
  },
  {
    leaveOut: "略过这些行",
    tenth: "只读取十分之一的行",
    allColumns: "读取全部列",
    unquoted: "不按引号读取",
    wholeSheet: "读取整个工作表",
    encoding: (encoding) => `按 ${encoding} 读取`,
    sheet: (sheet) => `工作表“${sheet}”`,
    chooseFile: "选择文件",
    chooseColumns: "选择列",
    open: "修改读取方式",
    openReshape: "修改表的形状",
  },
);
