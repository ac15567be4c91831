declare module "../../core/fault.ts" {
  interface Faults {
    "sql/empty": Record<string, never>;
    "sql/several": Record<string, never>;
    "sql/not-select": { word: string };
    "sql/itself": { table: string };
  }
}

export {};
