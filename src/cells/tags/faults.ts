/** What a reader must choose. */
export type Choice = "customers" | "customer" | "usageCustomer" | "usageMonth" | "holdingCustomer" | "item";

declare module "../../core/fault.ts" {
  interface Faults {
    "tags/choose": { what: Choice };
    "tags/no-column": { table: string; column: string };
    "tags/empty": { table: string };
    "tags/no-ids": { table: string; column: string; rows: number };
    "tags/no-indicator": { table: string };
    "tags/no-months": { table: string; column: string; example: string };
    "tags/no-known-usage": { usage: string; column: string; customers: string };
    "tags/before-usage": { month: string; first: string; table: string };
    "tags/window-too-long": { window: number; most: number };
  }
}
