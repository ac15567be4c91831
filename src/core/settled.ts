/** Works to be begun, by what each comes to. */
type Works<T> = { readonly [I in keyof T]: () => Promise<T[I]> };

/**
 * Begin works at once, and wait until none of them goes on any more.
 *
 * @throws what the first of them, in the order given, failed with
 */
export async function settled<T extends readonly unknown[]>(works: Works<T>): Promise<T> {
  const begun = works.map((work) => work());
  await Promise.allSettled(begun);
  const found: unknown[] = [];
  for (const one of begun) found.push(await one);
  return found as unknown as T;
}

/** The same works one after another; the first that fails is the last. */
export async function inTurn<T extends readonly unknown[]>(works: Works<T>): Promise<T> {
  const found: unknown[] = [];
  for (const work of works) found.push(await work());
  return found as unknown as T;
}
