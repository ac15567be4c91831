import { expect, test } from "vitest";
import { survey, type Survey, type SurveyInput, type Watch } from "../../../workers/works/files/survey.ts";
import { silent } from "../../../src/core/progress.ts";

const plain = { delimiter: ",", quote: '"', escape: '"', decimal: ".", thousands: "", words: [] as string[], rare: [] as string[] };
const look = (text: BlobPart, columns: Watch[], marks: Partial<SurveyInput> = {}): Promise<Survey> =>
  survey({ ...plain, ...marks, content: new Blob([text]), columns }, silent);
/** What is seen in one column of numbers. */
async function seen(value: string, marks: Partial<SurveyInput> = {}): Promise<string[]> {
  const { columns } = await look(`x,${value}\n`, ["none", "number"], marks);
  return Object.entries(columns[1])
    .filter(([, is]) => is)
    .map(([what]) => what);
}

test("rows are counted as they begin and end, line ends inside quotes and blank lines left out", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    expect(await look(`1,a${end}${end}2,"b${end}c"${end}3,"d ""e"""${end}`, ["none", "none"])).toMatchObject({ rows: 3, mixed: false, openAt: -1, zeroAt: -1 });
    expect(await look(`1,a${end}2,b`, ["none", "none"])).toMatchObject({ rows: 2 });
    expect(await look(`1${end}${end}2${end}`, ["none"])).toMatchObject({ rows: 3 });
  }
  expect(await look("1,a\n2,b\r\n3,c\n", ["none", "none"])).toMatchObject({ rows: 3, mixed: true });
  expect(await look('1,"a\r\nb"\n2,c\n', ["none", "none"])).toMatchObject({ rows: 2, mixed: false });
});

test("ids are seen: zeros in front, more than 15 digits, also in quotes and after blanks", async () => {
  for (const id of ["007", '"007"', " 007", '  "01"', "-01", "1234567890123456", '"8986001234567890123"']) expect(await seen(id), id).toEqual(["id"]);
  for (const none of ["0", "7", "123456789012345", '""', "", "abc", "x07", "a_b"]) expect(await seen(none), none).toEqual([]);
});

test("decimals and exponents are seen, by the mark of the file", async () => {
  for (const value of ["1.7", "0.5", "-.5", "1e5", "2.", '"3.25"']) expect(await seen(value), value).toEqual(["decimal"]);
  expect(await seen('"1,7"', { decimal: "," })).toEqual(["decimal"]);
  expect(await seen('"1,234,567"', { thousands: "," })).toEqual([]);
  expect(await seen('"1,234.5"', { thousands: "," })).toEqual(["decimal"]);
});

test("what DuckDB takes for a number and nobody writes is seen, and thousands that are none", async () => {
  for (const odd of ["0x1F", "1_000", "0b11", "inf", "-Infinity"]) expect(await seen(odd), odd).toContain("odd");
  for (const odd of ['"1,5"', '"12,34,567"', '"1234,567"', '"1,"']) expect(await seen(odd, { thousands: "," }), odd).toEqual(["odd"]);
});

test("a time beside a day, and a value where there are to be none", async () => {
  const { columns } = await look("2024-01-01,2024-01-01 10:00,\n2024-01-02,2024-01-02,x\n", ["day", "day", "any"]);
  expect(columns.map(({ clock, any }) => [clock, any])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
});

test("words are seen where they are the whole value, in quotes too", async () => {
  const words = ["NA", "N/A", "\\N"];
  for (const [value, is] of [
    ["NA", true],
    ['"NA"', true],
    ["N/A", true],
    ["\\N", true],
    ["NAN", false],
    ["N", false],
    ["xNA", false],
    ["", false],
    ["na", false],
  ] as const)
    expect((await look(`1,${value},2\n`, ["none", "none", "none"], { words })).words, value).toEqual(is ? [value.replaceAll('"', "")] : []);
});

test("rare words are seen beside numbers and days alone", async () => {
  expect((await look("无,无,无\n", ["none", "none", "none"], { rare: ["无", " "] })).words).toEqual([]);
  expect((await look("x,无, \n", ["none", "number", "day"], { rare: ["无", " "] })).words).toEqual(["无", " "]);
});

test("zero bytes and quotes that stay open are told by their place", async () => {
  expect((await look("1,a\n2,b\0\n", ["none", "none"])).zeroAt).toBe(7);
  expect((await look('1,a\n2,"b\n3,c\n', ["none", "none"])).openAt).toBe(4);
  expect((await look('1,"x"y\n2,b\n', ["none", "none"])).openAt).toBe(-1);
});

test("a delimiter of several bytes is told from its beginning alone", async () => {
  expect(await look("1，“a”\n2，b，007\n", ["number", "none", "number"], { delimiter: "，" })).toMatchObject({
    rows: 2,
    columns: [{ id: false }, {}, { id: true }],
  });
});

test("rows that lie across pieces are read whole: a text of many pieces is as one of a few", async () => {
  const row = (i: number) => `${i},"na ""me""\n${i}",${"y".repeat(i % 200)}\r\n`;
  const n = 90_000;
  const text = Array.from({ length: n }, (_, i) => row(i)).join("");
  expect(text.length).toBeGreaterThan(9e6);
  expect(await look(`${text}007,x,y\r\n`, ["number", "none", "none"])).toMatchObject({
    rows: n + 1,
    mixed: false,
    openAt: -1,
    columns: [{ id: true, decimal: false }, {}, {}],
  });
  expect((await look(`${text}7,"open`, ["number", "none", "none"])).openAt).toBe(text.length);
});
