import type { Facts } from "../../core/cluster/profile.ts";
import { profileOf, type Profile } from "../../core/cluster/profile.ts";
import type { Reconstructed } from "../../core/persona/reconstruct.ts";
import type { Reach } from "../cell.ts";
import { COLUMNS, part, tagsAt, tellingColumns, type Ground, type Span } from "./inputs.ts";

/** What sets the new personas apart; the columns are read and told a few at a time. */
export async function told(
  ground: Ground,
  { labels, k, at }: Pick<Reconstructed, "labels" | "k"> & { at: Float64Array },
  { reach, span }: { reach: Reach; span: Span },
): Promise<Profile[]> {
  const columns = tellingColumns(ground);
  const found = Array.from({ length: k }, (): Facts => ({ numbers: [], levels: [] }));
  for (let from = 0; from < columns.length; from += COLUMNS) {
    const tags = await tagsAt(ground.spec.tags, columns.slice(from, from + COLUMNS), at, reach);
    const share = [from, from + COLUMNS].map((column) => Math.min(1, column / columns.length));
    const input = { tags, labels: labels.slice(), k, plan: ground.old.plan };
    const some = await reach.compute("personas", "tell", input, part(span, share[0], share[1]));
    some.forEach(({ numbers, levels }, c) => {
      found[c].numbers.push(...numbers);
      found[c].levels.push(...levels);
    });
  }
  const sizes = new Int32Array(k);
  for (const label of labels) ++sizes[label];
  return found.map((facts, c) => profileOf(`N${c + 1}`, facts, { n: sizes[c], rows: labels.length }));
}
