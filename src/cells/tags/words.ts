import type { TagCategory } from "../../core/tag.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count } from "../../i18n/number.ts";
import { editorEn, editorZh } from "./editor-words.ts";
import { faultsEn, faultsZh } from "./fault-words.ts";
import type { TagsResult, Warning } from "./result.ts";

const rowsIn = ({ parts }: TagsResult, part: string) => parts.find((made) => made.part === part)?.rows ?? 0;
const emptyIn = ({ missing, tags }: TagsResult) => missing.filter(({ share }, j) => share === 1 && tags[j].category === "profile").map(({ column }) => column);

const categoriesEn: Record<TagCategory, string> = {
  profile: "Who they are",
  usage: "What they use",
  trend: "Where it is going",
  preference: "What they prefer",
  holding: "What they hold",
  contact: "Contacts so far",
};

const categoriesZh: Record<TagCategory, string> = {
  profile: "基本属性",
  usage: "使用水平",
  trend: "变化趋势",
  preference: "消费偏好",
  holding: "持有业务",
  contact: "接触情况",
};

const warningsEn: Record<Warning, (result: TagsResult) => string> = {
  "few-successes": (result) => `Only ${count(rowsIn(result, "at_success"))} customers in the table have said yes. Personas need at least 50.`,
  "no-split": () => "No campaign with a known start was held out, or no success came before it: nothing can be checked in time.",
  "no-usage": () => "Without a table of usage there are no levels and no trends.",
  "short-usage": ({ usage, month }) => `Usage is known from ${usage?.first} to ${month} only. Trends need at least three months.`,
  "after-usage": ({ usage, month }) =>
    `The reference month ${month} is later than ${usage?.last}, the last month of usage. The months between count as no use.`,
  snapshot: () =>
    "Some tags are of today even where they should be of the time before a contact: attributes are known only as they are now. What followed a success may look like its cause.",
  "empty-tags": (result) => `Nobody has a value for ${emptyIn(result).join(", ")}.`,
  "duplicate-customers": ({ dropped }) => `${count(dropped.duplicateCustomers)} rows repeat a customer; the first row of each counts.`,
  "blank-customers": ({ dropped }) => `${count(dropped.blankCustomers)} rows have no customer id and were left out.`,
  "unread-months": ({ dropped }) => `${count(dropped.unreadMonths)} rows of usage have no readable month and were left out.`,
  "unknown-usage": ({ dropped }) =>
    `${count(dropped.unknownUsage)} rows of usage are of customers that the table of customers does not have; they were left out.`,
  "merged-usage": ({ dropped }) => `${count(dropped.mergedUsage)} rows of usage were added to another of the same customer and month.`,
};

const warningsZh: Record<Warning, (result: TagsResult) => string> = {
  "few-successes": (result) => `表中只有 ${count(rowsIn(result, "at_success"))} 位客户曾经成功，建立画像至少需要 50 位。`,
  "no-split": () => "没有留出已知开始日期的活动，或其之前没有成功记录：无法按时间检验。",
  "no-usage": () => "没有使用量表，因此没有使用水平和趋势。",
  "short-usage": ({ usage, month }) => `使用量仅有 ${usage?.first} 至 ${month}，趋势至少需要三个月。`,
  "after-usage": ({ usage, month }) => `基准月份 ${month} 晚于使用量的最后月份 ${usage?.last}，其间的月份按未使用计算。`,
  snapshot: () => "部分标签本应取接触之前的值，但属性只有当前值。成功之后才出现的变化可能被误认为原因。",
  "empty-tags": (result) => `以下标签没有任何取值：${emptyIn(result).join("、")}。`,
  "duplicate-customers": ({ dropped }) => `${count(dropped.duplicateCustomers)} 行客户重复，各取第一行。`,
  "blank-customers": ({ dropped }) => `${count(dropped.blankCustomers)} 行没有客户编号，已排除。`,
  "unread-months": ({ dropped }) => `${count(dropped.unreadMonths)} 行使用量没有可识别的月份，已排除。`,
  "unknown-usage": ({ dropped }) => `${count(dropped.unknownUsage)} 行使用量的客户不在客户表中，已排除。`,
  "merged-usage": ({ dropped }) => `${count(dropped.mergedUsage)} 行使用量与同一客户、同一月份的其他行相加。`,
};

export const words = catalogue(
  {
    title: "Tags",
    about: "Makes one row a customer: attributes, usage and its trend, preference, holdings and contacts.",
    faults: faultsEn,
    categories: categoriesEn,
    warnings: warningsEn,
    sentence: ({ customers, tags, month }: TagsResult) =>
      `**${count(customers)} customers** have **${count(tags.length)} tags** each${month ? `, as of the end of **${month}**` : ""}.`,
    window: (window: number) => `Trends look back over ${count(window)} months.`,
    parts: {
      at_success: "customers who said yes, as they were just before",
      at_intent: "with interest at best, as they were just before",
      at_failure: "who always said no, as they were just before",
    } as Record<string, string>,
    search: "Find a tag",
    head: { tag: "Tag", type: "Type", missing: "Missing", look: "Spread" },
    types: { number: "number", text: "text" },
    ofTags: (n: number) => (n === 1 ? "1 tag" : `${count(n)} tags`),
    someOfTags: (n: number, of: number) => `${count(n)} of ${count(of)} tags`,
    directions: { up: "rising", down: "falling", flat: "steady" } as Record<string, string>,
    yesNo: { yes: "yes", no: "no" },
    nothing: "No tag of this name.",
    none: "no values",
    median: (low: string, middle: string, high: string) => `median ${middle}, half lie between ${low} and ${high}`,
    andMore: (n: number) => `and ${count(n)} more`,
    histogram: (tag: string) => `How the values of ${tag} are spread`,
    editor: editorEn,
  },
  {
    title: "标签",
    about: "每位客户一行：属性、使用水平与趋势、消费偏好、持有业务和接触情况。",
    faults: faultsZh,
    categories: categoriesZh,
    warnings: warningsZh,
    sentence: ({ customers, tags, month }) =>
      `**${count(customers)} 位客户**，每位 **${count(tags.length)} 个标签**${month ? `，截至 **${month}** 月末` : ""}。`,
    window: (window) => `趋势回看 ${count(window)} 个月。`,
    parts: {
      at_success: "成功客户，取成功之前的状态",
      at_intent: "意向客户，取接触之前的状态",
      at_failure: "失败客户，取接触之前的状态",
    },
    search: "查找标签",
    head: { tag: "标签", type: "类型", missing: "缺失", look: "分布" },
    types: { number: "数值", text: "文本" },
    ofTags: (n) => `${count(n)} 个标签`,
    someOfTags: (n, of) => `${count(n)}/${count(of)} 个标签`,
    directions: { up: "上升", down: "下降", flat: "平稳" },
    yesNo: { yes: "是", no: "否" },
    nothing: "没有匹配的标签。",
    none: "没有取值",
    median: (low, middle, high) => `中位数 ${middle}，一半介于 ${low} 与 ${high} 之间`,
    andMore: (n) => `另有 ${count(n)} 个`,
    histogram: (tag) => `${tag} 的取值分布`,
    editor: editorZh,
  },
);
