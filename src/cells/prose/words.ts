import { catalogue } from "../../i18n/i18n.svelte.ts";

export const words = catalogue(
  {
    title: "Text",
    about: "Says in words what the cells around it show.",
    languages: "Languages",
    one: "One text",
    both: "English and Chinese",
    text: "Text",
    english: "English",
    chinese: "Chinese",
    hint: "# heading, **bold**, *italics*, - list, `code`, [words](#cell) links to a cell.",
    placeholder: "What should a reader know here?",
    empty: "No text yet. Open the settings and write some.",
  },
  {
    title: "文字",
    about: "用文字说明前后单元格的内容。",
    languages: "语言",
    one: "单一文本",
    both: "中英文两份",
    text: "文字",
    english: "英文",
    chinese: "中文",
    hint: "# 标题，**加粗**，*强调*，- 列表，`代码`，[文字](#单元格) 链接到单元格。",
    placeholder: "读者在这里需要了解什么？",
    empty: "还没有文字，请打开设定填写。",
  },
);
