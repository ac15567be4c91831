declare module "../../core/fault.ts" {
  interface Faults {
    "trend/no-table": Record<never, never>;
    /** No column of dates is chosen. */
    "trend/no-date": { table: string };
    "trend/no-column": { table: string; column: string };
    /** A column to be followed holds no numbers. */
    "trend/not-a-number": { table: string; column: string };
    /** Distinct values are to be counted, but of which column nobody said. */
    "trend/no-distinct": { table: string };
    /** No row has a date that can be read; `example` is one that cannot, null where all are blank. */
    "trend/no-dates": { table: string; column: string; example: string | null };
    /** From the first period to the last there are more than can be shown. */
    "trend/too-many": { table: string; column: string; first: string; last: string; periods: number; most: number };
    "trend/too-few": { table: string; column: string; periods: number; least: number };
    /** Every value is 0 or missing. */
    "trend/all-zero": { table: string };
  }
}
export {};
