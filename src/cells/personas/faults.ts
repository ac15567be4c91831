declare module "../../core/fault.ts" {
  interface Faults {
    "personas/not-chosen": Record<never, never>;
    /** The table chosen is not what a cell of tags makes. */
    "personas/no-tags": { table: string };
    "personas/no-column": { table: string; column: string };
    /** Nobody said yes before the month of the tags. */
    "personas/no-success": { table: string };
    "personas/too-few": { table: string; customers: number; least: number };
    /** No tag says who a customer is, what they use or what they have. */
    "personas/no-columns": { table: string };
  }
}
export {};
