import { expect, test } from "vitest";
import { meaningOf } from "../../../workers/works/files/excel-formats.ts";
import { areaOf, columnIn } from "../../../workers/works/files/excel-range.ts";

test("number formats say what a number is, quoted words, colours, places and currencies aside", () => {
  const meanings = {
    day: ['yyyy"年"m"月"d"日"', "yyyy年m月d日", "[$-804]yyyy/m/d;@", "mmm-yy", "d/m/yy", "[$-411]ggge年m月", "yyyy", "aaaa d", "[Red]yyyy-mm-dd"],
    moment: ["yyyy/m/d\\ h:mm;@", "m/d/yy h:mm AM/PM", 'yyyy"年"m"月"d"日" 上午/下午h"时"', "yyyy-mm-dd hh:mm:ss.000", "dd/mm/yyyy hh:mm"],
    time: ["h:mm:ss", "mm:ss.0", '上午/下午h"时"mm"分"', "h:mm AM/PM"],
    length: ["[h]:mm:ss", "[mm]:ss", "[s]"],
    number: [
      "General",
      "0",
      "0.00",
      "#,##0",
      "#,##0.00_);[Red]\\(#,##0.00\\)",
      "0%",
      "0.00E+00",
      "[$¥-804]#,##0.00",
      '0"天"',
      '#,##0"days"',
      "@",
      "# ?/?",
      '[>=10000]0.0,"万";0',
      '"yyyy"0',
      'General"元"',
      "",
    ],
  };
  for (const [meaning, codes] of Object.entries(meanings)) for (const code of codes) expect(meaningOf(code), code).toBe(meaning);
});

test("zeros alone are codes of so many digits", () => {
  expect(meaningOf("000000")).toEqual({ digits: 6 });
  expect(meaningOf("00000;@")).toEqual({ digits: 5 });
});

test("a part of a sheet is told by its corners, whole columns or whole rows", () => {
  expect(areaOf("B3:F200")).toEqual({ top: 2, left: 1, bottom: 199, right: 5 });
  expect(areaOf("$F$200:$b$3")).toEqual({ top: 2, left: 1, bottom: 199, right: 5 });
  expect(areaOf("AA1：AB2")).toEqual({ top: 0, left: 26, bottom: 1, right: 27 });
  expect(areaOf("C:C")).toEqual({ top: 0, left: 2, bottom: 1_048_575, right: 2 });
  expect(areaOf("2:9")).toEqual({ top: 1, left: 0, bottom: 8, right: 16_383 });
  expect(areaOf("D4")).toEqual({ top: 3, left: 3, bottom: 3, right: 3 });
  for (const none of ["", "B", "3", "B3:", ":F4", "A0:B2", "A1:XFE2", "A1:B1048577", "A1:B2:C3", "Sheet1!A1:B2", "B3:F"])
    expect(areaOf(none), none).toBeUndefined();
});

test("cells have columns", () => {
  expect(["A1", "Z9", "AA10", "XFD1048576"].map(columnIn)).toEqual([0, 25, 26, 16_383]);
  for (const none of ["", "A", "1", "1A", "a1", "AAAAAAA1"]) expect(columnIn(none), none).toBe(-1);
});
