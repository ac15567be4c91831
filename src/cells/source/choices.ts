import { gather } from "../../core/gather.ts";
import { fitting } from "../../core/pattern.ts";
import type { Format, Look, ReadOptions } from "../../engine/files/file.ts";
import type { Spec } from "./schema.ts";

/** Something about how a file is read that a reader can choose. */
export type Choice = keyof ReadOptions;

const APPLIES: Record<Format, readonly Choice[]> = {
  csv: ["encoding", "delimiter", "quote", "header", "skip", "comment", "decimal", "thousands", "dates", "nulls"],
  excel: ["sheet", "range", "header", "skip"],
  json: ["encoding"],
  parquet: [],
};

/** The choices that mean something for a file, as the look at it found it to be. Those of columns and rows always do. */
export function applying(format: Format, zipped: boolean): ReadonlySet<Choice> {
  return new Set<Choice>(["format", "columns", "types", "sample", "bad", ...(zipped ? (["member"] as const) : []), ...APPLIES[format]]);
}

/** Encodings by name, as TextDecoder has them, in groups that the words name. */
export const ENCODINGS: Readonly<Record<"unicode" | "chinese" | "asian" | "western", readonly string[]>> = {
  unicode: ["utf-8", "utf-16le", "utf-16be"],
  chinese: ["gb18030", "big5"],
  asian: ["shift_jis", "euc-kr"],
  western: ["windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258"],
};

/** Marks between values that have a name; any other can be typed. */
export const DELIMITERS = [",", "\t", ";", "|", " "] as const;
export const QUOTES = ['"', "'", ""] as const;
export const COMMENTS = ["", "#", ";", "%"] as const;
export const THOUSANDS = ["", ",", ".", " ", "'"] as const;
/** How days are usually written, as strptime has it, each with the same day written so. */
export const DATES: readonly (readonly [format: string, example: string])[] = [
  ["%Y-%m-%d", "2024-06-30"],
  ["%Y/%m/%d", "2024/06/30"],
  ["%Y%m%d", "20240630"],
  ["%Y年%m月%d日", "2024年06月30日"],
  ["%Y.%m.%d", "2024.06.30"],
  ["%d.%m.%Y", "30.06.2024"],
  ["%d/%m/%Y", "30/06/2024"],
  ["%m/%d/%Y", "06/30/2024"],
  ["%d-%b-%Y", "30-Jun-2024"],
];

/** Words typed between commas, Chinese commas too; none is undefined. */
export function wordsIn(typed: string): string[] | undefined {
  const words = typed
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter(Boolean);
  return words.length ? [...new Set(words)] : undefined;
}

/** A spec's types with one column's changed; empty is automatic. Nothing at all is undefined. */
export function typed(types: Spec["types"], column: string, type: string): Spec["types"] {
  const { [column]: _before, ...others } = types ?? {};
  const next = type ? { ...others, [column]: type as NonNullable<Spec["types"]>[string] } : others;
  return Object.keys(next).length ? next : undefined;
}

/** A column of the preview: where its values stand in each row. */
export interface Shown {
  name: string;
  type: Look["columns"][number]["type"];
  place: number;
}

/** The columns whose values a look shows: those that are read, wherever the look holds the others too. */
export function shownOf({ columns, rows }: Pick<Look, "columns" | "rows">, chosen: readonly string[] | undefined): Shown[] {
  const all = columns.map((column, place) => ({ ...column, place }));
  const kept = chosen ? all.filter(({ name }) => chosen.includes(name)) : all;
  const narrow = rows.length > 0 && rows[0].length !== columns.length;
  return narrow ? kept.map((column, place) => ({ ...column, place })) : kept;
}

/** Whether a look holds characters that its encoding has none for. */
export function isGarbled({ columns, rows }: Pick<Look, "columns" | "rows">): boolean {
  return columns.some(({ name }) => name.includes("\uFFFD")) || rows.some((row) => row.some((value) => value?.includes("\uFFFD")));
}

/** Whether the name of another file says that it is the next of the same: it differs in nothing but numbers. */
export function sameSeries(one: string, other: string): boolean {
  const bare = (name: string) => name.toLowerCase().replace(/\d+|\*/g, "#");
  return bare(one) === bare(other);
}

/** Files chosen together, as one source names them: by a pattern where they are a series, else one by one. */
export function together(chosen: readonly string[]): Pick<Spec, "path" | "also"> {
  const { sources } = gather(chosen, []);
  if (sources.length === 1) return { path: sources[0].path, also: sources[0].also };
  return { path: chosen[0] ?? "", also: chosen.slice(1) };
}

/** The files that a source names, of those at hand: what its patterns stand for, and what they say where they stand for nothing. */
export function namedFiles({ path, also }: Pick<Spec, "path" | "also">, files: readonly string[]): string[] {
  const each = [path, ...also].filter(Boolean).map((named) => (named.includes("*") ? files.filter(fitting(named)) : [named]));
  return [...new Set(each.flat())];
}

/** How many files become one table: those named, and of a zip those in it. */
export function countFiles(spec: Spec, files: readonly string[], { packed, members }: Pick<Look, "packed" | "members">): number {
  const { member } = spec;
  const inside = packed === "zip" ? members.filter(({ name }) => !member || fitting(member)(name)).length : 1;
  return Math.max(1, namedFiles(spec, files).length) * Math.max(1, inside);
}
