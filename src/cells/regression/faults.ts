declare module "../../core/fault.ts" {
  interface Faults {
    "regression/not-chosen": Record<never, never>;
    "regression/no-target": { table: string };
    "regression/no-column": { table: string; column: string };
    /** The target holds text. */
    "regression/not-number": { table: string; column: string };
    "regression/no-columns": { table: string };
    "regression/no-rows": { table: string };
    /** The table to foretell lacks columns that the model needs. */
    "regression/apply-lacks": { table: string; columns: string[] };
  }
}
export {};
