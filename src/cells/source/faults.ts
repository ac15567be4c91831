declare module "../../core/fault.ts" {
  interface Faults {
    "source/no-column": { table: string; column: string };
    "source/same-name": { table: string; column: string };
    "source/nothing-to-turn": { table: string };
    "source/incomplete-pivot": { table: string; lacks: "keys" | "names" | "values" };
    "source/no-numbers": { table: string; column: string };
    "source/too-many-columns": { table: string; column: string; columns: number; most: number };
  }
}

export {};
