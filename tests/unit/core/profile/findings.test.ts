import { expect, test } from "vitest";
import type { ColumnReport, Level } from "../../../../src/core/profile/column.ts";
import { columnFindings } from "../../../../src/core/profile/column-findings.ts";
import { dayName, dayNumber } from "../../../../src/core/profile/days.ts";
import { gravestFirst, type Finding } from "../../../../src/core/profile/finding.ts";
import { reportOf } from "../../../../src/core/profile/report.ts";
import { shorter } from "../../../../src/core/profile/shorter.ts";
import { columnsAfter, ownLastDay, type TableReport } from "../../../../src/core/profile/table-findings.ts";

const rowsIn = (levels: readonly Level[]) => levels.reduce((sum, { n }) => sum + n, 0);
function column(name: string, levels: Level[], { missing = 0, stored = "VARCHAR", type = "text" as ColumnReport["type"] } = {}): ColumnReport {
  return reportOf(
    { name, type, stored, filled: rowsIn(levels), missing },
    [...levels].sort((a, b) => b.n - a.n),
  );
}
const texts = (values: Record<string, number>) => Object.entries(values).map(([value, n]) => ({ value, n }));
const codes = (report: ColumnReport) => columnFindings("t", report).map(({ code, n }) => [code, n]);
const many = (make: (i: number) => string, n = 200) => Array.from({ length: n }, (_, i) => ({ value: make(i), n: 1 }));

test("spaces, blanks, words for nothing and variants are told apart", () => {
  expect(codes(column("city", texts({ 北京: 50, "北京 ": 3, "": 2, "  ": 1, 未知: 4, NULL: 1 })))).toEqual([
    ["blank", 3],
    ["padded", 3],
    ["words", 5],
    ["variants", 3],
  ]);
});

test("text in the wrong encoding is a problem", () => {
  expect(columnFindings("t", column("name", texts({ 锟斤拷: 3, ok: 9 })))[0]).toMatchObject({
    code: "garbled",
    severity: "problem",
    n: 3,
    facts: { example: "锟斤拷" },
  });
});

test("an empty column and a constant one are named, an ordinary one is not", () => {
  expect(codes(column("fax", [], { missing: 10 }))).toEqual([["all-missing", 10]]);
  expect(codes(column("country", texts({ CN: 10 })))).toEqual([["constant", 10]]);
  expect(codes(column("plan", texts({ basic: 6, family: 4 })))).toEqual([]);
});

test("numbers kept as text are found, codes with leading zeros are not numbers", () => {
  expect(codes(column("score", [...many((i) => String(i % 97), 97), { value: "n.a.", n: 3 }]))).toContainEqual(["number-as-text", 3]);
  expect(
    codes(
      column(
        "branch",
        many((i) => `0${100 + i}`),
      ),
    ),
  ).not.toContainEqual(["number-as-text", 200]);
});

test("two ways of writing a day are mixed formats, names with numbers are not", () => {
  const days = many((i) => (i % 10 ? `2024-01-${10 + (i % 19)}` : `2024/01/${10 + (i % 19)}`), 190);
  expect(codes(column("signed", reduced(days)))).toContainEqual(["mixed", 19]);
  expect(
    codes(
      column(
        "campaign_name",
        many((i) => `活动${i + 1}`, 28),
      ),
    ).map(([code]) => code),
  ).not.toContain("mixed");
});

test("a phone number one digit short is a mixed format", () => {
  expect(codes(column("phone", [...many((i) => `1380000${1000 + i}`), { value: "1380000999", n: 2 }]))).toContainEqual(["mixed", 2]);
});

test("an id kept as number is noted by what it holds, whatever its name", () => {
  const ids = Array.from({ length: 300 }, (_, i) => ({ value: 1_000_000 + 7 * i, n: 1 }));
  expect(codes(column("zzz", ids, { type: "number", stored: "BIGINT" }))).toEqual([["id-as-number", 300]]);
});

test("a number far from the rest is a code for nothing in amounts, and a name in ids", () => {
  const levels = [...Array.from({ length: 50 }, (_, i) => ({ value: 910 + i, n: 4 })), { value: 99_999, n: 9 }];
  const numbers = (name: string) => codes(column(name, levels, { type: "number", stored: "INTEGER" }));
  expect([numbers("minutes"), numbers("类别ID"), numbers("category_id")]).toEqual([[["sentinel", 9]], [], []]);
});

test("days after the tables' own last day are named, ends of contracts are not", () => {
  const day = (from: string, n: number) => Array.from({ length: n }, (_, i) => ({ value: dayNumber(from) + i, n: 1 }));
  const dates = (name: string, from: string, n: number) => column(name, day(from, n), { type: "date", stored: "DATE" });
  const table = (name: string, columns: ColumnReport[]): TableReport => ({
    table: name,
    rows: 100,
    without: [],
    columns,
    customer: "",
    campaign: "",
    key: null,
    repeated: 0,
    copies: [],
  });
  const contacts = table("contacts", [dates("contact_date", "2024-01-01", 100)]);
  const own = ownLastDay([contacts])!;
  expect([dayName(own.day), own.of]).toEqual(["2024-04-09", "contacts.contact_date"]);
  const people = table("people", [dates("birthday", "2024-03-01", 100), dates("end_date", "2024-03-01", 100), dates("joined", "2024-01-01", 120)]);
  expect(columnsAfter(own.day, [contacts, people]).map(({ column, last }) => [column, dayName(last)])).toEqual([["birthday", "2024-06-08"]]);
});

test("findings stand by severity, then by share, those about all rows last", () => {
  const finding = (code: "copy" | "padded" | "garbled", severity: Finding["severity"], share: number) =>
    ({ code, severity, table: "t", column: "c", n: 1, share, facts: {} }) as Finding;
  const sorted = gravestFirst([
    finding("copy", "warning", 1),
    finding("padded", "warning", 0.1),
    finding("padded", "warning", 0.4),
    finding("garbled", "problem", 0.01),
  ]);
  expect(sorted.map(({ code, share }) => [code, share])).toEqual([
    ["garbled", 0.01],
    ["padded", 0.4],
    ["padded", 0.1],
    ["copy", 1],
  ]);
});

test("what is too long for a result is shortened step by step, counts last of all", () => {
  const columns = Array.from({ length: 50 }, (_, i) =>
    column(
      `c${i}`,
      many((j) => `${"x".repeat(90)}${j}`),
    ),
  );
  const table: TableReport = { table: "t", rows: 200, without: [], columns, customer: "", campaign: "", key: null, repeated: 0, copies: [] };
  const steps = [1e6, 60_000, 10_000].map((largest) => shorter([table], largest));
  expect(steps.map(({ shortened }) => shortened)).toEqual([0, 1, 2]);
  expect(steps[0].tables[0].columns[0].top[0].value).toHaveLength(80);
  for (const { tables } of steps) expect(tables[0].columns.map(({ distinct }) => distinct)).toEqual(columns.map(({ distinct }) => distinct));
});

function reduced(levels: Level[]): Level[] {
  const rows = new Map<string | number, number>();
  for (const { value, n } of levels) rows.set(value, (rows.get(value) ?? 0) + n);
  return [...rows].map(([value, n]) => ({ value, n }));
}
