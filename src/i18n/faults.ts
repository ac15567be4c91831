import { page } from "./faults/page.ts";

/** What the faults of the rooms below the cells say; a kind says its own in its folder. */
export const faults = {
  en: { ...page.en },
  "zh-CN": { ...page["zh-CN"] },
};
