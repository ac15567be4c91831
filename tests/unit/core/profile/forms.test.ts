import { expect, test } from "vitest";
import { formOf, formPattern, formsOf, variantsOf } from "../../../../src/core/profile/forms.ts";

const levels = (values: Record<string, number>) => Object.entries(values).map(([value, n]) => ({ value, n }));

test("a form says digits, letters and Chinese by class and keeps the rest", () => {
  expect(["13800138000", "AB-1234", "北京 1", "a@b.cn", "１２3", ""].map((text) => formOf(text))).toEqual([
    "9{11}",
    "A{2}-9{4}",
    "汉{2} 9",
    "a@a.a{2}",
    "９{2}9",
    "",
  ]);
  expect(["Ann", "Al", "7-11"].map((text) => formOf(text, false))).toEqual(["A+a+", "A+a+", "9+-9+"]);
});

test("the expression of a form fits its own text and none of another form", () => {
  const texts = ["13800138000", "a.b*c", "北京(1) ", "x\\y", "[a]{2}^$|?+", "2024-01-02", "😀1", "tab\there"];
  for (const text of texts) {
    const fits = new RegExp(
      `^(?:${formPattern(text)
        .replaceAll("\\p{Han}", "\\p{Script=Han}")
        .replace(/\\x\{(\w+)\}/g, "\\u{$1}")})$`,
      "u",
    );
    expect(texts.filter((other) => fits.test(other))).toEqual([text]);
  }
});

test("runs are counted where few forms hold most rows, else they stand as one", () => {
  expect(formsOf(levels({ "123": 5, "456": 3, "12": 1 })).forms).toEqual([
    { form: "9{3}", n: 8, example: "123" },
    { form: "9{2}", n: 1, example: "12" },
  ]);
  const names = formsOf(Array.from({ length: 40 }, (_, i) => ({ value: `A${"b".repeat(i)}`, n: 1 })));
  expect([names.runs, names.forms[0].form, names.forms[0].n, names.others]).toEqual([false, "A+a+", 39, 0]);
});

test("forms that are not kept are counted together", () => {
  const found = formsOf([..."!@#%&=;:"].map((value, i) => ({ value, n: 100 - i })));
  expect([found.forms.length, found.others]).toEqual([6, 94 + 93]);
});

test("variants differ in case, spaces or width only; most rows first", () => {
  const found = variantsOf(levels({ 北京: 9, "北京 ": 1, Shenzhen: 4, shenzhen: 8, ＡＢ: 1, ab: 1, Paris: 50 }));
  expect(found.map((group) => group.map(({ value }) => value))).toEqual([
    ["Shenzhen", "shenzhen"],
    ["北京", "北京 "],
    ["ＡＢ", "ab"],
  ]);
});
