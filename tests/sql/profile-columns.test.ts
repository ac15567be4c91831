import { expect, test } from "vitest";
import { columnsOf } from "../fixtures/profile.ts";
import { quantile } from "../../src/core/quantile.ts";
import { randomFrom } from "../../src/core/random.ts";
import { SHARES, type ColumnReport } from "../../src/core/profile/column.ts";
import { marksOf, NONE_WORDS } from "../../src/core/profile/marks.ts";
import { profileTexts } from "../../src/sql/profile-texts.ts";
import { rowsOf, table } from "../../src/core/table.ts";
import { openReach } from "../fixtures/reach.ts";

const stand = await openReach();

/** Far more values than are looked at one by one, so that the engine works out everything. */
const MANY = 30_000;
const random = randomFrom("profile columns");

/** Numbers with a long tail, zeros, missing ones and a code, as plain JavaScript knows them. */
const amounts = Array.from({ length: MANY }, (_, i) => (i % 50 === 0 ? null : i % 41 === 0 ? 0 : i % 97 === 0 ? 999_999 : Math.exp(random.uniform() * 6) - 20));
const phones = Array.from({ length: MANY }, (_, i) =>
  i % 100 === 0 ? `1380013${i}` : i % 75 === 0 ? ` 138${10_000_000 + i}` : i % 60 === 0 ? null : `138${10_000_000 + i}`,
);
const [many] = await columnsOf(stand, "many", table({ amount: amounts, phone: phones }));

function plainly(values: readonly (number | null)[]) {
  const there = values.filter((x): x is number => x !== null).sort((a, b) => a - b);
  const mean = there.reduce((sum, x) => sum + x, 0) / there.length;
  return { there, mean, sd: Math.sqrt(there.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (there.length - 1)) };
}

function expectNumbers(report: ColumnReport, values: readonly (number | null)[]): void {
  const { there, mean, sd } = plainly(values);
  const number = report.number!;
  expect([report.missing, report.filled, report.distinct, report.exact]).toEqual([values.length - there.length, there.length, new Set(there).size, true]);
  expect([number.n, number.min, number.max]).toEqual([there.length, there[0], there.at(-1)]);
  expect(number.mean).toBeCloseTo(mean, 6);
  expect(number.sd! / sd).toBeCloseTo(1, 9);
  SHARES.forEach((share, i) => expect(number.quantiles[i]).toBeCloseTo(quantile(there, share), 6));
  expect([number.zeros, number.negatives]).toEqual([there.filter((x) => x === 0).length, there.filter((x) => x < 0).length]);
  expect(number.low.map(({ value }) => value)).toEqual([...new Set(there)].slice(0, 5));
  const { histogram } = number;
  expect(histogram.counts.reduce((sum, n) => sum + n, histogram.below + histogram.above)).toBe(there.length);
  histogram.counts.forEach((n, i) => {
    const from = histogram.from + i * histogram.width;
    expect(n).toBe(there.filter((x) => Math.floor((x - histogram.from) / histogram.width) === i).length);
    expect(histogram.log || from >= there[0] - histogram.width).toBe(true);
  });
}

test("numbers of many values agree with the same figures by hand", () => expectNumbers(many.columns[0], amounts));

test("the code is found and the picture is not pressed together by it", () => {
  const { number, top } = many.columns[0];
  const codes = amounts.filter((x) => x === 999_999).length;
  expect(top[0]).toEqual({ value: 0, n: amounts.filter((x) => x === 0).length });
  expect(number!.high[0]).toEqual({ value: 999_999, n: codes });
  expect(number!.histogram.from + number!.histogram.width * number!.histogram.counts.length).toBeLessThan(500);
  expect(number!.histogram.above).toBeGreaterThanOrEqual(codes);
});

test("decimals and whole numbers agree with the same figures by hand, to the last digit", async () => {
  const cents = Array.from({ length: MANY }, (_, i) => ((i * 7919) % 25_013) + (i % 3) * 40_000 - 100);
  stand.put("cents", table({ c: cents }));
  stand.put("exact", "SELECT (c / 100)::DECIMAL(12,2) AS d, c::BIGINT AS b, c::DECIMAL(12,0) AS w FROM cents");
  const [{ columns }] = await columnsOf(stand, "exact");
  expectNumbers(
    columns[0],
    cents.map((c) => c / 100),
  );
  expectNumbers(columns[1], cents);
  expectNumbers(columns[2], cents);
});

test("few values, looked at one by one, give the same kind of figures", async () => {
  const few = amounts.map((x) => (x === null ? null : Math.round(x)));
  const [report] = await columnsOf(stand, "few", table({ amount: few }));
  expectNumbers(report.columns[0], few);
});

