import type { Drift, Finding } from "../core/drift/compare.ts";
import type { ShapeType } from "../core/drift/shape.ts";
import { catalogue } from "./i18n.svelte.ts";
import { count, fixed, percent } from "./number.ts";

/** Says a value in the data; of a column, with the name that it has there. */
interface Label {
  (raw: string): string;
  column(raw: string): string;
}
type Saying = { [W in Finding["what"]]: (finding: Extract<Finding, { what: W }>, label: Label) => string };

const typesEn: Record<ShapeType, string> = { number: "numbers", text: "text", date: "dates", boolean: "yes or no", other: "something else" };
const typesZh: Record<ShapeType, string> = { number: "数值", text: "文本", date: "日期", boolean: "是/否", other: "其他类型" };

const rest = (shown: number, all: number) => all - shown;

const sayEn: Saying = {
  gone: ({ column }, label) => `“${label.column(column)}” is gone.`,
  new: ({ column }, label) => `“${label.column(column)}” is new.`,
  renamed: ({ column, to }, label) =>
    `“${label.column(column)}” is gone and “${label.column(to)}” is new, with nearly the same values: most likely the same column under another name.`,
  retyped: ({ column, from, to }, label) => `“${label.column(column)}” held ${typesEn[from]} and now holds ${typesEn[to]}.`,
  levels: ({ column, fresh, count: all, share, rare }, label) =>
    `“${label.column(column)}” has ${all === 1 ? "a value that is" : `${count(all)} values that are`} ${rare ? "new or far more frequent" : "new"}: ${fresh.map(({ level, rows }) => `${label(level)} (${count(rows)})`).join(", ")}${rest(fresh.length, all) ? ` and ${count(rest(fresh.length, all))} more` : ""}. Together ${percent(share)} of the rows.`,
  "levels-gone": ({ column, gone, share }, label) =>
    `“${label.column(column)}” no longer has: ${gone.map(label).join(", ")}. Before, ${percent(share)} of the rows.`,
  missing: ({ column, from, to }, label) => `“${label.column(column)}” is missing in ${percent(to)} of the rows; before, in ${percent(from)}.`,
  drift: ({ column, psi, word }, label) =>
    `“${label.column(column)}” is spread differently: stability index ${fixed(psi, 2)}, ${word === "alarm" ? "an alarm (0.25 or more)" : "to watch (0.10 to 0.25)"}.`,
  older: ({ column, days }, label) =>
    `“${label.column(column)}” went back: its middle lies ${count(days)} days before that of the last time. Is this the right file?`,
};

const sayZh: Saying = {
  gone: ({ column }, label) => `“${label.column(column)}”列没有了。`,
  new: ({ column }, label) => `“${label.column(column)}”是新增的列。`,
  renamed: ({ column, to }, label) => `“${label.column(column)}”列没有了，新增的“${label.column(to)}”取值几乎相同：很可能是同一列改了名。`,
  retyped: ({ column, from, to }, label) => `“${label.column(column)}”原为${typesZh[from]}，现为${typesZh[to]}。`,
  levels: ({ column, fresh, count: all, share, rare }, label) =>
    `“${label.column(column)}”有 ${count(all)} 个${rare ? "新出现或明显增多" : "新"}的取值：${fresh.map(({ level, rows }) => `${label(level)}（${count(rows)}）`).join("、")}${rest(fresh.length, all) ? `等` : ""}，合计占 ${percent(share)} 的行。`,
  "levels-gone": ({ column, gone, share }, label) => `“${label.column(column)}”不再有这些取值：${gone.map(label).join("、")}。此前占 ${percent(share)} 的行。`,
  missing: ({ column, from, to }, label) => `“${label.column(column)}”的缺失率为 ${percent(to)}，此前为 ${percent(from)}。`,
  drift: ({ column, psi, word }, label) =>
    `“${label.column(column)}”的分布有变化：稳定性指数（PSI）${fixed(psi, 2)}，${word === "alarm" ? "告警（不低于 0.25）" : "需关注（0.10 至 0.25）"}。`,
  older: ({ column, days }, label) => `“${label.column(column)}”往回退了：中间日期比上次早 ${count(days)} 天。这个文件对吗？`,
};

/** By how much rows have become more or fewer, in brackets; empty where that rounds to nothing. */
function more({ before, after }: Drift["rows"], open: string, close: string): string {
  const change = before ? after / before - 1 : 1;
  return Math.abs(change) < 0.0005 ? "" : `${open}${change > 0 ? "+" : "−"}${percent(Math.abs(change))}${close}`;
}

