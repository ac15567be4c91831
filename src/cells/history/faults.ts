/** The columns of the spec that a reader must choose. */
export type Choice = "contacts" | "customer" | "campaign" | "outcome" | "wide" | "campaignKey" | "customerKey";

declare module "../../core/fault.ts" {
  interface Faults {
    "history/choose": { what: Choice };
    "history/no-column": { table: string; column: string };
    "history/empty": { table: string };
    "history/no-ids": { table: string; rows: number };
    "history/unmapped": { table: string; statuses: string[]; more: number };
    "history/all-left-out": { table: string; control: number; excluded: number };
    "history/no-success": { table: string; statuses: string[] };
    "history/no-known-customer": { contacts: string; table: string; column: string; examples: string[] };
    "history/no-known-campaign": { contacts: string; table: string; column: string; examples: string[] };
  }
}
