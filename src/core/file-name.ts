/** A file name without its ending, made of any text: without what file systems refuse, at most 80 signs. @param otherwise where nothing is left */
export function fileName(text: string, otherwise: string): string {
  const safe = text
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-")
    .replace(/^[.\s-]+|[.\s-]+$/g, "")
    .slice(0, 80);
  return safe || otherwise;
}
