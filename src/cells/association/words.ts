import { catalogue } from "../../i18n/i18n.svelte.ts";
import { en } from "./words-en.ts";
import { zh } from "./words-zh.ts";

export const words = catalogue(en, zh);

/** The words of one language. */
export type Words = (typeof words)["en"];
