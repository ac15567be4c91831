import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";
import type { Needed } from "./faults.ts";

type Own = Extract<FaultCode, `new-personas/${string}`>;

const needed: Record<Needed, [en: string, zh: string]> = {
  personas: ["historical personas", "历史画像"],
  tags: ["tags", "标签"],
  types: ["campaign types", "活动类型"],
  history: ["campaign history", "活动历史"],
};

/** What goes wrong, in English. */
export const en: FaultWords<Own> = {
  "new-personas/not-chosen": (facts) => `No table of ${needed[facts.needed][0]} is chosen. Open the settings and choose one.`,
  "new-personas/wrong-table": (facts) => `“${facts.table}” does not make ${needed[facts.needed][0]}. Open the settings and choose a table that does.`,
  "new-personas/no-personas": ({ table }) =>
    `“${table}” found no personas among customers who said yes. Choose a cell of personas, or give that one more successes.`,
  "new-personas/no-column": ({ table, column }) =>
    `Table ${table} has no column ${column}, which the historical personas were made with. Choose the tags they were made from, or run the personas again.`,
  "new-personas/too-few-customers": ({ table, customers, least }) =>
    `Table ${table} has ${count(customers)} customers; ${count(least)} are needed. Take more customers or ask for fewer personas.`,
  "new-personas/k-below-personas": ({ k, personas }) =>
    `${count(k)} new personas are asked for, but there are ${count(personas)} historical ones to start from. Ask for at least ${count(personas)}, or leave the number to be found.`,
  "new-personas/no-contacts": ({ history, types }) =>
    `No contact in ${history} belongs to a campaign that has a type in ${types}. Choose the history and the types of the same campaigns.`,
  "new-personas/no-space": () => "No part with a weight has a column that differs between customers. Give another part a weight.",
};

/** What goes wrong, in Chinese. */
export const zh: FaultWords<Own> = {
  "new-personas/not-chosen": (facts) => `尚未选择${needed[facts.needed][1]}表，请打开设置选择。`,
  "new-personas/wrong-table": (facts) => `“${facts.table}”不是${needed[facts.needed][1]}表，请打开设置改选。`,
  "new-personas/no-personas": ({ table }) => `“${table}”没有找到成功客户的画像。请选择画像单元格，或为其提供更多成功记录。`,
  "new-personas/no-column": ({ table, column }) => `表 ${table} 中没有历史画像所用的列 ${column}。请选择生成画像时所用的标签表，或重新运行画像。`,
  "new-personas/too-few-customers": ({ table, customers, least }) =>
    `表 ${table} 只有 ${count(customers)} 位客户，至少需要 ${count(least)} 位。请增加客户或减少画像数量。`,
  "new-personas/k-below-personas": ({ k, personas }) =>
    `要求 ${count(k)} 个新画像，但作为起点的历史画像有 ${count(personas)} 个。请至少设为 ${count(personas)}，或留空由系统选择。`,
  "new-personas/no-contacts": ({ history, types }) => `${history} 中没有任何接触属于 ${types} 里已分类的活动。请选择同一批活动的历史和类型。`,
  "new-personas/no-space": () => "有权重的部分都没有在客户之间存在差异的列。请为其他部分设置权重。",
};
