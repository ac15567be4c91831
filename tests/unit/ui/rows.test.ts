import { expect, test } from "vitest";
import { tabbed } from "../../../src/ui/rows.ts";

test("copied rows are lines of tabs, and a value never breaks out of its cell", () => {
  expect(tabbed(["a", "b"], [["x\ty", "1\r\n2"]])).toBe("a\tb\nx y\t1 2");
});

test("a copied value that a spreadsheet would run as a formula gets an apostrophe, a number does not", () => {
  for (const text of ["=1+1", "+cmd|' /C calc'!A0", "-1+cmd|x", "@SUM(A1)", "＝1+1", " =1", "\n=1"]) expect(tabbed([], [[text]])).toMatch(/^\n'/);
  for (const text of ["-0.25", "+3", "-1,234.5", "-12.5 %", "-3%", "2024-06", "a=b", "–"]) expect(tabbed([], [[text]])).toBe(`\n${text}`);
});
