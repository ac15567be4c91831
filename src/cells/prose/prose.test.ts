import { parse } from "valibot";
import { expect, test } from "vitest";
import { spare } from "../../notebook/spare.ts";
import prose from "./index.ts";
import { schema } from "./schema.ts";

test("a text stands in the file as lines and comes back whole", () => {
  const spec = parse(schema, { text: ["# Who says yes?", "", "48 campaigns."] });
  expect(spec).toEqual({ text: "# Who says yes?\n\n48 campaigns." });
  expect(spare(schema, spec)).toEqual({ text: ["# Who says yes?", "", "48 campaigns."] });
});

test("a text may be there once in each language", () => {
  const spec = parse(schema, { text: { en: "Hello", "zh-CN": ["你好", "世界"] } });
  expect(spec).toEqual({ text: { en: "Hello", "zh-CN": "你好\n世界" } });
  expect(spare(schema, spec)).toEqual({ text: { en: "Hello", "zh-CN": ["你好", "世界"] } });
});

test("prose makes and reads nothing", () => {
  expect([prose.makes({ text: "" }), prose.reads({ text: "see [it](#matrix)" })]).toEqual([[], []]);
});
