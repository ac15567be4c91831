declare module "../../../src/core/fault.ts" {
  interface Faults {
    /** A spreadsheet, but of a kind that is not read; `locked` has a password. */
    "file/excel-kind": { name: string; kind: "xls" | "xlsb" | "ods" | "locked" | "xml" | "document" };
    /** The zip or the XML of a part of it is broken or missing. */
    "file/excel-broken": { name: string; part: string };
    /** A part unpacks to more than we take. */
    "file/excel-bomb": { name: string; part: string; limitBytes: number };
    "file/excel-no-sheet": { name: string; sheet: string; sheets: readonly string[] };
    /** Not a range, or a range without a value in it. */
    "file/excel-range": { name: string; sheet: string; range: string };
    /** No cell of the sheet has a value. */
    "file/excel-empty": { name: string; sheet: string };
  }
}

export {};
