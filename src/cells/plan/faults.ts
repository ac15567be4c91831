import type { Incomplete } from "../../core/condition.ts";

/** What a plan builds on. */
export type Needed = "history" | "types" | "matrix" | "personas" | "tags";

declare module "../../core/fault.ts" {
  interface Faults {
    "plan/not-chosen": { needed: Needed };
    /** Nobody who is left has a score in the table. */
    "plan/no-scores": { table: string };
    "plan/no-column": { table: string; column: string };
    "plan/no-list-column": { table: string };
    "plan/incomplete": { column: string; lacks: Incomplete };
    "plan/no-persona": { personas: string[]; known: string[] };
    "plan/not-a-day": { text: string };
    "plan/ends-first": { start: string; end: string };
    "plan/forced-optout": { table: string };
    "plan/no-rates": { matrix: string };
  }
}
