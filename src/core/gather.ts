import { fitting } from "./pattern.ts";

/** What files of data are called, by the ends of their names. */
export const DATA_ENDINGS = [
  "csv",
  "tsv",
  "tab",
  "psv",
  "txt",
  "dat",
  "del",
  "log",
  "parquet",
  "pq",
  "xlsx",
  "xlsm",
  "xls",
  "json",
  "jsonl",
  "ndjson",
  "zip",
  "gz",
] as const;

/** A source to make of files. */
export interface Gathering {
  /** The file, or a pattern that stands for all of its files. */
  path: string;
  /** Its further files, where no pattern tells them from others. */
  also: string[];
  /** What the source may be called. */
  wish: string;
}

/** What becomes of files that come in. */
export interface Gathered {
  /** New sources, in the order of their first files. */
  sources: Gathering[];
  /** Files that a source there already reads by its path or pattern. */
  joined: string[];
  /** Files that hold no data that can be read, by their names. */
  refused: string[];
}

/** A number, or several of a date: `202401`, `2024-01`, `2024年1月`. */
const NUMBER = /\d+(?:[-_.年月]\d+)*[年月日号]?/gu;
const DATED = /^(?:19|20)\d\d(?:[-_.年]?(?:0?[1-9]|1[0-2])(?:[-_.月]?(?:[0-2]?\d|3[01]))?)?[年月日号]?$/u;

/**
 * Files as sources: those of one name but for its numbers become one, where there are three or where the numbers are dates; each other is its own.
 * A zip is one source whatever it is called.
 *
 * @param names of the files, each once
 * @param known paths and patterns that the sources there read
 */
export function gather(names: readonly string[], known: readonly string[]): Gathered {
  const reads = known.filter(Boolean).map((path) => (path.includes("*") ? fitting(path) : (name: string) => name === path));
  const data = names.filter(isData);
  const joined = data.filter((name) => reads.some((read) => read(name)));
  const fresh = data.filter((name) => !joined.includes(name));
  const sources = alike(fresh).flatMap((group) => (isSeries(group) ? [series(group, names)] : group.map(alone)));
  return { sources, joined, refused: names.filter((name) => !isData(name) && !isHidden(name)) };
}

/** Whether a file may hold data, by its name: one that ends in nothing, or in a number, may. */
export function isData(name: string): boolean {
  if (isHidden(name)) return false;
  const ending = /\.([^.]*)$/.exec(name)?.[1].toLowerCase() ?? "";
  return /^\d*$/.test(ending) || (DATA_ENDINGS as readonly string[]).includes(ending);
}

/** Files that systems leave in folders, which nobody means to hand over. */
function isHidden(name: string): boolean {
  return /^(\.|~\$)|^(thumbs\.db|desktop\.ini|__MACOSX)$/i.test(name);
}

/** Names in groups that differ in nothing but numbers, in order of the first of each. */
function alike(names: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = /\.zip$/i.test(name) ? name : name.toLowerCase().replace(NUMBER, "#");
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()];
}

function isSeries(group: readonly string[]): boolean {
  if (group.length < 2) return false;
  return group.length > 2 || differing(group).every((place) => group.every((name) => DATED.test(numbersOf(name)[place])));
}

function series(group: readonly string[], all: readonly string[]): Gathering {
  const sorted = [...group].sort();
  const stars = new Set(differing(group));
  let place = 0;
  const pattern = shortened(
    sorted[0].replace(NUMBER, (found) => (stars.has(place++) ? "*" : found)),
    sorted,
  );
  const fits = fitting(pattern);
  const wide = !/[^*.]/.test(stem(pattern)) || all.some((name) => !group.includes(name) && fits(name));
  return { path: wide ? sorted[0] : pattern, also: wide ? sorted.slice(1) : [], wish: wishOf(pattern) };
}

/** Which of the numbers in the names differ. */
function differing(group: readonly string[]): number[] {
  const each = group.map(numbersOf);
  return [...each[0].keys()].filter((place) => each.some((numbers) => numbers[place] !== each[0][place]));
}

/** A pattern that would begin with a star and name nothing else begins with what the names begin with: `20*.csv`. */
function shortened(pattern: string, names: readonly string[]): string {
  if (/[^*.\s_-]/.test(stem(pattern))) return pattern;
  const [first] = names;
  let length = 0;
  while (length < stem(first).length && names.every((name) => name[length] === first[length])) ++length;
  return `${first.slice(0, length)}*${pattern.slice(pattern.lastIndexOf("*") + 1)}`;
}

function numbersOf(name: string): string[] {
  return name.match(NUMBER) ?? [];
}

function alone(name: string): Gathering {
  return { path: name, also: [], wish: stem(name) };
}

function wishOf(pattern: string): string {
  return stem(pattern)
    .replaceAll("*", "")
    .replace(/[\s_.()（）-]+/gu, "_")
    .replace(/^_+|_+$/g, "");
}

/** A name without its endings, `.csv.gz` both. */
function stem(name: string): string {
  return name.replace(/(\.[A-Za-z][A-Za-z0-9]{0,7})+$/, "");
}
