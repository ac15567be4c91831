import { expect, test } from "vitest";
import { csv, csvLine } from "../../../src/core/csv.ts";

const body = (...cells: (string | number | null)[]) =>
  csv(
    cells.map((_, i) => `c${i}`),
    [cells],
  ).split("\r\n")[1];

test("a csv begins with a byte order mark and ends each line in CRLF", () => {
  expect(csv(["客户", "p"], [["甲", 0.5]])).toBe("\uFEFF客户,p\r\n甲,0.5\r\n");
});

test("a cell that a spreadsheet would run as a formula gets an apostrophe, a number does not", () => {
  expect(body("=1+1", "+86", "-5", "@x", "\tx", "＝1", -5)).toBe("'=1+1,'+86,'-5,'@x,'\tx,'＝1,-5");
});

test("a formula is disarmed also where it must be quoted, and in the header", () => {
  expect(body('=HYPERLINK("http://x","y")')).toBe('"\'=HYPERLINK(""http://x"",""y"")"');
  expect(csv(["=a"], [])).toBe("\uFEFF'=a\r\n");
});

test("commas, quotes and line ends are quoted", () => {
  expect(body("a,b", 'a"b', "c")).toBe('"a,b","a""b",c');
  expect(csv(["a"], [["x\ny"]])).toBe('\uFEFFa\r\n"x\ny"\r\n');
});

test("what is missing or no number is an empty cell, and an id keeps its leading zeros", () => {
  expect(body(null, NaN, Infinity, "0012")).toBe(",,,0012");
});

test("a row of the wrong length is the caller's bug", () => {
  expect(() => csv(["a", "b"], [["x"]])).toThrow(RangeError);
});

test("an empty text is quoted, so that it differs from nothing; in a file of one column so is nothing, since an empty line is no row", () => {
  expect(csvLine(["", null, "a"], false)).toBe('"",,a\r\n');
  expect(csvLine([null], false)).toBe('""\r\n');
});

test("a file that is to be read back keeps its texts as they are", () => {
  expect(csvLine(["=1+1", "-5", "a;b"], false)).toBe("=1+1,-5,a;b\r\n");
});
