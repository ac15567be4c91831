/** A text of several lines without the indent that all its lines after the first share. */
export function undented(text: string): string {
  const [first, ...rest] = text.trim().split("\n");
  const indents = rest.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const shared = indents.length ? Math.min(...indents) : 0;
  return [first, ...rest.map((line) => line.slice(shared))].join("\n");
}