const en = {
  title: "New files",
  changed: "What has changed",
  ask: (files: number) => (files === 1 ? "Say which source this file is for." : `Say which source these ${count(files)} files are for.`),
  reading: "The new files are being read. Nothing else runs.",
  /** @param changed sources with something to look at, of `sources` */
  verdict: (changed: number, sources: number) =>
    changed === 0
      ? sources === 1
        ? "The table is as it was last time. Nothing else has run yet."
        : `All ${count(sources)} tables are as they were last time. Nothing else has run yet.`
      : `**${changed === 1 ? "One table has" : `${count(changed)} tables have`} changed** since the last time, of ${count(sources)}. Nothing else has run yet.`,
  ran: "The notebook has been run with the new files. Take them as the new reference when you are content: next month is compared with them.",
  beside: (changed: number) => `**${changed === 1 ? "One table has" : `${count(changed)} tables have`} changed** since the last time.`,
  failed: (sources: number) => (sources === 1 ? "One source could not read its new file." : `${count(sources)} sources could not read their new files.`),
  stopped: (said: string) => `The comparison stopped: ${said}`,
  file: (name: string) => `Source for “${name}”`,
  by: { name: "by its name", pattern: "by its name but for the date", shape: "by its columns" },
  byYou: "as you said",
  isNew: "A source of its own",
  isNone: "Leave it out",
  notChosen: "Choose…",
  from: (files: string) => `from ${files}`,
  waits: "waiting",
  reads: "reading",
  rows: ({ rows }: Drift) =>
    rows.before === rows.after ? `${count(rows.after)} rows, as before` : `${count(rows.after)} rows, ${count(rows.before)} before${more(rows, " (", ")")}`,
  first: "Nothing to compare with yet: this becomes the reference.",
  changes: (n: number) => (n === 0 ? "columns as before" : n === 1 ? "1 change" : `${count(n)} changes`),
  same: (n: number) => (n === 1 ? "1 column as before." : `${count(n)} columns as before.`),
  unsure: (columns: string) => `Too few rows to tell whether these have drifted: ${columns}.`,
  readers: (cells: string) => `Read by ${cells}.`,
  run: (n: number) => (n ? `Run with the new files · ${count(n)}` : "Run with the new files"),
  putBack: "Put back the former files",
  refer: "Take as the new reference",
  close: "Close",
  named: (label: string, raw: string) => `${label} (${raw})`,
  list: (names: readonly string[]) => names.join(", "),
  readFirst: "Read the files and compare",
  say: sayEn,
};

const zh: typeof en = {
  title: "新文件",
  changed: "有哪些变化",
  ask: (files) => (files === 1 ? "请指定这个文件对应哪个数据源。" : `请指定这 ${count(files)} 个文件分别对应哪个数据源。`),
  reading: "正在读取新文件。其他单元格都不会运行。",
  verdict: (changed, sources) =>
    changed === 0
      ? `${count(sources)} 张表与上次一致。其他单元格尚未运行。`
      : `${count(sources)} 张表中有 **${count(changed)} 张与上次不同**。其他单元格尚未运行。`,
  ran: "已用新文件运行笔记本。确认无误后可将其设为新的基准，下个月将与它比较。",
  beside: (changed) => `**${count(changed)} 张表与上次不同**。`,
  failed: (sources) => `有 ${count(sources)} 个数据源未能读取新文件。`,
  stopped: (said) => `比较中断：${said}`,
  file: (name) => `“${name}”对应的数据源`,
  by: { name: "按文件名", pattern: "按去掉日期后的文件名", shape: "按列名" },
  byYou: "由您指定",
  isNew: "作为新的数据源",
  isNone: "不使用",
  notChosen: "请选择…",
  from: (files) => `来自 ${files}`,
  waits: "等待中",
  reads: "读取中",
  rows: ({ rows }) =>
    rows.before === rows.after ? `${count(rows.after)} 行，与上次相同` : `${count(rows.after)} 行，上次 ${count(rows.before)} 行${more(rows, "（", "）")}`,
  first: "尚无可比较的基准：本次将作为基准。",
  changes: (n) => (n === 0 ? "各列无变化" : `${count(n)} 处变化`),
  same: (n) => `${count(n)} 列与上次一致。`,
  unsure: (columns) => `行数太少，无法判断这些列是否有变化：${columns}。`,
  readers: (cells) => `用到它的单元格：${cells}。`,
  run: (n) => (n ? `用新文件运行 · ${count(n)}` : "用新文件运行"),
  putBack: "换回原来的文件",
  refer: "设为新的基准",
  close: "关闭",
  named: (label, raw) => `${label}（${raw}）`,
  list: (names) => names.join("、"),
  readFirst: "先读取文件并比较",
  say: sayZh,
};

/** Words of the panel that tells what has changed since the last time, in both languages. */
export const refreshWords = catalogue(en, zh);
