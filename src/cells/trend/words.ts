import type { Grain } from "../../core/trend/growth.ts";
import type { Method } from "../../core/trend/forecast.ts";
import type { SeasonType } from "../../core/trend/season.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count, fixed, percent } from "../../i18n/number.ts";
import { en, zh } from "./fault-words.ts";
import type { Spec } from "./schema.ts";

const signed = (share: number) => `${share > 0 ? "+" : ""}${percent(share)}`;

export const words = catalogue(
  {
    title: "Trend",
    about: "Follows numbers over time and says what to expect next, with growth on the month and on the year.",
    faults: en,
    rows: "Rows",
    missing: "not given",
    between: (a: string, b: string) => `${a} · ${b}`,
    distinct: (column: string) => `Different ${column}`,
    mean: (column: string) => `${column}, mean`,
    values: (column: string) => `${column}, values`,
    change: (share: number) => (share > 0 ? `up **${percent(share)}**` : share < 0 ? `down **${percent(-share)}**` : "**unchanged**"),
    onYear: (name: string, change: string) => `**${name}** is ${change} on the year.`,
    onPeriod: (name: string, change: string) => `**${name}** is ${change} on the period before.`,
    stands: (name: string, value: string, period: string) => `**${name}** stood at **${value}** in ${period}.`,
    expected: (period: string, value: string, range: string) => `Expected in ${period}: **${value}**${range}.`,
    range: (low: string, high: string) => ` (${low}–${high})`,
    many: (n: number, by: string) => `**${count(n)} series**${by ? ` by ${by}` : ""}.`,
    most: (name: string, change: string, on: string) => `**${name}** grew most: ${change} ${on}.`,
    least: (name: string, change: string) => `**${name}** least: ${change}.`,
    fell: (name: string, change: string) => `**${name}** fell most: ${change}.`,
    mostPeriod: (name: string, change: string, on: string) => `**${name}** grew most: ${change} ${on}.`,
    signed,
    facts: {
      last: (period: string) => `in ${period}`,
      before: { day: "on the day before", week: "on the week before", month: "on the month before", quarter: "on the quarter before" } satisfies Record<
        Grain,
        string
      >,
      year: {
        day: "on the same weekday a year before",
        week: "on the year before",
        month: "on the year before",
        quarter: "on the year before",
      } satisfies Record<Grain, string>,
      next: (period: string) => `expected in ${period}`,
      soFar: (period: string) => `so far in ${period}`,
      band: (low: string, high: string) => `95%: ${low}–${high}`,
    },
    unfinished: (period: string) => `${period} is not over in the data: it is dashed, and kept out of growth and forecast.`,
    unread: (rows: number, example: string | null) =>
      `${count(rows)} ${rows === 1 ? "row has" : "rows have"} no date that can be read${example === null ? "" : `, as “${example}”`}; left out.`,
    gaps: (name: string, periods: string, n: number) =>
      `${name} has no rows in ${periods}${n ? ` and ${count(n)} more periods` : ""}: left as gaps, and bridged by a straight line for the forecast.`,
    ended: (name: string, period: string) => `${name} has no rows after ${period}: nothing is foretold.`,
    empty: (names: string) => `Left out, all 0 or missing: ${names}.`,
    levels: (shown: number, all: number) => `The ${count(shown)} largest of ${count(all)} are shown.`,
    earlier: (n: number) => `${count(n)} earlier periods are in the table only.`,
    legend: { value: "as it was", fitted: "expected from the periods before", forecast: "expected, with a band of 95%", unfinished: "not over yet" },
    chart: (name: string) => `${name} over time`,
    controls: {
      show: "Show",
      each: "Each period",
      summed: "All so far",
      sort: "Order",
      size: "By size",
      growth: "By growth",
      scale: "Scale",
      own: "Each its own",
      shared: "One for all",
    },
    method: (method: Method, season: number, type: SeasonType | null): string =>
      method === "holt-winters"
        ? `Holt-Winters, seasons of ${count(season)} ${type === "multiplicative" ? "multiplied" : "added"}`
        : { damped: "Damped trend; too short for seasons", level: "Level only; too short for a trend", none: "Too short to foretell", "holt-winters": "" }[
            method
          ],
    parameters: (alpha: number | null, beta: number | null, gamma: number | null) =>
      [
        ["α", alpha],
        ["β", beta],
        ["γ", gamma],
      ]
        .filter(([, x]) => x !== null)
        .map(([letter, x]) => `${letter} ${fixed(x as number, 2)}`)
        .join(", "),
    point: {
      value: (value: string) => value,
      soFar: (value: string) => `${value} so far`,
      fitted: (value: string) => `expected ${value}`,
      expected: (value: string, range: string) => `expected ${value}${range}`,
    },
    table: "Numbers",
    tableLabel: (name: string) => `Numbers of ${name}`,
    head: {
      period: "Period",
      value: "Value",
      fitted: "Was expected",
      expected: "Expected",
      low: "Low",
      high: "High",
      before: "On the period before",
      year: "On the year before",
      summed: "All so far",
    },
    choose: "Series",
    editor: {
      data: "What is followed",
      table: "Table",
      date: "Date or month",
      values: "Columns",
      valuesEmpty: "None: rows are counted",
      measure: "Measure",
      measures: { sum: "Sum", mean: "Mean", count: "Number of values", distinct: "Number of different values" } satisfies Record<Spec["measure"], string>,
      of: "Different values of",
      by: "A series for each",
      byNone: "One series of all rows",
      top: "Most series",
      topHint: "The largest come first.",
      time: "Time and forecast",
      grain: "Period",
      grains: { day: "Day", week: "Week", month: "Month", quarter: "Quarter" } satisfies Record<Grain, string>,
      horizon: "Periods to foretell",
      season: "Periods in a season",
      seasonHint: "Empty: 12 months, 4 quarters, 52 weeks, 7 days. 1: no seasons. Two whole seasons are needed.",
      auto: "automatic",
      incomplete: "A last period that is not over",
      incompletes: { auto: "Find and dash it", keep: "Take it as complete", drop: "Leave it out" } satisfies Record<Spec["incomplete"], string>,
      incompleteHint: "Found by the last date in the data, or by the reference month.",
      gaps: "Periods without rows",
      gapsOf: { leave: "Gaps: nothing is known", zero: "Count as 0" } satisfies Record<Spec["gaps"], string>,
      gapsHint: "0 is right where no row means that nothing happened.",
    },
  },
  {
    title: "趋势",
    about: "跟踪数值随时间的变化，给出环比、同比，并预测下一步。",
    faults: zh,
    rows: "行数",
    missing: "未填写",
    between: (a, b) => `${a} · ${b}`,
    distinct: (column) => `${column}（去重数量）`,
    mean: (column) => `${column}（均值）`,
    values: (column) => `${column}（数量）`,
    change: (share) => (share > 0 ? `上升 **${percent(share)}**` : share < 0 ? `下降 **${percent(-share)}**` : "**持平**"),
    onYear: (name, change) => `**${name}**同比${change}。`,
    onPeriod: (name, change) => `**${name}**环比${change}。`,
    stands: (name, value, period) => `**${name}**在 ${period} 为 **${value}**。`,
    expected: (period, value, range) => `预计 ${period} 为 **${value}**${range}。`,
    range: (low, high) => `（${low}–${high}）`,
    many: (n, by) => `${by ? `按${by}分为` : "共"} **${count(n)} 个序列**。`,
    most: (name, change) => `同比增长最快的是**${name}**：${change}。`,
    least: (name, change) => `最慢的是**${name}**：${change}。`,
    fell: (name, change) => `下降最多的是**${name}**：${change}。`,
    mostPeriod: (name, change) => `环比增长最快的是**${name}**：${change}。`,
    signed,
    facts: {
      last: (period) => `${period} 数值`,
      before: { day: "较前一天", week: "较前一周", month: "环比", quarter: "较上季度" },
      year: { day: "较去年同星期", week: "同比", month: "同比", quarter: "同比" },
      next: (period) => `预计 ${period}`,
      soFar: (period) => `${period} 截至目前`,
      band: (low, high) => `95% 区间：${low}–${high}`,
    },
    unfinished: (period) => `${period} 的数据尚不完整：以虚线表示，不计入增长和预测。`,
    unread: (rows, example) => `${count(rows)} 行没有可识别的日期${example === null ? "" : `，例如“${example}”`}，已排除。`,
    gaps: (name, periods, n) => `${name} 在 ${periods}${n ? `等另外 ${count(n)} 期` : ""} 没有记录：图中留空，预测时以直线补齐。`,
    ended: (name, period) => `${name} 在 ${period} 之后没有记录，不做预测。`,
    empty: (names) => `以下序列全部为 0 或缺失，已排除：${names}。`,
    levels: (shown, all) => `共 ${count(all)} 个，显示最大的 ${count(shown)} 个。`,
    earlier: (n) => `更早的 ${count(n)} 期仅在表中。`,
    legend: { value: "实际值", fitted: "按此前各期推算的期望值", forecast: "预测值及 95% 区间", unfinished: "尚未结束" },
    chart: (name) => `${name} 的走势`,
    controls: { show: "显示", each: "每期", summed: "累计", sort: "排序", size: "按规模", growth: "按增长", scale: "刻度", own: "各自", shared: "统一" },
    method: (method, season, type) =>
      method === "holt-winters"
        ? `Holt-Winters，季节长度 ${count(season)}，${type === "multiplicative" ? "乘法" : "加法"}`
        : { damped: "阻尼趋势；不足以估计季节", level: "仅水平；不足以估计趋势", none: "数据太短，无法预测", "holt-winters": "" }[method],
    parameters: (alpha, beta, gamma) =>
      [
        ["α", alpha],
        ["β", beta],
        ["γ", gamma],
      ]
        .filter(([, x]) => x !== null)
        .map(([letter, x]) => `${letter} ${fixed(x as number, 2)}`)
        .join("，"),
    point: {
      value: (value) => value,
      soFar: (value) => `截至目前 ${value}`,
      fitted: (value) => `期望 ${value}`,
      expected: (value, range) => `预测 ${value}${range}`,
    },
    table: "数值",
    tableLabel: (name) => `${name} 的数值`,
    head: { period: "时期", value: "实际值", fitted: "期望值", expected: "预测值", low: "下限", high: "上限", before: "环比", year: "同比", summed: "累计" },
    choose: "序列",
    editor: {
      data: "跟踪内容",
      table: "数据表",
      date: "日期或月份",
      values: "列",
      valuesEmpty: "不选则统计行数",
      measure: "统计方式",
      measures: { sum: "求和", mean: "均值", count: "非空数量", distinct: "去重数量" },
      of: "统计去重的列",
      by: "按此列分序列",
      byNone: "全部行合为一个序列",
      top: "最多序列数",
      topHint: "规模大的优先。",
      time: "时间与预测",
      grain: "周期",
      grains: { day: "日", week: "周", month: "月", quarter: "季度" },
      horizon: "预测期数",
      season: "季节长度",
      seasonHint: "留空：12 个月、4 个季度、52 周、7 天；1 表示没有季节。至少需要两个完整季节。",
      auto: "自动",
      incomplete: "最后一期尚未结束时",
      incompletes: { auto: "自动识别并以虚线表示", keep: "视为完整", drop: "排除" },
      incompleteHint: "根据数据中的最后日期或参考月份识别。",
      gaps: "没有记录的时期",
      gapsOf: { leave: "留空：情况未知", zero: "计为 0" },
      gapsHint: "没有记录即没有发生时，选择计为 0。",
    },
  },
);
