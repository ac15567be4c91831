import { catalogue } from "../../i18n/i18n.svelte.ts";
export const words = catalogue({ title: "Tags", about: "One row a customer." }, { title: "标签", about: "每位客户一行。" });
