/** What a reader must choose. */
export type Choice = "history" | "types" | "personas";

declare module "../../core/fault.ts" {
  interface Faults {
    "matrix/choose": { what: Choice };
    "matrix/not-personas": { table: string };
    "matrix/too-many": { types: number; personas: number; most: number };
    "matrix/no-contacts": { history: string; types: string };
    "matrix/no-overlap": { members: string; history: string; contacts: number };
  }
}
