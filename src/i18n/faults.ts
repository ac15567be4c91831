import { engine } from "./faults/engine.ts";
import { files } from "./faults/files.ts";
import { page } from "./faults/page.ts";

/** What the faults of the rooms below the cells say; a kind says its own in its folder. */
export const faults = {
  en: { ...engine.en, ...files.en, ...page.en },
  "zh-CN": { ...engine["zh-CN"], ...files["zh-CN"], ...page["zh-CN"] },
};
