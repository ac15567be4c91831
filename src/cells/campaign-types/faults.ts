declare module "../../core/fault.ts" {
  interface Faults {
    "campaign-types/not-chosen": Record<never, never>;
    "campaign-types/no-campaigns": { table: string };
    /** A column asked for is not in the table. */
    "campaign-types/no-column": { table: string; column: string };
    /** No feature differs between campaigns. */
    "campaign-types/no-features": { table: string; columns: string[] };
    /** Types by equal features, but no feature chosen. */
    "campaign-types/no-exact": { table: string };
    "campaign-types/too-many-types": { k: number; campaigns: number };
  }
}
export {};
