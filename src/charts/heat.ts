/** A row or a column of a grid of numbers. */
export interface HeatLine {
  id: string;
  name: string;
  /** Under the name, small: its size. */
  note?: string;
}

/** What is known of a field, for the card beside it and for those who hear it. */
export interface HeatFacts {
  title: string;
  /** What is said and how much. */
  facts: readonly { name: string; value: string }[];
  /** A sentence under them. */
  note?: string;
}

/** A field of a grid, both counted from zero. */
export interface Field {
  row: number;
  column: number;
}

/** Where a key leads in a grid, its edges kept; null for a key that leads nowhere. With Ctrl, Home and End go to the corners. */
export function led({ key, ctrlKey, metaKey }: KeyboardEvent, { row, column }: Field, rows: number, columns: number): Field | null {
  const far = ctrlKey || metaKey;
  const next = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? rows - 1 : row, column: columns - 1 },
  }[key];
  return next ? { row: Math.max(0, Math.min(next.row, rows - 1)), column: Math.max(0, Math.min(next.column, columns - 1)) } : null;
}
