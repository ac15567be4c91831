import type { Dropped } from "../../core/cluster/choose-k.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count, fixed, percent } from "../../i18n/number.ts";

/** What the groups of a method are called. */
export type Noun = "personas" | "groups";

/** Words that all kinds say of groups they found. */
export const words = catalogue(
  {
    size: (share: number, n: string) => `${percent(share, 0)} · ${n} customers`,
    veiled: "hidden",
    hidden: (k: number) => `Fewer than ${count(k)} customers here, or hidden to protect another: nothing is shown.`,
    versus: (all: string) => `vs ${all}`,
    mean: "mean",
    nothing: "Nothing sets it apart.",
    stable: (jaccard: number): string =>
      jaccard >= 0.85 ? "very stable" : jaccard >= 0.75 ? "stable" : jaccard >= 0.6 ? "a pattern; membership is doubtful" : "not to be trusted",
    stability: (jaccard: number) => `Overlap when customers are drawn again: ${fixed(jaccard, 2)}`,
    colon: ": ",
    leftOut: (n: number, noun: Noun) => `${count(n)} ${noun === "personas" ? "tag" : "column"}${n === 1 ? "" : "s"} left out`,
    twin: (of: string) => `says the same as ${of}`,
    choice: (noun: Noun) => `How many ${noun}, and why`,
    choiceAbout: (k: number, given: boolean, noun: Noun) =>
      given
        ? `${count(k)} was set by hand.`
        : `${count(k)}: of the numbers that are stable and leave no tiny ${noun === "personas" ? "persona" : "group"}, the clearest; the smaller on a near tie.`,
    choiceTable: (noun: Noun) => `Numbers of ${noun} tried`,
    choiceChart: "Silhouette by number",
    head: {
      k: { personas: "Personas", groups: "Groups" } satisfies Record<Noun, string>,
      silhouette: "Silhouette",
      squared: "Silhouette (squared distance)",
      stability: "Stability",
      smallest: "Smallest",
      verdict: "Verdict",
      use: "",
    },
    used: "in use",
    dropped: (why: Dropped, noun: Noun): string =>
      ({
        small: `a ${noun === "personas" ? "persona" : "group"} too small`,
        unstable: "not stable",
        silhouette: "less clear",
        simpler: "no clearer than fewer",
      })[why],
    use: "Use",
    useK: (k: number, noun: Noun) => `Use ${count(k)} ${noun}`,
    automatic: "Choose by itself",
  },
  {
    size: (share, n) => `${percent(share, 0)} · ${n} 位客户`,
    veiled: "已隐藏",
    hidden: (k) => `客户不足 ${count(k)} 位，或为保护其他群体而隐藏，不显示任何内容。`,
    versus: (all) => `全体 ${all}`,
    mean: "均值",
    nothing: "没有明显特征。",
    stable: (jaccard) => (jaccard >= 0.85 ? "非常稳定" : jaccard >= 0.75 ? "稳定" : jaccard >= 0.6 ? "有规律，但归属不确定" : "不可信"),
    stability: (jaccard) => `重新抽样时的重合度：${fixed(jaccard, 2)}`,
    colon: "：",
    leftOut: (n, noun) => (noun === "personas" ? `${count(n)} 个标签未参与` : `${count(n)} 列未参与`),
    twin: (of) => `与 ${of} 重复`,
    choice: (noun) => (noun === "personas" ? "画像数量及其理由" : "群体数量及其理由"),
    choiceAbout: (k, given, noun) =>
      given ? `${count(k)} 个为手动设定。` : `${count(k)} 个：在稳定且没有过小${noun === "personas" ? "画像" : "群体"}的方案中最清晰，差别很小时取较少的。`,
    choiceTable: (noun) => (noun === "personas" ? "尝试过的画像数量" : "尝试过的群体数量"),
    choiceChart: "各数量的轮廓系数",
    head: {
      k: { personas: "画像数", groups: "群体数" },
      silhouette: "轮廓系数",
      squared: "轮廓系数（平方距离）",
      stability: "稳定性",
      smallest: "最小占比",
      verdict: "结论",
      use: "",
    },
    used: "使用中",
    dropped: (why, noun) =>
      ({ small: `有${noun === "personas" ? "画像" : "群体"}过小`, unstable: "不稳定", silhouette: "不够清晰", simpler: "不比更少的清晰" })[why],
    use: "改用",
    useK: (k, noun) => `改用 ${count(k)} 个${noun === "personas" ? "画像" : "群体"}`,
    automatic: "自动选择",
  },
);