test("forms of many texts are found in some and counted in all", () => {
  const { text, distinct, filled, missing } = many.columns[1];
  const there = phones.filter((phone): phone is string => phone !== null);
  expect([filled, missing, distinct]).toEqual([there.length, phones.length - there.length, new Set(there).size]);
  const full = there.filter((phone) => /^\d{11}$/.test(phone)).length;
  expect(text!.forms[0]).toMatchObject({ form: "9{11}", n: full });
  expect(text!.forms.reduce((sum, { n }) => sum + n, text!.otherForms)).toBe(there.length);
  expect(text!.marks.padded!.n).toBe(there.filter((phone) => phone.startsWith(" ")).length);
  expect([text!.shortest, text!.longest]).toEqual([Math.min(...there.map(({ length }) => length)), Math.max(...there.map(({ length }) => length))]);
  expect(text!.length).toBeCloseTo(there.reduce((sum, { length }) => sum + length, 0) / there.length, 9);
});

test("the engine marks the same texts as the page does", () => {
  const texts = [
    "",
    " ",
    "\u3000",
    "a ",
    " a",
    "a\t",
    "\na",
    "\u00a0a",
    "a\u3000",
    "１２",
    "ａ",
    "北京",
    "锟斤拷x",
    "\ufffd",
    "NULL",
    " n/a ",
    "未知",
    "无",
    "-",
    "007",
    "12",
    "1,234.5%",
    "plain",
    "O'Neil",
    "😀 ",
  ];
  stand.put("marked", table({ v: texts.flatMap((text, i) => new Array<string>(i + 1).fill(text)) }));
  const answer = rowsOf(stand.query(profileTexts("marked", "v", { words: NONE_WORDS, exact: true })));
  const engine = Object.fromEntries(answer.filter(({ what, n, v }) => n && v !== null && what !== "top").map(({ what, v, n }) => [what, { n, example: v }]));
  const { numeric, dated, ...page } = marksOf(texts.map((value, i) => ({ value, n: i + 1 })));
  expect([numeric?.n, dated]).toEqual([20 + 21 + 22, undefined]);
  expect(engine).toEqual(page);
});

test("NaN and infinity are counted apart and left out of every figure", async () => {
  stand.put(
    "odd",
    "SELECT unnest(['nan'::DOUBLE, 'infinity'::DOUBLE, '-infinity'::DOUBLE, 1, 2, 3, NULL]) AS x, unnest([DATE '2024-01-01', 'infinity'::DATE, NULL, DATE '2024-01-02', NULL, NULL, NULL]) AS d",
  );
  const [{ columns }] = await columnsOf(stand, "odd");
  expect(columns[0]).toMatchObject({ filled: 6, missing: 1, number: { n: 3, mean: 2, min: 1, max: 3, notFinite: 3 } });
  expect(columns[1]).toMatchObject({ filled: 3, missing: 4, distinct: 2, date: { n: 2, notFinite: 1, counts: [1, 1] } });
});

test("an empty table, one row and columns that are all missing are no trouble", async () => {
  const shape = "i::BIGINT AS a, i::VARCHAR AS b, DATE '2024-01-01' AS c, true AS d, [i] AS e, NULL::DOUBLE AS f, NULL::VARCHAR AS g, NULL::DATE AS h";
  for (const rows of [0, 1, 3]) {
    stand.put("small", `SELECT ${shape} FROM range(${rows}) t(i)`);
    const [{ columns, rows: found }] = await columnsOf(stand, "small");
    expect(found).toBe(rows);
    expect(columns.map(({ filled }) => filled)).toEqual([rows, rows, rows, rows, rows, 0, 0, 0]);
    expect(columns.map(({ distinct }) => distinct)).toEqual(rows ? [rows, rows, 1, 1, rows, 0, 0, 0] : new Array(8).fill(0));
  }
});

test("times are counted as times, and pictured by day", async () => {
  stand.put("times", "SELECT TIMESTAMP '1969-12-31 23:00:00' + to_hours(i) AS at FROM range(50) t(i)");
  const [{ columns }] = await columnsOf(stand, "times");
  expect(columns[0]).toMatchObject({ distinct: 50, exact: true, date: { n: 50, from: -1, counts: [1, 24, 24, 1] } });
});

test("names with quotes, newlines, commas and emoji, and hostile text, stay what they are", async () => {
  const names = ['a"b', "a'b", "line\nbreak", "😀,", " ", "select", "名称"];
  stand.put("strange", table(Object.fromEntries(names.map((name) => [name, ["'; DROP TABLE strange; --", "x", null]]))));
  const [{ columns }] = await columnsOf(stand, "strange");
  expect(columns.map(({ name, filled, distinct }) => [name, filled, distinct])).toEqual(names.map((name) => [name, 2, 2]));
});
