/**
 * Names for columns: blank ones are called by their place, `column0`, and a name that was there before gets a number, `a_1`; case does not count.
 * `__proto__`, which JavaScript keeps to itself, counts as blank.
 */
export function distinctNames(names: readonly (string | undefined)[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const said = name?.trim();
    const wanted = said && said !== "__proto__" ? said : `column${i}`;
    let free = wanted;
    for (let n = 1; taken.has(free.toLowerCase()); ++n) free = `${wanted}_${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
