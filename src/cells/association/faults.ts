import type { Axis } from "../../core/lift/items.ts";

declare module "../../core/fault.ts" {
  interface Faults {
    "association/choose": { what: "table" | "columns" | "customer" | "item" };
    "association/no-column": { table: string; column: string; near: string };
    "association/not-usable": { table: string; column: string; type: string; axis: Axis };
    "association/empty-group": { table: string; conditions: number };
    "association/no-candidate-item": { item: string; rare: boolean };
    "association/same-item": { item: string };
    "association/no-score": { table: string; lacks: "customer_id" | "probability" };
  }
}
