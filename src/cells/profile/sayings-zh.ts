import type { Apart } from "../../core/profile/finding.ts";
import { amount, count } from "../../i18n/number.ts";
import { part, visible, type Sayings, type Show } from "./saying.ts";

const eg = (example: string | null | undefined, show: Show) => (example && show.examples ? `，例如“${visible(example)}”` : "");
const few = (values: readonly string[], show: Show) => (show.examples && values.length ? `，例如 ${values.slice(0, 3).join("、")}` : "");

const apart: Record<Apart, string> = {
  zeros: "去掉前导零",
  case: "不区分大小写",
  width: "把全角字符转为半角",
  spaces: "去掉中间的空格",
};

/** Findings in Chinese. */
export const sayingsZh: Sayings = {
  "empty-table": ({ table }) => `${table} 没有数据。请检查其文件，或生成它的单元格。`,
  "all-missing": ({ table, column }) => `${table}.${column} 全部为空。请排除该列，或请数据方补充。`,
  "mostly-missing": ({ table, column, n, share }, show) => `${table}.${column} 有 ${show.count(n)} 行（${part(share)}）为空，用到它的结果只依据其余的行。`,
  constant: ({ table, column, facts }, show) => `${table}.${column} 只有一个值${show.examples ? `“${visible(facts.value)}”` : ""}，无法区分客户，可排除。`,
  garbled: ({ table, column, n, share, facts }, show) =>
    `${table}.${column} 有 ${show.count(n)} 行（${part(share)}）是乱码${eg(facts.example, show)}。请在数据源中改选编码后重新运行。`,
  padded: ({ table, column, n, share, facts }, show) =>
    `${table}.${column} 有 ${show.count(n)} 行（${part(share)}）首尾带空格${eg(facts.example, show)}。请去掉，否则相同的值会被当作不同。`,
  wide: ({ table, column, n, share, facts }, show) =>
    `${table}.${column} 有 ${show.count(n)} 行（${part(share)}）含全角数字或字母${eg(facts.example, show)}。请转为半角，否则无法关联，也无法识别为数字。`,
  blank: ({ table, column, n, share }, show) =>
    `${table}.${column} 有 ${show.count(n)} 行（${part(share)}）是空白文本而不是空值。请改为空值，否则会被算作一个取值。`,
  words: ({ table, column, n, share, facts }, show) =>
    `${table}.${column} 有 ${show.count(n)} 行（${part(share)}）写的是表示“没有”的词${eg(facts.example, show)}。请在数据源中把它设为空值。`,
  variants: ({ table, column, facts }, show) =>
    `${table}.${column} 有 ${count(facts.groups)} 个值写法不一，只差大小写、空格或全半角${show.examples ? `：${facts.values.map(({ value, n }) => `“${visible(value)}”（${show.count(n)}）`).join("、")}` : ""}。请统一写法。`,
  mixed: ({ table, column, n, share, facts }, show) =>
    `${table}.${column} 格式不一：多数形如 ${facts.usual}，另有 ${show.count(n)} 行（${part(share)}）不同，如 ${facts.other}${eg(facts.otherExample, show)}。请统一格式。`,
  "number-as-text": ({ table, column, n, facts }, show) =>
    facts.others
      ? `${table}.${column} 以文本存放数字，其中 ${show.count(n)} 行不是数字。请在数据源中把这些词设为空值，使该列按数字读取。`
      : `${table}.${column} 以文本存放数字。如需计算，请按数字读取。`,
  "date-as-text": ({ table, column, facts }, show) => `${table}.${column} 以文本存放日期${eg(facts.example, show)}。按日期读取后可查看时间跨度和缺口。`,
  "not-finite": ({ table, column, n }, show) => `${table}.${column} 有 ${show.count(n)} 行是无穷大或非数字，未计入统计。请改为空值。`,
  sentinel: ({ table, column, n, share, facts }, show) =>
    `${table}.${column} 有 ${show.count(n)} 行（${part(share)}）取值 ${facts.values.map(({ value }) => amount(value)).join("、")}，与其他值相距很远。若表示“未知”，请改为空值。`,
  "odd-days": ({ table, column, n, share, facts }, show) =>
    `${table}.${column} 有 ${show.count(n)} 行（${part(share)}）是 ${facts.days
      .slice(0, 3)
      .map(({ day }) => day)
      .join("、")}${facts.days.length > 3 ? ` 等 ${count(facts.days.length)} 个日期` : ""}，与其他日期相距很远，或是系统的默认值。如非本意，请改为空值。`,
  future: ({ table, column, n, facts }, show) =>
    `${table}.${column} 一直到 ${facts.last}，有 ${show.count(n)} 行晚于数据的最后一天（${facts.own}，${facts.of}）。请确认这些日期是否可能。`,
  "id-as-number": ({ table, column, facts }) =>
    `${table}.${column} 像是以数字存放的 ${count(facts.digits)} 位编号：若有前导零，已经丢失。需要关联时请按文本读取。`,
  "id-like": ({ table, column }) => `${table}.${column} 像是编号：几乎每行的值都不同。不能用来分组，只宜用于关联。`,
  "long-tail": ({ table, column, facts }) =>
    `${table}.${column} 有长尾：中位数 ${amount(facts.median)}，99% 低于 ${amount(facts.p99)}，最大值 ${amount(facts.max)}。平均值受少数行左右，宜用中位数。`,
  "rare-levels": ({ table, column, facts }, show) =>
    `${table}.${column} 的 ${count(facts.levels)} 个值中有 ${show.count(facts.rare)} 个只出现一次。可把少见的值合并。`,
  copy: ({ table, column, facts }) => `${table}.${column} 每行都与 ${facts.of} 相同，可排除其一。`,
  "same-name": ({ table, column, facts }) => `${table} 原来似有两列都叫 ${facts.of}，第二列现为 ${column}，内容不同。请确认以哪一列为准。`,
  "missing-months": ({ table, column, n, facts }) =>
    `${table}.${column} 在 ${facts.from} 至 ${facts.to} 之间有 ${count(n)} 个月没有数据：${facts.months.slice(0, 4).join("、")}${n > 4 ? " 等" : ""}。请查找缺少的文件。`,
  "repeated-rows": ({ table, n, share }, show) => `${table} 有 ${show.count(n)} 行（${part(share)}）与其他行完全相同，请各留一行。`,
  "repeated-keys": ({ table, n, facts }, show) =>
    `${table} 的主键 ${facts.key.join(" + ")} 有 ${show.count(facts.keys)} 个值重复，多出 ${show.count(n)} 行${few(
      facts.examples.map(({ key, n }) => `${key.join(" + ")}（${n} 行）`),
      show,
    )}。请各留一行，或改选主键。`,
  "blank-keys": ({ table, n, share, facts }, show) =>
    `${table} 有 ${show.count(n)} 行（${part(share)}）的主键 ${facts.key.join(" + ")} 为空，不属于任何客户或活动。`,
  "no-overlap": ({ table, column, facts }, show) =>
    `${table}.${column} 的编号在 ${facts.home}.${facts.homeColumn} 中一个也没有${few(facts.examples, show)}。请确认两列是同一种编号。`,
  orphans: ({ table, column, n, share, facts }, show) =>
    `${table}.${column} 有 ${show.count(n)} 个编号（${part(share)}，${show.count(facts.rows)} 行）不在 ${facts.home}.${facts.homeColumn} 中${few(facts.examples, show)}，无法关联。`,
  "near-miss": ({ table, column, n, facts }, show) =>
    `${table}.${column} 若${apart[facts.reason]}，还有 ${show.count(n)} 个编号可与 ${facts.home}.${facts.homeColumn} 关联${show.examples ? `（${visible(facts.example)} ↔ ${visible(facts.twin)}）` : ""}。请按源系统的写法读取，或统一写法。`,
};
