import type { Cells } from "../../core/persona/affinity.ts";
import type { Reconstructed } from "../../core/persona/reconstruct.ts";
import type { Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** What a reader should know before believing the personas. */
export function warningsOf(
  found: Reconstructed,
  { weights, contacted, drift, cells }: { weights: Spec["weights"]; contacted: number; drift: boolean; cells: Cells },
): Warning[] {
  const missing = (["trend", "preference", "affinity", "participation"] as const).filter(
    (block) => weights[block] > 0 && !found.blocks.some((used) => used.block === block),
  );
  const allSucceed = cells.n.some((line, t) => sum(line) > 0 && sum(line) === sum(cells.s[t]));
  const warnings: [boolean, Warning][] = [
    [contacted === 0, "none-contacted"],
    [contacted === found.labels.length, "all-contacted"],
    [!drift, "no-drift"],
    ...missing.map((block): [boolean, Warning] => [true, `no-${block}`]),
    [!found.seeded, "not-seeded"],
    [allSucceed, "successes-only"],
  ];
  return warnings.filter(([holds]) => holds).map(([, warning]) => warning);
}

function sum(line: readonly number[]): number {
  return line.reduce((total, value) => total + value, 0);
}
