import { compareColumn } from "./compare-column.ts";
import { renamings } from "./renamed.ts";
import type { ColumnShape, Measured, MeasuredColumn, Shape, ShapeType } from "./shape.ts";

/** A level that was not there before. */
export interface FreshLevel {
  level: string;
  rows: number;
}

/** One thing that has changed in a table. */
export type Finding =
  | { what: "gone"; column: string }
  | { what: "new"; column: string }
  /** Gone under one name and there under another, of near-equal shape. */
  | { what: "renamed"; column: string; to: string }
  | { what: "retyped"; column: string; from: ShapeType; to: ShapeType }
  /** Values that were not there before, most frequent first, at most 20 of `count`; `rare` where they may have been there for fewer than k customers. */
  | { what: "levels"; column: string; fresh: readonly FreshLevel[]; count: number; share: number; rare: boolean }
  /** Values that are no more, with the share they had. */
  | { what: "levels-gone"; column: string; gone: readonly string[]; share: number }
  | { what: "missing"; column: string; from: number; to: number }
  /** How values spread over the bins of the first; of levels that were not there before `levels` tells. */
  | { what: "drift"; column: string; psi: number; word: "watch" | "alarm" }
  /** Days went back: by how many the middle of the column lies before that of the last time. */
  | { what: "older"; column: string; days: number };

/** What has changed in a table since a reference. */
export interface Drift {
  rows: { before: number; after: number };
  /** Worst first; of equals in the order of the columns. */
  findings: readonly Finding[];
  /** Columns that were compared and have no finding. */
  same: number;
  /** Columns whose spread differs by no more than chance could bring about, but by more than is stable. */
  unsure: readonly string[];
  /** By column of days, by how many days its middle moved on, below 0 where chance moved it back; those that went back by more have a finding. */
  moved: Readonly<Record<string, number>>;
}

/**
 * What has changed in a table since its reference was taken.
 *
 * Columns are told apart by name, capitals included. A column gone and one new of near-equal shape are one renaming.
 *
 * @param k customers below which the reference names nothing
 */
export function compare(before: Shape, after: Measured, k: number): Drift {
  const now = new Map(after.columns.map((column) => [column.name, column]));
  const known = new Set(before.columns.map(({ name }) => name));
  const gone = before.columns.filter(({ name }) => !now.has(name));
  const fresh = after.columns.filter(({ name }) => !known.has(name));
  const renamed = renamings(gone, fresh, after.rows);
  const isRenamed = new Set([...renamed.entries()].flat());
  const findings: Finding[] = [
    ...[...renamed].map(([column, to]): Finding => ({ what: "renamed", column, to })),
    ...gone.filter(({ name }) => !isRenamed.has(name)).map(({ name }): Finding => ({ what: "gone", column: name })),
    ...fresh.filter(({ name }) => !isRenamed.has(name)).map(({ name }): Finding => ({ what: "new", column: name })),
  ];
  const unsure: string[] = [];
  const moved: Record<string, number> = {};
  let same = 0;
  for (const column of before.columns) {
    const found = now.get(column.name);
    if (!found) continue;
    const told = compareColumn(column, found, { rows: [before.rows, after.rows], sampled: after.sampled, k });
    findings.push(...told.findings);
    if (told.unsure) unsure.push(column.name);
    if (told.moved !== undefined) moved[column.name] = told.moved;
    if (!told.findings.length) ++same;
  }
  return { rows: { before: before.rows, after: after.rows }, findings: worstFirst(findings, before.columns, after.columns), same, unsure, moved };
}

/** How bad a finding is: 2 where cells may fail or mislead, 1 to watch, 0 good to know. */
export function weight(finding: Finding): 0 | 1 | 2 {
  switch (finding.what) {
    case "gone":
    case "retyped":
    case "renamed":
      return 2;
    case "drift":
      return finding.word === "alarm" ? 2 : 1;
    case "missing":
      return Math.abs(finding.to - finding.from) >= 0.2 ? 2 : 1;
    case "older":
    case "levels":
      return 1;
    default:
      return 0;
  }
}

const ORDER: readonly Finding["what"][] = ["gone", "renamed", "retyped", "drift", "missing", "older", "levels", "levels-gone", "new"];

function worstFirst(findings: readonly Finding[], before: readonly ColumnShape[], after: readonly MeasuredColumn[]): Finding[] {
  const places = new Map([...after, ...before].map(({ name }, place) => [name, place]));
  return [...findings].sort((a, b) => weight(b) - weight(a) || ORDER.indexOf(a.what) - ORDER.indexOf(b.what) || places.get(a.column)! - places.get(b.column)!);
}
