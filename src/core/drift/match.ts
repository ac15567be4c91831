import { fitting } from "../pattern.ts";

/** A source that waits for files: what it read when it was saved. */
export interface Waiting {
  source: string;
  /** The paths it names, `*` standing for anything. */
  paths: readonly string[];
  /** The columns its table had; empty where nobody knows. */
  columns: readonly string[];
  /** Whether its files are at hand: then only a file of the very name is another issue of it. */
  here: boolean;
}

/** A file that came. */
export interface Arrival {
  name: string;
  /** Null where they could not be read. */
  columns: readonly string[] | null;
}

/** Where a file goes. */
export interface Match {
  file: string;
  /** The source it is for; null where that is to be asked, or where it is for none. */
  source: string | null;
  by: "name" | "pattern" | "shape" | null;
  /** Sources it may be for, where that is to be asked. */
  candidates: readonly string[];
}

/** Columns shared, as a share of the larger side, from which two tables may be one. */
const ALIKE = 0.8;

/**
 * Which file is for which source: by its exact name; by its name without what changes from month to month; by its columns, where one source is nearest.
 *
 * A source that names one file takes one. What could go to several, or what several could be, is asked. In the order of the files.
 */
export function matchFiles(files: readonly Arrival[], sources: readonly Waiting[]): Match[] {
  const found = new Map<string, Match>();
  const open = () => files.filter(({ name }) => !found.has(name));
  for (const { name } of files) {
    const named = sources.filter(({ paths }) => paths.some((path) => fits(path, name)));
    if (named.length) found.set(name, settled(name, named, "name"));
  }
  for (const [by, candidates] of [
    ["pattern", byStem],
    ["shape", byColumns],
  ] as const) {
    const free = sources.filter((source) => !source.here && (source.paths.length > 1 || ![...found.values()].some((match) => match.source === source.source)));
    const wished = open().map((file) => ({ file, wants: candidates(file, free) }));
    for (const { file, wants } of wished) {
      const rivals = wished.filter((other) => other.file !== file && other.wants.some((source) => wants.includes(source) && source.paths.length === 1));
      if (wants.length) found.set(file.name, settled(file.name, wants, by, rivals.length > 0));
    }
  }
  return files.map(({ name }) => found.get(name) ?? { file: name, source: null, by: null, candidates: [] });
}

/**
 * A file's name without what changes from one issue to the next: endings, days and numbers, marks of copies and of the latest.
 *
 * `客户资料_202407 (1).csv` and `客户资料-202406最新.xlsx` are both `客户资料`. Empty where nothing is left.
 */
export function stem(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^.*[\\/]/, "")
    .replace(/(\.(csv|tsv|txt|parquet|xlsx|xls|json|jsonl|ndjson|gz|zip|dat))+$/, "")
    .replace(/\d+\s*(年|月|日|号|期|季度?)?/g, " ")
    .replace(/副本|拷贝|最新版?|最终版?|定稿|新版/g, " ")
    .replace(
      /(?<![a-z])(copy( of)?|latest|final|new|old|v|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)(?![a-z])/g,
      " ",
    )
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
}

/** How much of two lists of columns is the same, 0…1: those shared as a share of the longer; capitals and order do not matter. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a, b].map((columns) => new Set(columns.map((column) => column.trim().toLowerCase())));
  const larger = Math.max(left.size, right.size);
  return larger ? [...left].filter((column) => right.has(column)).length / larger : 0;
}

/**
 * The paths of a source after files came for it: of one path, the files instead of it unless they are what it names; of several, those whose files are there,
 * and the new ones behind them.
 *
 * @param isHere whether the file of a path is at hand
 */
export function nextPaths(paths: readonly string[], names: readonly string[], isHere: (path: string) => boolean): string[] {
  if (paths.length <= 1) return names.every((name) => paths.some((path) => fits(path, name))) ? [...paths] : [...names];
  const kept = paths.filter((path) => path.includes("*") || isHere(path) || names.includes(path));
  return [...kept, ...names.filter((name) => !kept.some((path) => fits(path, name)))];
}

function fits(path: string, name: string): boolean {
  return path.includes("*") ? fitting(path)(name) : path === name;
}

function byStem({ name }: Arrival, sources: readonly Waiting[]): readonly Waiting[] {
  const wanted = stem(name);
  return wanted ? sources.filter(({ paths }) => paths.some((path) => stem(path) === wanted)) : [];
}

function byColumns({ columns }: Arrival, sources: readonly Waiting[]): readonly Waiting[] {
  const alike = sources.map((source) => ({ source, share: overlap(columns ?? [], source.columns) })).filter(({ share }) => share >= ALIKE);
  const best = Math.max(...alike.map(({ share }) => share));
  return alike.filter(({ share }) => share === best).map(({ source }) => source);
}

function settled(file: string, wants: readonly Waiting[], by: NonNullable<Match["by"]>, contested = false): Match {
  const names = wants.map(({ source }) => source);
  return names.length === 1 && !contested ? { file, source: names[0], by, candidates: names } : { file, source: null, by: null, candidates: names };
}
