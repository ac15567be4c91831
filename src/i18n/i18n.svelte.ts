/** The languages of the page. */
export type Language = "en" | "zh-CN";

export const languages: readonly Language[] = ["en", "zh-CN"];

let current = $state<Language>(typeof navigator === "undefined" ? "en" : fromBrowser(navigator.languages));

/** The language the reader reads now; a rune, so what is worked out from it follows. */
export function language(): Language {
  return current;
}

export function speak(next: Language): void {
  current = next;
}

/** The current language's half of a catalogue. */
export function inWords<W>(catalogue: Readonly<Record<Language, W>>): W {
  return catalogue[current];
}

/** A catalogue whose Chinese half must have the shape of the English one, or not compile. */
export function catalogue<W>(en: W, zh: NoInfer<W>): Record<Language, W> {
  return { en, "zh-CN": zh };
}

/** Text of a notebook in the current language. */
export function said(text: string | Readonly<Record<Language, string>>): string {
  return typeof text === "string" ? text : text[current];
}

/** Chinese words stand side by side; between Chinese and other letters there is a space. */
export function beside(a: string, b: string): string {
  return /\p{Script=Han}$/u.test(a) && /^\p{Script=Han}/u.test(b) ? `${a}${b}` : `${a} ${b}`;
}

/** Sentences one after another, those that are empty left out: English has a space between two, Chinese none. */
export function sentences(...each: readonly string[]): string {
  return each.filter(Boolean).join(current === "en" ? " " : "");
}

function fromBrowser(preferred: readonly string[]): Language {
  const first = preferred.find((tag) => /^(en|zh)\b/i.test(tag));
  return first && /^zh/i.test(first) ? "zh-CN" : "en";
}
