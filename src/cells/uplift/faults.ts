/** What a reader must choose. */
export type Choice = "table" | "arm" | "treated" | "outcome" | "yes";

declare module "../../core/fault.ts" {
  interface Faults {
    "uplift/choose": { what: Choice; table: string; column: string; values: string[] };
    "uplift/no-column": { table: string; column: string };
    "uplift/same-column": { column: string };
    "uplift/no-treated": { table: string; column: string; treated: string[]; values: string[] };
    "uplift/no-control": { table: string; column: string; treated: string[] };
    "uplift/several-arms": { table: string; column: string; values: string[] };
    "uplift/one-answer": { table: string; column: string; answers: string[]; yes: string[] };
    "uplift/no-columns": { table: string };
    "uplift/apply-lacks": { table: string; columns: string[] };
  }
}
