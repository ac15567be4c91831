/** What a reader must choose. */
export type Choice = "tables" | "table" | "columns" | "type" | "ends";

declare module "../../core/fault.ts" {
  interface Faults {
    "ids/choose": { what: Choice; table: string };
    "ids/no-column": { table: string; column: string };
    "ids/reserved": { table: string; column: string };
    "ids/types": { table: string; column: string; types: number };
    "ids/one-column": { table: string; column: string };
    "ids/no-ids": { tables: string[]; rows: number; leftOut: number };
    "ids/no-edges": { tables: string[]; ids: number };
    "ids/bad-weight": { table: string; column: string; rows: number; row: number; value: string | null };
    "ids/previous": { table: string; column: string };
  }
}
