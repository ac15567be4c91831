import type { Condition, Incomplete, Test } from "../core/condition.ts";
import { beside, catalogue, inWords } from "./i18n.svelte.ts";

type Value = Condition["values"][number];

/** Words of conditions: tests as offered, conditions as said, and what one lacks. */
export const conditionWords = catalogue(
  {
    tests: {
      is: "is",
      "is-not": "is not",
      "at-least": "is at least",
      "at-most": "is at most",
      between: "is between",
      in: "is one of",
      contains: "contains",
      missing: "is missing",
      present: "is present",
    } satisfies Record<Test, string>,
    lacks: {
      "no-column": "Choose a column.",
      "no-value": "Give a value.",
      reversed: "The first value is above the second.",
    } satisfies Record<Incomplete, string>,
    and: " and ",
    or: " or ",
    say: {
      one: (column: string, test: string, value: string) => `${column} ${test} ${value}`,
      between: (column: string, low: string, high: string) => `${column} is between ${low} and ${high}`,
      alone: (column: string, test: string) => `${column} ${test}`,
    },
    nothing: "everybody",
    column: "Column",
    test: "Test",
    value: "Value",
    from: "From",
    to: "To",
    addValue: "Add a value",
    add: "Add a condition",
    remove: (condition: string) => `Remove the condition: ${condition}`,
    which: (n: number) => `Condition ${n}`,
    counting: "Counting…",
    match: (n: string, start: string) => `${n} of ${start} match`,
    matchAll: (n: string, start: string) => `All conditions together: ${n} of ${start}`,
    notCounted: "Could not be counted",
  },
  {
    tests: {
      is: "等于",
      "is-not": "不等于",
      "at-least": "不低于",
      "at-most": "不高于",
      between: "介于",
      in: "属于",
      contains: "包含",
      missing: "缺失",
      present: "不缺失",
    },
    lacks: {
      "no-column": "请选择列。",
      "no-value": "请填写取值。",
      reversed: "起始值大于结束值。",
    },
    and: "，且",
    or: "、",
    say: {
      one: (column, test, value) => beside(beside(column, test), value),
      between: (column, low, high) => beside(beside(beside(beside(beside(column, "介于"), low), "与"), high), "之间"),
      alone: beside,
    },
    nothing: "全部",
    column: "列",
    test: "条件",
    value: "取值",
    from: "起",
    to: "止",
    addValue: "添加取值",
    add: "添加条件",
    remove: (condition) => `删除条件：${condition}`,
    which: (n) => `条件 ${n}`,
    counting: "正在统计…",
    match: (n, start) => `${start} 中有 ${n} 符合`,
    matchAll: (n, start) => `同时满足全部条件：${start} 中有 ${n}`,
    notCounted: "无法统计",
  },
);

/** A condition as a person would say it, in the reader's language. `label` gives what a name in the data means. */
export function conditionInWords({ column, test, values }: Condition, label: (raw: string) => string): string {
  const words = inWords(conditionWords);
  const named = label(column);
  const said = (value: Value | undefined) => (value === undefined ? "…" : typeof value === "number" ? String(value) : label(value));
  if (test === "missing" || test === "present") return words.say.alone(named, words.tests[test]);
  if (test === "between") return words.say.between(named, said(values[0]), said(values[1]));
  if (test === "in") return words.say.one(named, words.tests.in, values.length ? values.map(said).join(words.or) : "…");
  return words.say.one(named, words.tests[test], said(values[0]));
}

/** Conditions that must all hold, as a person would say it. */
export function conditionsInWords(conditions: readonly Condition[], label: (raw: string) => string): string {
  const words = inWords(conditionWords);
  return conditions.length ? conditions.map((condition) => conditionInWords(condition, label)).join(words.and) : words.nothing;
}
