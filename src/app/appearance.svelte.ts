import { speak, type Language } from "../i18n/i18n.svelte.ts";
import { choose } from "../store/settings.ts";
import { recallChoices, type Theme } from "./start.ts";

let theme = $state<Theme>(recallChoices());

/** The colours the reader chose. */
export function colours(): Theme {
  return theme;
}

export function wear(next: Theme): void {
  theme = next;
  choose("theme", next);
}

/** Speak a language from now on, also next time. */
export function speakAlways(next: Language): void {
  speak(next);
  choose("language", next);
}
