declare module "../../core/fault.ts" {
  interface Faults {
    "recommend/not-chosen": { needed: "customers" | "personas" };
    "recommend/no-offers": Record<never, never>;
    /** An offer of the list lacks its name or its table. */
    "recommend/incomplete": { offer: string; lacks: "name" | "table" };
    "recommend/same-name": { offer: string };
    "recommend/no-column": { table: string; column: string };
    /** Some offers say what they are worth, some do not. */
    "recommend/values": { offers: string[] };
    "recommend/no-rates": { matrix: string };
    /** Exclusions leave nobody. */
    "recommend/nobody": { customers: number };
    /** Somebody is left, but no offer has a chance high enough. */
    "recommend/nothing": { left: number; least: number };
  }
}
export {};
