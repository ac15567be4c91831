/** Some of many names in one line, and how many more there are. */
export function listed(names: readonly string[], between: string, more: (n: number) => string, most = 5): string {
  return names.slice(0, most).join(between) + (names.length > most ? more(names.length - most) : "");
}
