/** A letter of any script or an underscore, then letters, digits and underscores: what SQL takes without quotes. */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;

/** Whether a cell may be called this. */
export function isName(name: string): boolean {
  return NAME.test(name) && name.length <= 60;
}

/** Names are compared as the engine does: without regard to case. */
export function sameName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

/** A name as it is compared. */
export function folded(name: string): string {
  return name.toLowerCase();
}

/** The wish itself, made a legal name; with 2, 3, … behind where it is taken. */
export function freeName(wish: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map(folded));
  const base = legal(wish);
  let name = base;
  for (let i = 2; used.has(folded(name)); ++i) name = `${base}_${i}`;
  return name;
}

function legal(wish: string): string {
  const cleaned = wish
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 50);
  return isName(cleaned) ? cleaned : `t_${cleaned}`.replace(/_$/, "");
}
