import { catalogue } from "../../i18n/i18n.svelte.ts";

/** What the button that saves a model says. */
export const saveWords = catalogue(
  {
    save: "Save model",
    hint: "Saves what was learned as a file, without any customer. A model cell in another notebook can use it.",
  },
  {
    save: "保存模型",
    hint: "把学到的内容存为文件，不含任何客户，可在另一个笔记本的模型单元格中使用。",
  },
);
