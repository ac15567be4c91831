import { outcomeOf } from "./outcome.ts";

/** What a column of raw data is for. */
export type Role =
  "customer" | "campaign" | "outcome" | "date" | "channel" | "control" | "start" | "end" | "month" | "item" | "since" | "until" | "money" | "list";

/** What is known of a column; of what is left out nothing is assumed. */
export interface Look {
  name: string;
  type: "number" | "text" | "date" | "boolean" | "other";
  /** Distinct values, about. */
  distinct?: number;
  /** Frequent values as text. */
  top?: readonly string[];
}

/** Names by role, the best first. Words are matched whole, in lower case, with _ for what stands between them; Chinese anywhere. */
const names: Record<Role, readonly RegExp[]> = {
  customer: [
    /^(customer|user|cust|client|subscriber|subs|member|household|account|acct|person|party)_(id|no|num|number|key|code)$|^(客户|用户|会员|账户|家庭)(唯一)?(编号|编码|标识|号码|号|代码|_?id)$/,
    /^(customerid|userid|custid|memberid|clientid|subscriberid|uid|msisdn|phone(_(no|num|number))?|mobile(_(no|number))?|imsi|device_id)$|^(手机|电话|移动|服务|业务|联系)号码?$|^设备号$|手机号|客户_?id|用户_?id/,
    /^(customer|user|client|subscriber|member|household|msisdn|visitor|contact_id|person)$|^(客户|用户|会员)$/,
    /^id$|^编号$|^标识$/,
    /(^|_)(user|customer|client|member|subscriber)_?(id|no|key)$|(客户|用户).*(号|id)$/,
  ],
  campaign: [
    /^(campaign|cmp|camp|activity|promotion|promo|wave|offer)_(id|no|num|number|key|code)$|^(营销)?(活动|案)(编号|编码|标识|号|代码|_?id)$/,
    /^(campaign|campaignid|promotion|wave|activity)$|^(营销)?活动$|^波次$|^批次$/,
    /^(campaign|activity|promotion|offer)_name$|活动名称?|案名称/,
    /^offer$|^treatment$|(^|_)campaign(_|$)|活动/,
  ],
  outcome: [
    /^(outcome|contact_(outcome|result|status)|campaign_(outcome|result)|call_result|response_status)$|^(营销|接触|外呼|活动|办理|反馈|营销活动)?(结果|反馈)$/,
    /^(result|response|responded|converted|conversion|purchased|accepted|is_success|success|subscribed|redeemed|y|disposition)$|^是否(成功|办理|订购|购买|响应|接受|转化|参与|成交)|^(接触|营销|办理|外呼)状态$/,
    /^(status|state|target|label|outcome_.*|.*_outcome|.*_result|.*_status)$|状态$|结果$|反馈/,
  ],
  date: [
    /^(contact|contacted|call|called|send|sent|touch|delivery)_?(date|day|time|ts|at|on|datetime|timestamp)$|^(营销|接触|外呼|联系|发送|触达|推荐)(日期|时间)$/,
    /^(date|day|timestamp|ts|datetime|time|event_(date|time)|created_(at|on))$|^(日期|时间)$/,
    /(^|_)(date|timestamp|datetime|ts)$|日期$|时间$/,
  ],
  channel: [
    /^(contact_)?(channel|medium|channel_(name|type))$|^(营销|接触|外呼|触达)?(渠道|触点)(名称|类型)?$/,
    /(^|_)(channel|medium|contact_type)(_|$)|渠道|触点/,
  ],
  control: [
    /^(is_)?(control|holdout|control_(group|flag)|hold_out)$|对照|控制组|留白/,
    /^(test_control|arm|experiment_group|ab_group|treated|is_treated)$|实验组|分组/,
  ],
  start: [
    /^(start|begin|launch|starts|valid_from)(_?(date|day|time|on|at|ts))?$|^(活动|营销)?(开始|起始|启动|上线|生效)(日期|时间|日)?$/,
    /(^|_)(start|begin|launch)(_|$)|开始|起始/,
  ],
  end: [
    /^(end|finish|stop|ends|close|expiry|valid_to)(_?(date|day|time|on|at|ts))?$|^(活动|营销)?(结束|截止|终止|下线|失效)(日期|时间|日)?$/,
    /(^|_)(end|finish|expiry)(_|$)|结束|截止/,
  ],
  month: [
    /^(month|period|ym|yyyymm|year_?month|month_id|billing?_(month|cycle|period)|stat_month|acct_month|data_month|cycle)$|^(统计|账务|计费|数据|出账|消费|使用|业务)?(月份|月|账期|年月|周期)$/,
    /(^|_)(month|period|yyyymm)(_|$)|月份|账期|年月/,
    /^(date|day|stat_date|data_date)$|^(统计|数据)?日期$/,
  ],
  item: [
    /^(item|product|service|package|pack|plan|holding|department|goods|sku|bundle)(_(id|name|code|type))?$|^(产品|业务|套餐|商品|服务|品类|权益|增值业务)(名称|编码|编号|代码|类型)?$/,
    /^(category|type|brand|name)$|品类|类别|产品|业务|套餐/,
  ],
  since: [
    /^(since|from|valid_from|subscribed_(on|at)|subscribe_(date|time)|activated?_(on|at|date)|start_date|opened_on|order_date)$|^(开通|订购|生效|办理|开始)(日期|时间)$/,
  ],
  until: [/^(until|to|valid_to|cancell?ed_(on|at)|cancel_date|unsubscribe_date|expiry(_date)?|end_date|expires_on)$|^(退订|失效|到期|结束|取消)(日期|时间)$/],
  money: [
    /(^|_)(spend|spending|spent|sales|revenue|amount|fee|fees|charge|charges|bill|cost|arpu|price|pay|paid|payment|usd|eur|rmb|cny|yuan)(_|$)|费$|费用|金额|消费|收入|应收|实收|_?arpu|（元）|\(元\)/,
  ],
  list: [],
};

