/** The tables that a cell of new personas asks for. */
export type Needed = "personas" | "tags" | "types" | "history";

declare module "../../core/fault.ts" {
  interface Faults {
    /** One of its tables is not chosen. */
    "new-personas/not-chosen": { needed: Needed };
    /** A table of another kind of cell is chosen. */
    "new-personas/wrong-table": { needed: Needed; table: string };
    /** The cell it reads has not found personas among those who said yes. */
    "new-personas/no-personas": { table: string };
    "new-personas/no-column": { table: string; column: string };
    "new-personas/too-few-customers": { table: string; customers: number; least: number };
    /** Fewer new personas asked for than there are historical ones. */
    "new-personas/k-below-personas": { k: number; personas: number };
    /** No contact belongs to a campaign with a type. */
    "new-personas/no-contacts": { history: string; types: string };
  }
}
