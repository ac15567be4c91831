import type { PersonasModel } from "../../core/model/fitted.ts";
import type { Trained } from "../../core/model/model-file.ts";
import { veiled } from "../../core/persona/veil.ts";
import type { PersonasResult } from "./result.ts";
import type { Spec } from "./schema.ts";

/** The personas of those who said yes, as they travel: sizes and traits only of those that are not too small. */
export function personasModel({ libraries: { success }, tags }: PersonasResult, k: number): PersonasModel {
  const hidden = veiled(success.sizes, k);
  return {
    kind: "personas",
    plan: success.plan,
    centres: success.centres,
    gates: success.gates,
    groups: success.profiles.map(({ id, n, share, traits }, c) => ({
      id,
      n: hidden[c] ? null : n,
      share: hidden[c] ? null : share,
      traits: hidden[c] ? [] : traits,
    })),
    tags: tags.filter(({ column }) => success.columns.includes(column)),
  };
}

/** What they were fitted on. */
export function trainedOf({ tags, seed }: Spec, { libraries: { success } }: PersonasResult, month: string | null): Trained {
  const rows = success.sizes.reduce((sum, size) => sum + size, 0);
  return { rows, table: `${tags}_at_success`, period: month, seed, groups: success.k, silhouette: success.silhouette, stability: success.stability };
}