/** Whether what a column holds can be its role, and how much speaks for it: 0 not at all, 1 nothing against it, 2 much for it. */
const fits: Partial<Record<Role, (look: Look) => number>> = {
  customer: ({ type, distinct }) => (type === "date" || type === "boolean" || type === "other" || (distinct !== undefined && distinct < 3) ? 0 : 1),
  campaign: ({ type }) => (type === "date" || type === "other" ? 0 : 1),
  outcome: ({ type, distinct = 2, top = [] }) => {
    if (type === "date" || type === "other" || distinct > 60) return 0;
    return top.length && top.filter((status) => outcomeOf(status) !== null).length >= top.length / 2 ? 2 : 1;
  },
  date: dated,
  start: dated,
  end: dated,
  since: dated,
  until: dated,
  month: (look) => (look.top?.length && look.top.every((value) => /^\d{4}\D?\d{1,2}\D?$/.test(value)) ? 2 : dated(look)),
  channel: ({ type, distinct = 2 }) => (type === "date" || type === "other" || distinct > 200 ? 0 : 1),
  control: ({ type, distinct = 2 }) => (type === "date" || type === "other" || distinct > 5 ? 0 : 1),
  item: ({ type, distinct = 2 }) => (type === "date" || type === "other" || distinct > 5000 ? 0 : 1),
  money: ({ type }) => (type === "number" ? 1 : 0),
};

/** How well a column would do for a role: 0 not at all; a better name always outweighs better content. */
export function suits(role: Role, look: Look): number {
  const content = fits[role]?.(look) ?? 1;
  if (!content) return 0;
  const asked = role === "list" ? names.customer : names[role];
  const place = asked.findIndex((pattern) => pattern.test(plain(look.name)));
  return place < 0 ? 0 : (asked.length - place) * 2 + content - 1;
}

/** The column that does best for a role, the first of equals; "" when none does. Columns in `taken` are left out. */
export function columnFor(role: Role, looks: readonly Look[], taken: readonly string[] = []): string {
  let found = "";
  let best = 0;
  for (const look of looks) {
    const score = taken.includes(look.name) ? 0 : suits(role, look);
    if (score > best) [found, best] = [look.name, score];
  }
  return found;
}

/** Every column that could be a role, the best first, equals in the order given. */
export function columnsFor(role: Role, looks: readonly Look[]): string[] {
  return looks
    .map((look) => ({ name: look.name, score: suits(role, look) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ name }) => name);
}

/** Numeric columns of a usage table that can be indicators: all but ids and months. */
export function indicatorsIn(looks: readonly Look[]): string[] {
  return looks.filter((look) => look.type === "number" && !isId(look) && !suits("month", look)).map(({ name }) => name);
}

