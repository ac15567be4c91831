declare module "../../core/fault.ts" {
  interface Faults {
    "profile/no-table": Record<string, never>;
    "profile/no-column": { table: string; column: string };
    "profile/all-left-out": { table: string };
  }
}

export {};
