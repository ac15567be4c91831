import { expect, test } from "vitest";
import { markdown, type Block, type Inline } from "../../../src/core/markdown.ts";

/** A tree as one line: h1(…) p(…) ul(…|…), **strong**, /em/, `code`, →cell(…), ⏎. */
const tree = (source: string) => markdown(source).map(block).join(" ");

function block(it: Block): string {
  if (it.kind === "heading") return `h${it.level}(${it.of.map(inline).join("")})`;
  if (it.kind === "paragraph") return `p(${it.of.map(inline).join("")})`;
  if (it.kind === "code") return `code(${it.text})`;
  const items = it.items.map(({ of, lists }) => of.map(inline).join("") + lists.map(block).join(""));
  return `${it.ordered ? `ol${it.start}` : "ul"}(${items.join("|")})`;
}

function inline(it: Inline): string {
  if (it.kind === "text") return it.text;
  if (it.kind === "code") return `\`${it.text}\``;
  if (it.kind === "break") return "⏎";
  const inside = it.of.map(inline).join("");
  return it.kind === "strong" ? `**${inside}**` : it.kind === "em" ? `/${inside}/` : `→${it.cell}(${inside})`;
}

test("headings have three levels and end where they end", () => {
  expect(tree("# Who says yes?\n## 画像 ##\n### c\n#### d\n#e")).toBe("h1(Who says yes?) h2(画像) h3(c) p(#### d #e)");
});

test("lines of a paragraph join, in Chinese without a blank", () => {
  expect(tree("one\ntwo\n\nthree")).toBe("p(one two) p(three)");
  expect(tree("成功客户，\n再看意向")).toBe("p(成功客户，再看意向)");
  expect(tree("one  \ntwo\\\nthree")).toBe("p(one⏎two⏎three)");
});

test("emphasis needs no blanks beside Chinese, and leaves arithmetic and names alone", () => {
  expect(tree("**“成功”**的客户，*意向*的也算")).toBe("p(**“成功”**的客户，/意向/的也算)");
  expect(tree("2 * 3 * 4, snake_case_name, a*b*c, 5*")).toBe("p(2 * 3 * 4, snake_case_name, a*b*c, 5*)");
  expect(tree("**bold with *both* inside** and _this_")).toBe("p(**bold with /both/ inside** and /this/)");
  expect(tree("**never closed")).toBe("p(**never closed)");
});

test("a backslash keeps a mark as it is", () => {
  expect(tree("\\*not\\* \\# \\a")).toBe("p(*not* # \\a)");
});

test("code is not read further", () => {
  expect(tree("`**x**` and `` a`b ``")).toBe("p(`**x**` and `a`b`)");
  expect(tree("```sql\nSELECT *\n\n# no heading\n```\nafter")).toBe("code(SELECT *\n\n# no heading) p(after)");
  expect(tree("```\nopen to the end")).toBe("code(open to the end)");
});

test("lists hold lists, and items go on over lines", () => {
  expect(tree("- a\n- b\n  - c\n    more\n  - d\n- e\n  goes on\n\n- f\n\nafter")).toBe("ul(a|bul(c more|d)|e goes on|f) p(after)");
  expect(tree("3. three\n4) four\n   1. one")).toBe("ol3(three|fourol1(one))");
  expect(tree("text\n- item\n# head")).toBe("p(text) ul(item) h1(head)");
});

test("only cells can be linked to", () => {
  expect(tree("see [the **matrix**](#matrix), [活动](#类型)")).toBe("p(see →matrix(the **matrix**), →类型(活动))");
  expect(tree("[x](https://a.b) [y](javascript:alert(1)) ![i](#a b)")).toBe("p([x](https://a.b) [y](javascript:alert(1)) ![i](#a b))");
});

test("HTML is text", () => {
  expect(markdown("<img src=x onerror=alert(1)>")).toEqual([{ kind: "paragraph", of: [{ kind: "text", text: "<img src=x onerror=alert(1)>" }] }]);
});

test("long runs of marks end", () => {
  expect(markdown("*".repeat(20_000)).length).toBe(1);
  expect(markdown("[".repeat(5_000)).length).toBe(1);
});
