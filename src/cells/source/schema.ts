import * as v from "valibot";

const COLUMN_TYPES = ["text", "number", "date", "moment", "boolean"] as const;
const name = v.optional(v.string(), "");
const names = v.optional(v.array(v.string()), () => []);
const character = v.pipe(v.string(), v.maxLength(1));

const unpivot = v.object({
  how: v.literal("unpivot"),
  /** Columns that stay. */
  keep: names,
  /** Columns that become rows; empty for all that do not stay. */
  turn: names,
  nameColumn: v.optional(v.string(), "name"),
  valueColumn: v.optional(v.string(), "value"),
  /** Keep only values that are numbers. */
  numbers: v.optional(v.boolean(), false),
});

const pivot = v.object({
  how: v.literal("pivot"),
  /** Columns that say which row a value belongs to. */
  keys: names,
  /** The column that holds names. */
  names: name,
  /** The column that holds values. */
  values: name,
  /** What to take of several values. */
  take: v.optional(v.picklist(["first", "sum", "max", "count"]), "first"),
});

/** How a file is read; what is left out is found out from it. The fields of `ReadOptions`. */
const reading = {
  format: v.optional(v.picklist(["csv", "excel", "json", "parquet"])),
  member: v.optional(v.string()),
  encoding: v.optional(v.string()),
  delimiter: v.optional(v.pipe(v.string(), v.length(1))),
  quote: v.optional(character),
  skip: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  comment: v.optional(character),
  header: v.optional(v.boolean()),
  decimal: v.optional(v.picklist([".", ","])),
  thousands: v.optional(v.picklist(["", ",", ".", " ", "'"])),
  dates: v.optional(v.string()),
  nulls: v.optional(v.array(v.string())),
  sheet: v.optional(v.string()),
  range: v.optional(v.string()),
  columns: v.optional(v.array(v.string())),
  types: v.optional(v.record(v.string(), v.picklist(COLUMN_TYPES))),
  bad: v.optional(v.picklist(["stop", "drop"])),
  sample: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
};

export const schema = v.object({
  /** Path of the file, as the page knows it, `*` standing for anything in a name; empty until one is chosen. */
  path: name,
  /** Further files or patterns of the same shape, read into the same table. */
  also: names,
  ...reading,
  /** What is made of the table once it is read. */
  reshape: v.optional(v.variant("how", [unpivot, pivot])),
});

export type Spec = v.InferOutput<typeof schema>;
export type Reshape = NonNullable<Spec["reshape"]>;

/** A spec that leaves every choice of reading to what the file says; the files and the reshaping stay. */
export const automatic: Partial<Spec> = Object.fromEntries(Object.keys(reading).map((field) => [field, undefined]));

/** How the file is to be read, of a source's spec. */
export function readingOf({ path: _path, also: _also, reshape: _reshape, ...options }: Spec) {
  return options;
}
