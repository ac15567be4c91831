/** An id as it may be seen by others: its first and last signs, `138****5678`; of a short one only the first. */
export function masked(id: string): string {
  const signs = [...id];
  if (signs.length < 6) return `${signs[0] ?? ""}****`;
  const [first, last] = signs.length >= 11 ? [3, 4] : [2, 2];
  return `${signs.slice(0, first).join("")}****${signs.slice(-last).join("")}`;
}
