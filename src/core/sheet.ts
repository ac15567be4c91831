/** What a sheet of Excel holds: rows below the header, and columns. */
export const SHEET = { rows: 1_048_575, columns: 16_384 };
