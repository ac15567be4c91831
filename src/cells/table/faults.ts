declare module "../../core/fault.ts" {
  interface Faults {
    "table/no-table": Record<string, never>;
  }
}

export {};
