import type { Shape } from "../core/drift/shape.ts";

/** Text of a notebook: one string, or one for each language. */
export type Text = string | { en: string; "zh-CN": string };

/** Settings that many cells share. */
export interface Settings {
  /** Reference month T0, `2024-06`; null is the last month the data have. */
  month: string | null;
  /** Window W in months of usage. */
  window: number;
  /** Smallest number of distinct customers that is shown. */
  k: number;
}

/** One step: its name is the name of the table it makes. */
export interface Cell {
  readonly name: string;
  readonly kind: string;
  /** Shown instead of the kind's own title. */
  readonly title?: Text;
  /** Columns of six that it takes. */
  readonly width?: 2 | 3 | 6;
  /** Whole, defaults filled in, where the kind is known; as found in the file where it is not. */
  readonly spec: unknown;
}

/** The document: immutable, replaced whole at every edit. */
export interface Notebook {
  readonly title: Text;
  readonly settings: Settings;
  /** What names in the data mean: columns, levels, campaigns, by the name as it stands in the data. */
  readonly labels: Readonly<Record<string, Text>>;
  readonly cells: readonly Cell[];
  /** What the tables of sources were like when they were last taken as they should be, by name of the cell: aggregates alone. No undo takes it back. */
  readonly shapes: Readonly<Record<string, Shape>>;
}
