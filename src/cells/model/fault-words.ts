import "./faults.ts";
import "../../core/model/fits.ts";
import "../../core/model/read-model.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<
  FaultCode,
  | "model/not-chosen"
  | "model/no-key"
  | "model/empty"
  | "model/not-json"
  | "model/not-a-model"
  | "model/newer"
  | "model/changed"
  | "model/unknown-kind"
  | "model/malformed"
  | "model/lacks-columns"
  | "model/wrong-type"
>;

const typesEn: Record<string, string> = { number: "numbers", text: "text", date: "dates", boolean: "yes or no", other: "something else" };
const typesZh: Record<string, string> = { number: "数值", text: "文本", date: "日期", boolean: "是/否", other: "其他类型" };

/** What goes wrong with a saved model, and what to do. */
export const en: FaultWords<Own> = {
  "model/not-chosen": ({ needed }) =>
    needed === "file" ? "No model file is chosen yet. Choose one that “Save model” made." : "No table is chosen yet. Choose the customers to score.",
  "model/no-key": ({ table, column }) => `Table ${table} has no column ${column} to name its rows by. Choose another column.`,
  "model/empty": ({ table }) => `Table ${table} has no rows to score. Check what makes it.`,
  "model/not-json": ({ file }) => `“${file}” cannot be read: it is not JSON, or only part of it is here. Save the model again and take that file.`,
  "model/not-a-model": ({ file }) => `“${file}” is not a model that this page saved. Choose a file that “Save model” made.`,
  "model/newer": ({ file, version, known }) =>
    `“${file}” was saved by a newer Contraflow (version ${count(version)} of the file; this page knows up to ${count(known)}). Open it with the newer page, or save the model again with this one.`,
  "model/changed": ({ file }) => `“${file}” was changed after it was saved, so nothing it says can be relied on. Take the file as it was saved.`,
  "model/unknown-kind": ({ file, kind }) => `“${file}” holds a model of kind “${kind}”, which this page does not know. Open it with the page that saved it.`,
  "model/malformed": ({ file, path }) => `“${file}” is incomplete at “${path}”. Save the model again and take that file.`,
  "model/lacks-columns": ({ table, columns, held }) =>
    `Table ${table} lacks ${columns.length === 1 ? "a column" : `${count(columns.length)} columns`} that the model needs: ${columns.join(", ")}. Choose the table that has them, or give its columns these names.${held ? " A table of what customers hold must first become one row a customer, with a column for each item: 1 where it is held, else 0." : ""}`,
  "model/wrong-type": ({ table, column, wants, has }) =>
    `Column ${column} of table ${table} holds ${typesEn[has]}, but the model learned it as ${typesEn[wants]}. Read it as ${typesEn[wants]} in its source.`,
};

/** The same in Chinese. */
export const zh: FaultWords<Own> = {
  "model/not-chosen": ({ needed }) => (needed === "file" ? "尚未选择模型文件。请选择由“保存模型”生成的文件。" : "尚未选择数据表。请选择要评分的客户表。"),
  "model/no-key": ({ table, column }) => `表 ${table} 中没有用来标识各行的列 ${column}。请另选一列。`,
  "model/empty": ({ table }) => `表 ${table} 没有可评分的行。请检查生成它的单元格。`,
  "model/not-json": ({ file }) => `无法读取“${file}”：它不是 JSON，或内容不完整。请重新保存模型并使用新文件。`,
  "model/not-a-model": ({ file }) => `“${file}”不是本页面保存的模型。请选择由“保存模型”生成的文件。`,
  "model/newer": ({ file, version, known }) =>
    `“${file}”由更新版本的 Contraflow 保存（文件版本 ${count(version)}，本页面最高支持 ${count(known)}）。请用新版页面打开，或用本页面重新保存模型。`,
  "model/changed": ({ file }) => `“${file}”在保存后被改动过，其内容不可信。请使用保存时的原文件。`,
  "model/unknown-kind": ({ file, kind }) => `“${file}”中的模型类型“${kind}”不为本页面所知。请用保存它的页面打开。`,
  "model/malformed": ({ file, path }) => `“${file}”的“${path}”处内容不完整。请重新保存模型并使用新文件。`,
  "model/lacks-columns": ({ table, columns, held }) =>
    `表 ${table} 缺少模型需要的 ${count(columns.length)} 个列：${columns.join("、")}。请选择包含这些列的表，或将列改为这些名称。${held ? "持有明细表须先转换为每位客户一行、每项一列：持有为 1，否则为 0。" : ""}`,
  "model/wrong-type": ({ table, column, wants, has }) =>
    `表 ${table} 的列 ${column} 为${typesZh[has]}，而模型学习时为${typesZh[wants]}。请在数据源中按${typesZh[wants]}读取该列。`,
};
