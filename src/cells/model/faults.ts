declare module "../../core/fault.ts" {
  interface Faults {
    "model/not-chosen": { needed: "file" | "table" };
    "model/no-key": { table: string; column: string };
    "model/empty": { table: string };
  }
}
export {};
