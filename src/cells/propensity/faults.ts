declare module "../../core/fault.ts" {
  interface Faults {
    "propensity/not-chosen": Record<never, never>;
    "propensity/no-target": { table: string };
    "propensity/no-column": { table: string; column: string };
    "propensity/no-success": { table: string; column: string; values: string[] };
    "propensity/success-unknown": { table: string; column: string; success: string[]; values: string[] };
    "propensity/no-columns": { table: string };
    "propensity/apply-lacks": { table: string; columns: string[] };
    "propensity/no-rows": { table: string };
    "propensity/one-side": { train: number; test: number };
    "propensity/not-a-propensity": { table: string };
  }
}

/** Faults are declared above. */
export {};
