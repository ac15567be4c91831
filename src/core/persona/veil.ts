/**
 * Which groups of a whole must not show their size: those under k, and where these are one, or together under k, the next smallest too, so that
 * the whole does not give them away. Empty groups show.
 */
export function veiled(sizes: readonly number[], k: number): boolean[] {
  const hidden = sizes.map((size) => size > 0 && size < k);
  if (!hidden.includes(true)) return hidden;
  const rest = sizes.map((_, i) => i).filter((i) => !hidden[i] && sizes[i] > 0);
  rest.sort((a, b) => sizes[a] - sizes[b] || a - b);
  const count = () => hidden.filter(Boolean).length;
  const sum = () => sizes.reduce((total, size, i) => total + (hidden[i] ? size : 0), 0);
  while (rest.length && (count() < 2 || sum() < k)) hidden[rest.shift()!] = true;
  return hidden;
}
