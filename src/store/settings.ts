/** What the reader chose for this browser, kept in its local storage where there is one. */
export type Choice = "language" | "theme";

export function choice(of: Choice): string | null {
  try {
    return localStorage.getItem(`contraflow.${of}`);
  } catch {
    return null;
  }
}

export function choose(of: Choice, value: string): void {
  try {
    localStorage.setItem(`contraflow.${of}`, value);
  } catch {
    return;
  }
}

/** Forget every choice. */
export function forgetChoices(): void {
  try {
    localStorage.clear();
  } catch {
    return;
  }
}
