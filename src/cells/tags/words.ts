import type { TagCategory } from "../../core/tag.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count } from "../../i18n/number.ts";
import { editorEn, editorZh } from "./editor-words.ts";
import { faultsEn, faultsZh } from "./fault-words.ts";
import type { TagsResult, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

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

const warningsEn: Record<Warning, (result: TagsResult, spec: Spec) => string> = {
  "few-successes": (result) => `Only ${count(rowsIn(result, "at_success"))} customers in the table have said yes. Personas need at least 50.`,
  "no-split": () => "No campaign with a known start was held out, or no success came before it: nothing can be checked in time.",
  "no-usage": () => "Without a table of usage there are no levels and no trends.",
  "short-usage": ({ usage, month }) => `Usage is known from ${usage?.first} to ${month} only. Trends need at least three months.`,
  "after-usage": ({ usage, month }) =>
    `The reference month ${month} is later than ${usage?.last}, the last month of usage. The months between count as no use.`,
  snapshot: () =>
    "Some tags are of today even where they should be of the time before a contact: attributes are known only as they are now. What followed a success may look like its cause.",
  "empty-tags": (result, { customers }) =>
    `No row of table ${customers} has a value in ${emptyIn(result).join(", ")}: such columns take no part in what follows. Fill them in, or leave them out.`,
  "duplicate-customers": ({ dropped }, { customers, customer }) =>
    `${count(dropped.duplicateCustomers)} rows of table ${customers} repeat a value of its key ${customer}; the first row of each counts. Check that the key is the customer's own id.`,
  "blank-customers": ({ dropped }, { customers }) => `${count(dropped.blankCustomers)} rows of table ${customers} have no customer id and were left out.`,
  "unread-months": ({ dropped }, { usage, usageMonth }) =>
    `${count(dropped.unreadMonths)} rows of table ${usage} have no readable month in ${usageMonth} and were left out.`,
  "unknown-usage": ({ dropped }, { usage, customers }) =>
    `${count(dropped.unknownUsage)} rows of table ${usage} are of customers that table ${customers} does not have; they were left out. If there are too many, check the ids in both tables.`,
  "merged-usage": ({ dropped }) => `${count(dropped.mergedUsage)} rows of usage were added to another of the same customer and month.`,
};

const warningsZh: Record<Warning, (result: TagsResult, spec: Spec) => string> = {
  "few-successes": (result) => `表中只有 ${count(rowsIn(result, "at_success"))} 位客户曾经成功，建立画像至少需要 50 位。`,
  "no-split": () => "没有留出已知开始日期的活动，或其之前没有成功记录：无法按时间检验。",
  "no-usage": () => "没有使用量表，因此没有使用水平和趋势。",
  "short-usage": ({ usage, month }) => `使用量仅有 ${usage?.first} 至 ${month}，趋势至少需要三个月。`,
  "after-usage": ({ usage, month }) => `基准月份 ${month} 晚于使用量的最后月份 ${usage?.last}，其间的月份按未使用计算。`,
  snapshot: () => "部分标签本应取接触之前的值，但属性只有当前值。成功之后才出现的变化可能被误认为原因。",
  "empty-tags": (result, { customers }) => `表 ${customers} 的以下列没有任何取值，不参与后续分析：${emptyIn(result).join("、")}。请补充数据，或不选这些列。`,
  "duplicate-customers": ({ dropped }, { customers, customer }) =>
    `表 ${customers} 有 ${count(dropped.duplicateCustomers)} 行的主键 ${customer} 重复，各取第一行。请确认该列是客户编号。`,
  "blank-customers": ({ dropped }, { customers }) => `表 ${customers} 有 ${count(dropped.blankCustomers)} 行没有客户编号，已排除。`,
  "unread-months": ({ dropped }, { usage, usageMonth }) => `表 ${usage} 有 ${count(dropped.unreadMonths)} 行的 ${usageMonth} 无法识别为月份，已排除。`,
  "unknown-usage": ({ dropped }, { usage, customers }) =>
    `表 ${usage} 有 ${count(dropped.unknownUsage)} 行的客户不在表 ${customers} 中，已排除；如数量过多，请检查两表的编号。`,
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
    /** Share of missing values where there is none. */
    complete: "none",
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
    complete: "无",
    median: (low, middle, high) => `中位数 ${middle}，一半介于 ${low} 与 ${high} 之间`,
    andMore: (n) => `另有 ${count(n)} 个`,
    histogram: (tag) => `${tag} 的取值分布`,
    editor: editorZh,
  },
);