/** What somebody who was asked answers, and no attribute of a customer is. */
const answer = /意向|拒绝|未接通|无人接听|感兴趣|办理成功|interested|declin|refus|rejected|no.?answer|not.?reached/i;

/**
 * Columns that are campaigns in a table of customers: at least two, of few values, with a number after a word for campaign, or 活动 at the end, or
 * with what people answer in them where no other column is the campaign.
 */
export function campaignColumnsIn(looks: readonly Look[]): string[] {
  const few = looks.filter(({ type, distinct = 2 }) => type !== "date" && type !== "other" && distinct <= 12);
  const named = ({ name }: Look) => /(cmp|camp|campaign|promo|promotion|wave|offer|活动|营销|波次)[_ ]?\d+$|活动$/i.test(name);
  const answered = ({ top = [] }: Look) => top.some((value) => answer.test(value)) && top.every((value) => outcomeOf(value) !== null);
  const long = columnFor(
    "campaign",
    looks.filter((look) => !answered(look)),
  );
  const found = few.filter((look) => named(look) || (!long && answered(look)));
  return found.length >= 2 ? found.map(({ name }) => name) : [];
}

/** What a table of raw data is for. */
export type TableRole = "contacts" | "wide" | "campaigns" | "customers" | "usage" | "holdings" | "other";

/** Names that only a table of customers has. */
const personal =
  /(^|_)(age|gender|sex|income|education|marital|city|region|district|tenure|birth|occupation|job|star|vip|level)(_|$)|年龄|性别|学历|地市|城市|区县|区域|星级|入网|在网|职业|品牌|生日/;

/** What a table most likely is, from its columns; `rows` tells customers from holdings where all ids were looked at. */
export function tableRole(looks: readonly Look[], rows?: number | null): TableRole {
  const customer = columnFor("customer", looks);
  const campaign = columnFor("campaign", looks, [customer]);
  if (customer && campaign && campaignColumnsIn(looks).length < 2) return columnFor("outcome", looks, [customer, campaign]) ? "contacts" : "other";
  if (campaign && (columnFor("start", looks) || !customer)) return "campaigns";
  if (!customer) return "other";
  if (campaignColumnsIn(looks).length >= 2) return "wide";
  if (columnFor("month", looks) && indicatorsIn(looks).length) return "usage";
  return columnFor("item", looks, [customer]) && repeats(customer, looks, rows) ? "holdings" : "customers";
}

/** A table with what is known of its columns. */
export interface TableLook {
  table: string;
  rows: number | null;
  columns: readonly Look[];
}

/** The table that most likely is one thing: of several the one that says most besides ids, the first of equals; "" when none is. */
export function tableFor(role: TableRole, tables: readonly TableLook[]): string {
  let found = "";
  let most = -1;
  for (const { table, rows, columns } of tables) {
    const says = (rows ?? 0) * (columns.length - 1);
    if (says > most && tableRole(columns, rows) === role) [found, most] = [table, says];
  }
  return found;
}

/** Whether ids stand on several rows; by the look of the columns where the ids were not counted, as in a sample of a large table. */
function repeats(customer: string, looks: readonly Look[], rows?: number | null): boolean {
  const ids = looks.find(({ name }) => name === customer)?.distinct;
  if (ids !== undefined && rows && rows <= 20_000) return rows > 1.5 * ids;
  return looks.length <= 6 && !looks.some(({ name }) => personal.test(plain(name)));
}

function isId(look: Look): boolean {
  return suits("customer", look) > 0 || suits("campaign", look) > 0 || /(^|_)(id|no|code|key)$|编号|编码|代码|号码/.test(plain(look.name));
}

function dated({ type, top = [], distinct = 2 }: Look): number {
  if (type === "date") return 2;
  if (type === "boolean" || type === "other") return 0;
  if (!top.length) return type === "text" || distinct > 1 ? 1 : 0;
  return top.every((value) => /^(\d{4}\D?\d{1,2}(\D?\d{1,2})?|\d{1,2}\D\d{1,2}\D\d{4})(\D.*)?$/.test(value.trim())) ? 1 : 0;
}

/** `CustomerID`, `customer id` and `Customer-Id` as `customer_id`. */
function plain(name: string): string {
  return name
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[\s.\-/]+/g, "_");
}
