/** What tells whether a name fits a pattern, in which `*` stands for anything in a name; without regard to case. */
export function fitting(pattern: string): (name: string) => boolean {
  const fits = new RegExp(`^${pattern.split("*").map(escaped).join("[^/]*")}$`, "iu");
  return (name) => fits.test(name);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, (mark) => (mark === "-" ? "\\x2d" : `\\${mark}`));
}
