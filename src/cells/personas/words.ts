import type { Banner } from "../../core/cluster/choose-k.ts";
import type { LibraryName } from "../../core/persona/library.ts";
import type { DropReason } from "../../core/prepare/plan.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count, percent } from "../../i18n/number.ts";
import { reasons } from "../../i18n/faults/prepare.ts";
import { en, zh } from "./fault-words.ts";
import type { Warning } from "./result.ts";

const many = (n: number, one: string, more: string) => `${count(n)} ${n === 1 ? one : more}`;

export const words = catalogue(
  {
    title: "Personas",
    about: "Finds the kinds of customers among those who said yes, and what sets each apart.",
    faults: en,
    libraries: { success: "Said yes", intent: "Were interested", failure: "Said no" } satisfies Record<LibraryName, string>,
    library: "Personas of those who",
    sentence: {
      success: (k: number, customers: number) => `**${many(k, "persona", "personas")}** among ${count(customers)} customers who said yes.`,
      intent: (k: number, customers: number) => `**${many(k, "persona", "personas")}** among ${count(customers)} customers who were interested.`,
      failure: (k: number, customers: number) => `**${many(k, "persona", "personas")}** among ${count(customers)} customers who said no.`,
    } satisfies Record<LibraryName, (k: number, customers: number) => string>,
    largest: (name: string, share: number, size: string) => `The largest is **${name}**: ${percent(share, 0)}, ${size}.`,
    between: " ",
    customers: (n: string) => `${n} customers`,
    under: (k: number) => `fewer than ${count(k)}`,
    howToRead: "Medians of the persona against those of all customers above, means where it says so; shares where a tag has levels.",
    banners: {
      "weak-structure": "The personas shade into one another: take them as a convenient cut, not as natural kinds.",
      unstable: "The personas were not stable when customers were drawn again: read their borders loosely.",
      "small-clusters": "At least one persona is very small.",
    } satisfies Record<Banner, string>,
    warnings: {
      snapshot: "Attributes are as they are today, not as they were before the campaign: a persona may show what a success changed.",
      "few-intents": "Fewer than 50 customers were interested without saying yes: there are no personas of them.",
      "few-failures": "Fewer than 50 customers only said no: there are no personas of them.",
      "small-personas": "Personas too small to be shown are hidden.",
    } satisfies Record<Warning, string>,
    contrast: "What those who said yes have, and those who said no have not",
    contrastAbout: "Means among customers contacted with a campaign of the type; the difference is in standard deviations.",
    contrastTable: "Yes against no, by campaign type",
    contrastHead: { type: "Campaign type", tag: "Tag", yes: "Said yes", no: "Said no", difference: "Difference" },
    noContrast: "No difference stands out.",
    leftOut: (n: number) => `${many(n, "tag", "tags")} left out`,
    reason: (reason: DropReason, of: string | null) => (of ? `says the same as ${of}` : reasons.en[reason]),
    colon: ": ",
    editor: {
      tables: "Tables",
      tags: "Tags",
      history: "History",
      types: "Campaign types",
      optional: "None: no contrast by type",
      columns: "Tags that make personas",
      columnsEmpty: "Who they are, what they use, what they have",
      columnsHint: "Trends and contacts belong to the new personas.",
      k: "Number of personas",
      kHint: "Empty: chosen by clearness and stability.",
      auto: "automatic",
      seed: "Seed",
      seedHint: "The same seed gives the same personas.",
      weights: "Weights",
      weightsHint: "2 makes a tag count double; 0 leaves it out.",
    },
  },
  {
    title: "画像",
    about: "从成功客户中找出不同类型的人群，并说明各自的特征。",
    faults: zh,
    libraries: { success: "成功客户", intent: "意向客户", failure: "失败客户" },
    library: "画像人群",
    sentence: {
      success: (k, customers) => `${count(customers)} 位成功客户分为 **${count(k)} 个画像**。`,
      intent: (k, customers) => `${count(customers)} 位意向客户分为 **${count(k)} 个画像**。`,
      failure: (k, customers) => `${count(customers)} 位失败客户分为 **${count(k)} 个画像**。`,
    },
    largest: (name, share, size) => `其中最大的是**${name}**，占 ${percent(share, 0)}，${size}。`,
    between: "",
    customers: (n) => `${n} 位客户`,
    under: (k) => `不足 ${count(k)}`,
    howToRead: "左侧为该画像的中位数，右侧为上述全部客户的中位数（注明均值的除外）；类别标签显示占比。",
    banners: {
      "weak-structure": "画像之间界限模糊：可作为便于使用的划分，但不是天然类别。",
      unstable: "重新抽样后画像不稳定，请宽松看待其边界。",
      "small-clusters": "至少有一个画像很小。",
    },
    warnings: {
      snapshot: "客户属性为当前值，而非活动之前的值，画像可能反映了成功之后的变化。",
      "few-intents": "仅有意向的客户不足 50 位，不生成意向画像。",
      "few-failures": "仅有失败记录的客户不足 50 位，不生成失败画像。",
      "small-personas": "人数过少的画像已隐藏。",
    },
    contrast: "成功客户与失败客户的差异",
    contrastAbout: "在接触过该类型活动的客户中比较均值，差异以标准差为单位。",
    contrastTable: "各活动类型的成功与失败对比",
    contrastHead: { type: "活动类型", tag: "标签", yes: "成功", no: "失败", difference: "差异" },
    noContrast: "没有明显差异。",
    leftOut: (n) => `${count(n)} 个标签未参与`,
    reason: (reason, of) => (of ? `与 ${of} 重复` : reasons["zh-CN"][reason]),
    colon: "：",
    editor: {
      tables: "数据表",
      tags: "标签",
      history: "历史",
      types: "活动类型",
      optional: "不选则不按类型对比",
      columns: "用于画像的标签",
      columnsEmpty: "客户属性、使用情况和持有产品",
      columnsHint: "趋势与接触类标签用于新画像。",
      k: "画像数量",
      kHint: "留空则按清晰度和稳定性选择。",
      auto: "自动",
      seed: "种子",
      seedHint: "种子相同，画像相同。",
      weights: "权重",
      weightsHint: "2 表示该标签的作用加倍，0 表示不参与。",
    },
  },
);
