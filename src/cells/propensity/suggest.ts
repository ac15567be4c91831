import { parse } from "valibot";
import { columnFor } from "../../core/role.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

type Profile = (table: string) => Promise<readonly ColumnProfile[]>;

/** Names of columns that say what a customer did. Better ones first. */
const TARGETS = [
  /^(churn(ed)?|attrition|exited|churn_(flag|label|value)|is_churn(ed)?|流失|离网|是否(流失|离网|拆机))$/i,
  /^(y|target|label|response|responded|converted|conversion|subscribed|purchased|bought|accepted|success|is_success|响应|成交|是否.*)$/i,
  /(churn|respon|convert|subscrib|purchas|accept|outcome|流失|响应|办理|购买|订购|成功)/i,
];
const YES = /^(1|1\.0|yes|y|true|t|churn(ed)?|success|accepted|converted|是|流失|离网|成功|已办理|办理|购买|响应|有)$/i;

/** Those who said yes against those who said no where there are tags; else a table with a column that says what customers did. */
export async function suggest(inputs: readonly Input[], profile: Profile): Promise<Spec> {
  const tags = inputs.findLast(({ kind, part }) => kind === "tags" && part === "");
  if (tags) {
    const { cell } = tags;
    return parse(schema, { yes: `${cell}_at_success`, no: `${cell}_at_failure`, key: "customer_id", time: "as_of", apply: cell });
  }
  const raw = inputs.filter(({ columns, kind, part }) => columns.length && part === "" && (kind === "source" || kind === "sql"));
  for (const { table } of raw) {
    const looks = await profile(table);
    const target = targetIn(looks);
    if (target) return parse(schema, { yes: table, ...labelled(looks, target) });
  }
  return parse(schema, { yes: raw.at(-1)?.table ?? "" });
}

/** What a table of customers with a target column says by itself. */
export function labelled(looks: readonly ColumnProfile[], target: ColumnProfile): Partial<Spec> {
  const key = columnFor("customer", looks, [target.name]);
  const time = columnFor("date", looks, [target.name, key]) || columnFor("month", looks, [target.name, key]);
  return {
    target: target.name,
    success: successIn(target),
    key,
    time: looks.some(({ name, distinct }) => name === time && distinct > 1) ? time : "",
    purpose: purposeOf(target.name),
  };
}

/** The column that most likely says what customers did: two or three values, under a name that says so. */
export function targetIn(looks: readonly ColumnProfile[]): ColumnProfile | undefined {
  const few = looks.filter(({ distinct, type }) => (distinct === 2 || distinct === 3) && type !== "date" && type !== "other");
  for (const pattern of TARGETS) {
    const found = few.find(({ name }) => pattern.test(name));
    if (found) return found;
  }
  return undefined;
}

/** The values that mean yes: those whose words say so, else the rarest. */
export function successIn({ top }: Pick<ColumnProfile, "top">): string[] {
  const plain = top.map((value) => value.replace(/\.0$/, "")).filter(Boolean);
  const known = plain.filter((value) => YES.test(value.trim()));
  return known.length && known.length < plain.length ? known : plain.slice(-1);
}

/** What a model of this target is for. */
export function purposeOf(target: string): Spec["purpose"] {
  if (/churn|attrit|exited|流失|离网|拆机/i.test(target)) return "churn";
  return /purchas|bought|buy|购买|订购|办理/i.test(target) ? "purchase" : "response";
}
