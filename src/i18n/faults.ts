import { engine } from "./faults/engine.ts";
import { excelAndJson } from "./faults/files-excel.ts";
import { files } from "./faults/files.ts";
import { models } from "./faults/models.ts";
import { out } from "./faults/out.ts";
import { page } from "./faults/page.ts";
import { prepare } from "./faults/prepare.ts";

/** What the faults of the rooms below the cells say; a kind says its own in its folder. */
export const faults = {
  en: { ...engine.en, ...files.en, ...excelAndJson.en, ...models.en, ...out.en, ...page.en, ...prepare.en },
  "zh-CN": { ...engine["zh-CN"], ...files["zh-CN"], ...excelAndJson["zh-CN"], ...models["zh-CN"], ...out["zh-CN"], ...page["zh-CN"], ...prepare["zh-CN"] },
};
