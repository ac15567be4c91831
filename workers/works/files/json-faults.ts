declare module "../../../src/core/fault.ts" {
  interface Faults {
    /** Not JSON from this place on, both counted from 1; `near` is what stands there. */
    "file/json-broken": { name: string; line: number; column: number; near: string };
    /** JSON, but no table: `no-rows` without records, `mixed` records of different make, first at `line`; `deep` a value too large or too deep to hold, `wide` more keys than columns. */
    "file/json-shape": { name: string; why: "no-rows" | "mixed" | "deep" | "wide"; line: number };
  }
}

export {};
