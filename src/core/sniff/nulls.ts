/** Words that stand for no value in any column. */
const USUAL = ["", "NA", "N/A", "n/a", "#N/A", "NULL", "null", "Null", "NaN", "nan", "\\N"];

/** Words that stand for no value only beside numbers, days or moments: elsewhere they may say something. */
const RARE = ["-", "--", "无", "空", "暂无", "无数据", "未知", "None", "none", "nil", "?", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", ".", " ", "  "];

/** Words for no value. */
export interface Nulls {
  /** In any column. */
  words: ReadonlySet<string>;
  /** Words that are such only beside numbers, days or moments. */
  rare: readonly string[];
  /** Those among some values that may be such words beside numbers: as in `RARE`, or of white space alone. */
  rareIn(values: readonly string[]): string[];
}

/** @param given only these, and nothing at all */
export function nullsOf(given?: readonly string[]): Nulls {
  const words = new Set(["", ...(given ?? USUAL)]);
  return {
    words,
    rare: given ? [] : RARE,
    rareIn: (values) => (given ? [] : [...new Set(values.filter((value) => RARE.includes(value) || !value.trim()))]),
  };
}
