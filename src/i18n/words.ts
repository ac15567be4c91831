import { en } from "./en.ts";
import { catalogue } from "./i18n.svelte.ts";
import { zhCN } from "./zh-CN.ts";

/** The words of the page itself; a kind's words live in its folder. */
export const words = catalogue(en, zhCN);
