import { parse } from "valibot";
import { outcomeOf } from "../../core/outcome.ts";
import { columnFor, suits } from "../../core/role.ts";
import type { ColumnProfile, Field, Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

/** Names of columns that say who was treated, the best first. */
const armNames: readonly RegExp[] = [
  /^(arm|treatment|treated|is_treated|treatment_(group|flag|arm)|is_control|control(_(group|flag))?|test_control|holdout|is_holdout|experiment_group|ab_group|variant)$|对照|控制组|实验组|试验组|干预|分组|组别/i,
  /^(test_group|exp_group|experiment|group|segment|cell)$/i,
];

/** Words for a control, in the values of such a column. */
const controlWords = /control|ctrl|hold.?out|placebo|untreated|not.?(sent|treated|contacted)|^(none|no|no[ _-].*)$|对照|控制|留白|未(发送|触达|干预|营销)/i;

/** Outcomes beside those that other kinds know. */
const outcomeNames = /^(visit|visited|conversion|converted|buy|bought|purchase|purchased|spend|click|clicked|response|responded|success)$|是否|成交|转化/i;

type Column = Field & Partial<Pick<ColumnProfile, "distinct" | "top">>;

/** The first table in reach that has a column of arms and an outcome, with what their values most likely mean. */
export async function suggest(inputs: readonly Input[], profile: (table: string) => Promise<readonly ColumnProfile[]>): Promise<Spec> {
  for (const { table, columns } of inputs.filter(({ part, columns }) => part === "" && armOf(columns) && outcomeFor(columns, armOf(columns)))) {
    const looks = await profile(table);
    const arm = armOf(looks);
    const outcome = arm && outcomeFor(looks, arm);
    if (!arm || !outcome) continue;
    const key = columnFor("customer", columns, [arm, outcome]);
    const values = armValues(looks.find(({ name }) => name === arm)!);
    const leave = looks.map(({ name }) => name).filter((name) => ![arm, outcome, key].includes(name) && (outcomeNames.test(name) || armRank(name) >= 0));
    return parse(schema, { table, key, arm, outcome, yes: yesIn(looks.find(({ name }) => name === outcome)!), ...values, leave });
  }
  return parse(schema, {});
}

/** The column that says who was treated; empty when none does. */
export function armOf(columns: readonly Column[]): string {
  const fitting = columns.filter(({ name, type, distinct = 2 }) => type !== "date" && type !== "other" && distinct <= 12 && armRank(name) >= 0);
  return fitting.reduce<Column | null>((best, column) => (!best || armRank(column.name) < armRank(best.name) ? column : best), null)?.name ?? "";
}

/** What the values of a column of arms mean; nothing where they do not say. */
export function armValues({ name, top = [] }: Pick<Column, "name" | "top">): { treated: string[]; control: string[] } {
  if (top.length && top.every((value) => /^(0|1|true|false)$/i.test(value))) {
    const set = top.filter((value) => /^(1|true)$/i.test(value));
    const treated = /control|holdout|对照|控制/i.test(name) ? top.filter((value) => !set.includes(value)) : set;
    return { treated: [...treated], control: [] };
  }
  const control = top.filter((value) => controlWords.test(value));
  const others = top.filter((value) => !controlWords.test(value));
  if (!control.length || !others.length || top.length > 12) return { treated: [], control: [] };
  // Several treatments are several questions: the first is asked.
  return { treated: [[...others].sort()[0]], control: others.length > 1 || control.length > 1 ? control : [] };
}

function armRank(name: string): number {
  return armNames.findIndex((pattern) => pattern.test(name));
}

function outcomeFor(columns: readonly Column[], arm: string): string {
  const free = columns.filter(({ name, distinct = 2 }) => name !== arm && distinct <= 60);
  return columnFor("outcome", free) || (free.find(({ name, distinct = 2 }) => outcomeNames.test(name) && distinct <= 12)?.name ?? "");
}

function yesIn({ top = [] }: Column): string[] {
  const named = top.filter((value) => outcomeOf(value) === "success");
  return named.length && named.length < top.length ? named : [];
}

/** Whether a column could be what was hoped for. */
export function isOutcome(column: Column): boolean {
  return suits("outcome", column) > 0 || outcomeNames.test(column.name);
}
