import { FORMAT } from "../core/model/model-file.ts";
import { isModelName } from "../core/model/read-model.ts";
import { language, languages, speak, type Language } from "../i18n/i18n.svelte.ts";
import type { Handle } from "../store/disk.ts";
import { draftOf, type Draft } from "../store/drafts.ts";
import { choice } from "../store/settings.ts";

/** How a notebook comes onto the page. */
export type Start =
  | { by: "address"; path: string; run: boolean; present: boolean }
  | { by: "files"; files: readonly File[] }
  | { by: "notebook"; file: File; handle?: Handle }
  | { by: "draft"; draft: Draft }
  | { by: "nothing" };

/** What the page's address asks for: `?notebook=path/to/file.json`, with `&run` to run it, with `&present` to show it as slides. */
export function startOfAddress(search: string): Start | undefined {
  const query = new URLSearchParams(search);
  const path = query.get("notebook");
  return path ? { by: "address", path, run: query.has("run"), present: query.has("present") } : undefined;
}

/** What loading the page again goes on with: the draft that this tab had open. */
export async function startOfReload(state: unknown): Promise<Start | undefined> {
  const { draft: id } = (state ?? {}) as { draft?: string };
  const draft = id === undefined ? undefined : await draftOf(id);
  return draft && { by: "draft", draft };
}

/** A notebook says its version in the beginning of its file. */
const VERSION = /"contraflow"\s*:\s*\d/;
/** A model its format. */
const MODEL = new RegExp(`"format"\\s*:\\s*"${FORMAT}"`);

/** How files that were dropped or chosen come onto the page: one notebook alone is opened, all else are data, also other JSON. */
export async function startOfFiles(files: readonly File[]): Promise<Start | undefined> {
  if (!files.length) return undefined;
  const [file] = files;
  const alone = files.length === 1 && /\.json$/i.test(file.name);
  return alone && VERSION.test(await file.slice(0, 65_536).text()) ? { by: "notebook", file } : { by: "files", files };
}

/** Whether a file is a saved model: by its name, or by what it says of itself where it was renamed. */
export async function isModel(file: File): Promise<boolean> {
  return isModelName(file.name) || (/\.json$/i.test(file.name) && MODEL.test(await file.slice(0, 1024).text()));
}

export type Theme = "light" | "dark" | "system";

/** Take up the language and colours the reader chose last. */
export function recallChoices(): Theme {
  const tongue = choice("language");
  if (languages.includes(tongue as Language)) speak(tongue as Language);
  const theme = choice("theme");
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Let the document say its language and wear its colours. */
export function dress(theme: Theme): void {
  const root = document.documentElement;
  root.lang = language();
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
}
