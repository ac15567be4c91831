import type { Outcome } from "../../core/outcome.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count, percent } from "../../i18n/number.ts";
import { faultsEn, faultsZh } from "./fault-words.ts";
import type { HistoryResult, Unknown, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

const outcomesEn: Record<Outcome, string> = { success: "Success", intent: "Intent", failure: "Failure", excluded: "Does not count" };
const outcomesZh: Record<Outcome, string> = { success: "成功", intent: "意向", failure: "失败", excluded: "不计入" };

const examplesEn = ({ examples, ids }: Unknown) => `${examples.slice(0, 3).join(", ")}${ids > 3 ? ` and ${count(ids - 3)} more` : ""}`;
const examplesZh = ({ examples, ids }: Unknown) => `${examples.slice(0, 3).join("、")}${ids > 3 ? ` 等 ${count(ids)} 个` : ""}`;

const warningsEn: Record<Warning, (result: HistoryResult, spec: Spec) => string> = {
  "unknown-customers": ({ unknownCustomers: unknown }, { customers }) =>
    `${count(unknown.rows)} contacts are of customers that table ${customers} does not have: ${examplesEn(unknown)}. They count in campaigns but can be in no persona. If there are too many, check the ids in both tables.`,
  "unknown-campaigns": ({ unknownCampaigns: unknown }, { campaigns }) =>
    `${count(unknown.rows)} contacts are of campaigns that table ${campaigns} does not have: ${examplesEn(unknown)}. Nothing is known of these campaigns but their contacts; add them to the table if you can.`,
  "repeated-campaigns": ({ repeatedCampaigns }, { campaigns, campaignKey }) =>
    `${count(repeatedCampaigns)} rows of table ${campaigns} repeat a value of its key ${campaignKey}; the first row of each counts. Check that the key is the campaign's own id.`,
  "blank-ids": ({ blank }) => `${count(blank)} rows have no customer or no campaign and were left out.`,
  "unread-dates": ({ unreadDates }) => `${count(unreadDates)} contact dates could not be read; the start of the campaign stands in for them.`,
  "no-dates": () => "No contact has a date and no campaign a start: tags cannot be taken from before the contact, and checks in time are not possible.",
  "one-campaign": () => "There is only one campaign, so none can be held out to check what was learnt from the others.",
  "successes-only": () => "Only successes were recorded. Rates cannot be told, and what seems to suit a persona also shows who was asked.",
  merged: ({ merged }) => `${count(merged)} rows were merged into another of the same customer and campaign; the best outcome counts.`,
};

const warningsZh: Record<Warning, (result: HistoryResult, spec: Spec) => string> = {
  "unknown-customers": ({ unknownCustomers: unknown }, { customers }) =>
    `${count(unknown.rows)} 次接触的客户不在表 ${customers} 中：${examplesZh(unknown)}。这些接触计入活动，但无法归入画像；如数量过多，请检查两表的编号。`,
  "unknown-campaigns": ({ unknownCampaigns: unknown }, { campaigns }) =>
    `${count(unknown.rows)} 次接触的活动不在表 ${campaigns} 中：${examplesZh(unknown)}。除接触记录外，没有这些活动的其他信息；如有可能，请补入该表。`,
  "repeated-campaigns": ({ repeatedCampaigns }, { campaigns, campaignKey }) =>
    `表 ${campaigns} 有 ${count(repeatedCampaigns)} 行的主键 ${campaignKey} 重复，各取第一行。请确认该列是活动编号。`,
  "blank-ids": ({ blank }) => `${count(blank)} 行缺少客户或活动编号，已排除。`,
  "unread-dates": ({ unreadDates }) => `${count(unreadDates)} 个接触日期无法识别，以活动开始日期代替。`,
  "no-dates": () => "接触没有日期，活动也没有开始日期：无法取接触之前的标签，也无法按时间检验。",
  "one-campaign": () => "只有一个活动，无法留出活动做检验。",
  "successes-only": () => "只记录了成功的接触，无法计算成功率；与画像的匹配也会反映当初选择了谁。",
  merged: ({ merged }) => `${count(merged)} 行与同一客户、同一活动的其他行合并，取最好的结果。`,
};

const en = {
  title: "Campaign history",
  about: "Turns records of contacts into one row a customer and campaign: success, intent or failure.",
  faults: faultsEn,
  outcomes: outcomesEn,
  warnings: warningsEn,
  sentence: ({ contacts, customers, campaigns, outcomes }: HistoryResult) =>
    `**${count(customers)} customers** were contacted **${count(contacts)} times** in ${campaigns === 1 ? "one campaign" : `${count(campaigns)} campaigns`}; **${percent(outcomes.success / contacts)}** of the contacts were a success.`,
  heldOut: (day: string, n: number) =>
    `The ${n === 1 ? "last campaign" : `last ${count(n)} campaigns`}, from ${day} on, ${n === 1 ? "is" : "are"} kept apart to check what is learnt from the others.`,
  leftOut: (excluded: number, control: number) =>
    [excluded && `${count(excluded)} rows whose status does not count`, control && `${count(control)} rows of the control group`]
      .filter(Boolean)
      .join(" and ") + " were left out.",
  facts: { contacts: "contacts", customers: "customers", campaigns: "campaigns", success: "successes", intent: "intents", failure: "failures" },
  ofContacts: (share: number) => `${percent(share)} of contacts`,
  byMonth: "Contacts by month and outcome",
  month: "Month",
  byCampaign: "Campaigns",
  head: {
    campaign: "Campaign",
    starts: "Starts",
    ends: "Ends",
    contacts: "Contacts",
    successes: "Successes",
    rate: "Success rate",
    intents: "Intents",
    failures: "Failures",
    held: "Kept for checking",
  },
  held: "yes",
  statusesTitle: "What each status counts as",
  statusHead: { status: "Status", rows: "Rows", outcome: "Counts as" },
  blank: "(blank)",
  notRun: "Run the cell to see its campaigns.",
  editor: {
    table: "Table",
    contacts: "Contacts",
    contactsHint: "The table that says who was contacted and what came of it.",
    shape: "One row is",
    long: "a contact",
    wide: "a customer",
    customer: "Customer",
    campaign: "Campaign",
    outcome: "What came of it",
    date: "Date of contact",
    channel: "Channel",
    control: "Control group",
    controlHint: "Customers marked here were deliberately not contacted; they are left out.",
    none: "Not in the table",
    wideColumns: "Columns that are campaigns",
    wideHint: "Each holds what came of that campaign; a blank means not contacted.",
    statuses: "What each status counts as",
    statusesHint: "Success is a yes; intent is interest without a yes; what was no real contact does not count.",
    unmapped: (n: number) => (n === 1 ? "One status has no meaning yet." : `${count(n)} statuses have no meaning yet.`),
    guess: "Guess from the words",
    choose: "Choose",
    waiting: "The statuses are shown once the table and its columns are chosen and the table has been made.",
    campaigns: "Campaigns",
    campaignsHint: "What kind of campaign it was: type, offer, start, end.",
    campaignKey: "Key",
    start: "Start",
    end: "End",
    customers: "Customers",
    customersHint: "Only to find contacts of unknown customers.",
    customerKey: "Key",
    noTable: "None",
    find: "Find columns again",
  },
};

export const words = catalogue(en, {
  title: "营销活动历史",
  about: "把接触记录整理为每个客户、每个活动一行：成功、意向或失败。",
  faults: faultsZh,
  outcomes: outcomesZh,
  warnings: warningsZh,
  sentence: ({ contacts, customers, campaigns, outcomes }) =>
    `${count(campaigns)} 个活动共接触 **${count(customers)} 位客户**、**${count(contacts)} 次**，成功率 **${percent(outcomes.success / contacts)}**。`,
  heldOut: (day, n) => `最后 ${count(n)} 个活动（${day} 起）留出，用于检验。`,
  leftOut: (excluded, control) =>
    `已排除${[excluded && `状态不计入的 ${count(excluded)} 行`, control && `对照组 ${count(control)} 行`].filter(Boolean).join("、")}。`,
  facts: { contacts: "次接触", customers: "位客户", campaigns: "个活动", success: "次成功", intent: "次意向", failure: "次失败" },
  ofContacts: (share) => `占接触 ${percent(share)}`,
  byMonth: "各月接触结果",
  month: "月份",
  byCampaign: "活动",
  head: {
    campaign: "活动",
    starts: "开始",
    ends: "结束",
    contacts: "接触",
    successes: "成功",
    rate: "成功率",
    intents: "意向",
    failures: "失败",
    held: "留作检验",
  },
  held: "是",
  statusesTitle: "各状态的含义",
  statusHead: { status: "状态", rows: "行数", outcome: "计为" },
  blank: "（空）",
  notRun: "运行单元格后显示活动。",
  editor: {
    table: "表",
    contacts: "接触记录表",
    contactsHint: "记录接触了谁、结果如何的表。",
    shape: "一行代表",
    long: "一次接触",
    wide: "一位客户",
    customer: "客户",
    campaign: "活动",
    outcome: "接触结果",
    date: "接触日期",
    channel: "渠道",
    control: "对照组",
    controlHint: "标记的客户有意不接触，不计入。",
    none: "表中没有",
    wideColumns: "代表活动的列",
    wideHint: "每列是一个活动的结果；空值表示未接触。",
    statuses: "各状态的含义",
    statusesHint: "成功为已办理；意向为有兴趣但未办理；没有真正接触到的不计入。",
    unmapped: (n) => `${count(n)} 个状态尚未定义含义。`,
    guess: "按字面猜测",
    choose: "请选择",
    waiting: "选好表和列，且该表已生成后，这里会列出状态。",
    campaigns: "活动表",
    campaignsHint: "活动的类型、优惠、开始和结束日期等。",
    campaignKey: "主键",
    start: "开始日期",
    end: "结束日期",
    customers: "客户表",
    customersHint: "仅用于检查接触记录中的未知客户。",
    customerKey: "主键",
    noTable: "不使用",
    find: "重新识别列",
  },
});
