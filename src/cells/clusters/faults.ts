declare module "../../core/fault.ts" {
  interface Faults {
    "clusters/no-table": Record<never, never>;
    "clusters/no-column": { table: string; column: string };
    /** Nothing is left beside the column of ids. */
    "clusters/no-columns": { table: string };
    "clusters/too-few": { table: string; customers: number; least: number };
    /** Ids that stand on several rows: how many, and one of them. */
    "clusters/repeated": { table: string; column: string; ids: number; example: string };
    /** A column of amounts holds none. */
    "clusters/not-a-number": { table: string; column: string };
    "clusters/too-many-parts": { table: string; column: string; parts: number; most: number };
  }
}
export {};
