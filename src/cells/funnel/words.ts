import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { conditionWords } from "../../i18n/condition.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { percent } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `funnel/${string}`>;

const en: FaultWords<Own> = {
  "funnel/no-table": () => "No table is chosen to start from. Choose one.",
  "funnel/no-column": ({ table, column }) => `Table ${table} has no column ${column}. Choose another column in the step that uses it.`,
  "funnel/incomplete": ({ step, column, lacks }) => `Step ${step}${column ? `, column ${column}` : ""}: ${conditionWords.en.lacks[lacks]}`,
};

const zh: FaultWords<Own> = {
  "funnel/no-table": () => "尚未选择起始表，请先选择。",
  "funnel/no-column": ({ table, column }) => `表 ${table} 中没有列 ${column}，请在用到它的步骤中改选其他列。`,
  "funnel/incomplete": ({ step, column, lacks }) => `第 ${step} 步${column ? `，列 ${column}` : ""}：${conditionWords["zh-CN"].lacks[lacks]}`,
};

export const words = catalogue(
  {
    title: "Filter funnel",
    about: "Filters customers step by step and counts who is lost where.",
    faults: en,
    from: "Start from",
    customer: "Count by",
    rows: "rows",
    customerHint: "A customer with several rows passes a step where one of the rows passes.",
    step: (n: number) => `Step ${n}`,
    label: "Name of the step",
    labelHint: "Left empty, the conditions are its name.",
    addStep: "Add a step",
    removeStep: (label: string) => `Remove the step: ${label}`,
    earlier: (label: string) => `Move up: ${label}`,
    later: (label: string) => `Move down: ${label}`,
    everyone: "Start",
    noSteps: "No steps yet: open the settings and add one.",
    sentence: (n: string, start: string, share: number | null) => `**${n} of ${start}** pass every step (${percent(share)}).`,
    steepest: (label: string, drop: string) => `Most are lost at “${label}”: ${drop}.`,
    head: { step: "Step", n: "Left", drop: "Lost", ofFirst: "Of the first", ofPrevious: "Of the previous", alone: "Lost if alone", unique: "Lost only here" },
    aloneHint: "Lost if alone: how many it would remove if it were the only step.",
    uniqueHint: "Lost only here: how many no other step removes: what leaving this step out would bring back.",
    caption: "Steps of the funnel",
  },
  {
    title: "条件漏斗",
    about: "按条件逐步筛选客户，统计每一步流失多少。",
    faults: zh,
    from: "起始表",
    customer: "计数单位",
    rows: "行",
    customerHint: "客户有多行时，任一行符合即视为通过该步。",
    step: (n) => `第 ${n} 步`,
    label: "步骤名称",
    labelHint: "留空时以条件作为名称。",
    addStep: "添加步骤",
    removeStep: (label) => `删除步骤：${label}`,
    earlier: (label) => `上移：${label}`,
    later: (label) => `下移：${label}`,
    everyone: "起始",
    noSteps: "还没有步骤：请打开设置添加。",
    sentence: (n, start, share) => `${start} 中有 **${n}** 通过全部步骤（${percent(share)}）。`,
    steepest: (label, drop) => `流失最多的一步是“${label}”：${drop}。`,
    head: { step: "步骤", n: "剩余", drop: "流失", ofFirst: "占起始", ofPrevious: "占上一步", alone: "单独流失", unique: "独有流失" },
    aloneHint: "单独流失：仅用这一步时会排除多少。",
    uniqueHint: "独有流失：其他步骤都不会排除的数量，即去掉这一步可以找回多少。",
    caption: "漏斗各步骤",
  },
);
