import type { Incomplete } from "../../core/condition.ts";

declare module "../../core/fault.ts" {
  interface Faults {
    "funnel/no-table": Record<never, never>;
    "funnel/no-column": { table: string; column: string };
    "funnel/incomplete": { step: number; column: string; lacks: Incomplete };
  }
}
