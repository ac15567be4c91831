/** Types of id that have words of their own; any other name may be a type too. */
export const knownTypes = ["customer", "phone", "email", "device", "cookie"] as const;

export type KnownType = (typeof knownTypes)[number];

/** The type that retired unified ids have in a mapping; no id of the data can be of it. */
export const unifiedType = "unified";

/** What is known of a column; of what is left out nothing is assumed. */
interface Look {
  name: string;
  type: "number" | "text" | "date" | "boolean" | "other";
  top?: readonly string[];
}

const names: Record<KnownType, RegExp> = {
  email: /(^|_)e_?mails?(_|$)|邮箱|邮件|电邮/,
  phone:
    /(^|_)(phone|mobile|msisdn|tel|telephone|cellphone|cell)(_?(no|num|number|id|1|2|3))?$|手机|(电话|移动|联系|服务|业务|主叫|固话)(号码?|方式|电话)|^(电话|固话|手机|号码)[0-9一二三]?$/,
  device:
    /(^|_)(imei|imsi|meid|idfa|idfv|gaid|oaid|aaid|android_?id|device|mac|stb|serial)(_?(id|no|num|number|addr|address|code|sn))?$|设备(号|编号|编码|标识|_?id|$)|终端(号|编号|串号|标识)|机顶盒|串号|序列号|mac_?地址/,
  cookie: /(^|_)(cookie|visitor|openid|open_id|unionid|union_id|browser|session)(_?(id|no|key))?$|访客|浏览器标识|微信(号|_?id)|open_?id/,
  customer:
    /^(customer|cust|client|user|usr|member|subscriber|subs|household|account|acct|crm|party|person)(_?(id|no|num|number|key|code))?$|^(uid|cid)$|(客户|用户|会员|账户|帐户|家庭|宽带|集团)_?(唯一|卡)?(编号|编码|标识|号码|号|代码|账号|帐号|_?id)|^(客户|用户|会员|账号|帐号)$/,
};

/** What a column of the right name measures or describes instead of naming. */
const other =
  /count|times|calls|minutes|type|model|brand|status|price|fee|level|days|age|次数|数量|时长|型号|品牌|类型|状态|价格|费|等级|天数|个数|归属|城市|名称/;

/** The type of id that a word names: `customer_id`, `IMEI`, `手机号`; null where it names none. */
export function typeNamed(word: string): KnownType | null {
  const plain = word
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[\s.\-/]+/g, "_");
  if (other.test(plain)) return null;
  return (Object.keys(names) as KnownType[]).find((type) => names[type].test(plain)) ?? null;
}

/** The type of the ids in a column, by its name, else by what it holds; null where it seems to hold none. */
export function typeOfColumn({ name, type, top = [] }: Look): KnownType | null {
  if (type === "date" || type === "boolean" || type === "other") return null;
  const named = typeNamed(name);
  if (named) return named;
  const all = (pattern: RegExp) => top.length > 0 && top.every((value) => pattern.test(value.trim()));
  if (all(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)) return "email";
  return all(/^(\+?86)?[\s-]?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}$/) ? "phone" : null;
}

/** The columns of a list of links. */
export interface LinkColumns {
  a: string;
  aType: string;
  b: string;
  bType: string;
}

/** The columns of a list of links, an id and its type on either side, by their names; null where a table is none. */
export function linkColumns(columns: readonly { name: string }[]): LinkColumns | null {
  const find = (...patterns: RegExp[]) => patterns.flatMap((pattern) => columns.filter(({ name }) => pattern.test(name.trim())))[0]?.name ?? "";
  const side = (s: string, digit: string, word: string) => ({
    id: find(new RegExp(`^(id|node|标识|编号)[_ ]?(${s}|${digit})$|^(${s}|${word})[_ ]?(id|标识|编号)$|^${word}$`, "i")),
    type: find(new RegExp(`^(id[_ ]?)?(type|类型)[_ ]?(${s}|${digit})$|^((id[_ ]?)?(${s}|${digit})|${word})[_ ]?(id[_ ]?)?(type|类型)$`, "i")),
  });
  const [a, b] = [side("a", "1", "(source|from|left|源|左)"), side("b", "2", "(target|to|right|目标|右)")];
  return a.id && a.type && b.id && b.type ? { a: a.id, aType: a.type, b: b.id, bType: b.type } : null;
}

/** The types in their order: those of `priority` first, then others by code point. */
export function ranked(types: Iterable<string>, priority: readonly string[]): string[] {
  const given = new Set(types);
  const rest = [...given].filter((type) => !priority.includes(type)).sort((x, y) => (x < y ? -1 : 1));
  return [...priority.filter((type) => given.has(type)), ...rest];
}
