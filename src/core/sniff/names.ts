/**
 * Names of columns from a header: white space around them is dropped, a blank one is named by its place (`column3` is the fourth), and of two that are
 * the same but for case the second gets a number (`a`, `a_1`).
 *
 * @param width how many columns there are; a header may be shorter
 */
export function namesOf(header: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, i) => {
    const wanted = header[i]?.trim() || `column${i}`;
    let name = wanted;
    for (let n = 1; taken.has(name.toLowerCase()); ++n) name = `${wanted}_${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
