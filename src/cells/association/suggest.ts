import { parse } from "valibot";
import { saysCannot, saysNo, saysYes, type Axis } from "../../core/lift/items.ts";
import { columnFor } from "../../core/role.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import { schema, type Spec } from "./schema.ts";

type Profile = (table: string) => Promise<readonly ColumnProfile[]>;
type Axes = Record<Axis, string[]>;

/** Names that say what a column is about; `_` between words. */
const PERSONAL =
  /(^|_)(age|gender|sex|female|male|senior|senior_citizen|partner|dependents?|married|marital|education|income|job|occupation|region|city|province|district|tenure|vip|level|star)(_|$)|性别|年龄|婚姻|学历|职业|地市|城市|区域|省份|星级|在网|入网|网龄/;
const BEARER =
  /(^|_)(internet|internet_service|phone_service|network|network_type|access|access_type|broadband|fib(re|er)|dsl|bearer|technology|contract|terminal|device_type|handset|os)$|网络|制式|接入|承载|宽带类型|终端|合约|[45]g/;
const DATA = /(^|_)(data|data_gb|data_mb|gb|mb|traffic|gprs|download|upload)(_|$)|流量/;
const VOICE = /(^|_)(voice|minutes?|mins?|calls?|mou|sms)(_|$)|语音|通话|话务|主叫|被叫|时长|短信/;
const OUTCOME = /(^|_)(churn|churned|left|outcome|response|target|label)(_|$)|流失|离网|是否成功/;
const BASKET = /^(invoice|basket|transaction|order|receipt|ticket)(_?(no|id|number))?$|^(订单|小票|交易)(编号|号)?$/;
const ITEM_NAME = /^(description|item|item_name|product|product_name|service|service_name|goods)$|^(业务|产品|商品|服务)(名称)?$/;
const HELD = /^holds_/;

/** Finds the table whose columns say most of what customers hold, and a long table of holdings or baskets; columns by name and content. */
export async function suggest(inputs: readonly Input[], profile: Profile): Promise<Spec> {
  const own = inputs.filter(({ part, columns, kind }) => part === "" && columns.length > 1 && ["source", "sql", "tags"].includes(kind));
  const seen = await Promise.all(own.map(async ({ table }) => ({ table, looks: await profile(table) })));
  const wide = seen.map(({ table, looks }) => ({ table, looks, axes: axesOf(looks) }));
  const best = wide.reduce<(typeof wide)[number] | null>((most, each) => (held(each.axes) > (most ? held(most.axes) : 0) ? each : most), null);
  const long = seen.map(({ table, looks }) => ({ table, ...longOf(looks) })).find(({ customer, item }) => customer && item);
  if (best && best.axes.service.length) return specOf(best);
  if (!long) return best ? specOf(best) : parse(schema, {});
  const who = wide.find(({ table, looks }) => table !== long.table && looks.some(({ name }) => name === long.customer) && !longOf(looks).item);
  return parse(schema, { ...(who ? specOf(who) : {}), holdings: long });
}

function specOf({ table, looks, axes }: { table: string; looks: readonly ColumnProfile[]; axes: Axes }): Spec {
  const chosen = new Set(Object.values(axes).flat());
  const cannot = looks.filter(({ name, type }) => chosen.has(name) && type === "text").map(({ name, top }) => [name, top.filter(saysCannot)] as const);
  const eligibility = Object.fromEntries(cannot.filter(([, levels]) => levels.length).map(([name, levels]) => [name, [...levels]]));
  return parse(schema, { customers: table, key: columnFor("customer", looks), axes, eligibility });
}

/** The columns of a table by axis. Ids, dates and what came of campaigns are on none. */
export function axesOf(looks: readonly ColumnProfile[]): Axes {
  const axes: Axes = { bearer: [], service: [], personal: [], data: [], voice: [] };
  const customer = columnFor("customer", looks);
  for (const look of looks) {
    const axis = look.name === customer ? null : axisOf(look);
    if (axis) axes[axis].push(look.name);
  }
  return axes;
}

function axisOf(look: ColumnProfile): Axis | null {
  const { type, distinct, top } = look;
  const name = plain(look.name);
  if (type === "date" || type === "other" || OUTCOME.test(name) || distinct < 2) return null;
  const yesNo = flagged(look);
  const few = yesNo || (type === "text" && distinct <= 40 && top.some((value) => Number.isNaN(Number(value))));
  if (HELD.test(name)) return "service";
  if (PERSONAL.test(name) && (few || type === "number")) return "personal";
  if (BEARER.test(name) && few) return "bearer";
  if (yesNo) return "service";
  if (type === "number") return DATA.test(name) ? "data" : VOICE.test(name) ? "voice" : null;
  return few && distinct <= 12 ? "personal" : null;
}

/** Whether a column says yes or no, or that it cannot be had. */
function flagged({ type, distinct, top, min, max }: ColumnProfile): boolean {
  if (type === "boolean") return true;
  if (type === "number") return distinct === 2 && Number(min) === 0 && Number(max) === 1;
  return distinct <= 5 && top.length > 0 && top.some(saysYes) && top.every((value) => saysYes(value) || saysNo(value) || saysCannot(value));
}

function longOf(looks: readonly ColumnProfile[]): { customer: string; item: string } {
  const basket = looks.find(({ name }) => BASKET.test(plain(name)))?.name;
  const customer = basket ?? columnFor("customer", looks);
  const item = looks.find(({ name, type }) => type === "text" && name !== customer && ITEM_NAME.test(plain(name)))?.name;
  return { customer, item: item ?? (looks.length <= 6 ? columnFor("item", looks, [customer]) : "") };
}

const held = (axes: Axes) => axes.service.length * 10 + axes.bearer.length + axes.personal.length + axes.data.length + axes.voice.length;

/** `InternetService` and `internet-service` as `internet_service`. */
function plain(name: string): string {
  return name
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[\s.\-/]+/g, "_");
}
