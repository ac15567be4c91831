/**
 * What works that go on beside each other come to, once none of them goes on any more.
 *
 * @throws what the first of them to fail failed with
 */
export async function settled<T extends readonly unknown[]>(works: { readonly [I in keyof T]: Promise<T[I]> }): Promise<T> {
  await Promise.allSettled(works);
  return (await Promise.all(works)) as unknown as T;
}
