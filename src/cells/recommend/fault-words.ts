import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count, percent } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `recommend/${string}`>;

/** What goes wrong with recommendations, and what to do. */
export const en: FaultWords<Own> = {
  "recommend/not-chosen": ({ needed }) =>
    needed === "customers"
      ? "No table of customers is chosen yet. Choose one."
      : "Campaign types need the personas that the matrix was made with. Choose them.",
  "recommend/no-offers": () => "There is nothing to recommend yet. Add an offer with its table of chances, or choose a matrix.",
  "recommend/incomplete": ({ offer, lacks }) =>
    lacks === "name" ? `The offer from ${offer || "a table"} has no name. Give it one.` : `The offer ${offer} has no table of chances. Choose one.`,
  "recommend/same-name": ({ offer }) => `Two offers are called ${offer}. Give one of them another name.`,
  "recommend/no-column": ({ table, column }) =>
    column === "probability"
      ? `Table ${table} has no column probability with numbers. Choose a table of chances, such as a propensity makes.`
      : `Table ${table} has no column ${column || "of customer ids"}. Choose another table or column.`,
  "recommend/values": ({ offers }) =>
    `Some offers have a value and some do not, so they cannot be compared: ${offers.join(", ")} lack one. Give every offer a value, or none; campaign types have none.`,
  "recommend/no-rates": ({ matrix }) => `The matrix ${matrix} has no rates to recommend by. Run it, or choose another.`,
  "recommend/nobody": ({ customers }) =>
    `None of the ${count(customers)} customers is left after the exclusions. Loosen the plan or the lists, or check that their ids match.`,
  "recommend/nothing": ({ left, least }) =>
    `No offer can be made to any of the ${count(left)} customers who are left: nobody has a chance of ${percent(least)} or more and lacks the product. Lower the least chance, or check that the ids match.`,
};

/** The same in Chinese. */
export const zh: FaultWords<Own> = {
  "recommend/not-chosen": ({ needed }) => (needed === "customers" ? "尚未选择客户表，请选择。" : "按活动类型推荐需要生成矩阵时所用的画像，请选择。"),
  "recommend/no-offers": () => "尚无可推荐的内容。请添加产品及其概率表，或选择矩阵。",
  "recommend/incomplete": ({ offer, lacks }) =>
    lacks === "name" ? `来自 ${offer || "某个表"} 的产品没有名称，请填写。` : `产品 ${offer} 没有概率表，请选择。`,
  "recommend/same-name": ({ offer }) => `有两个产品都叫 ${offer}，请修改其中一个的名称。`,
  "recommend/no-column": ({ table, column }) =>
    column === "probability"
      ? `表 ${table} 中没有数值型的 probability 列。请选择概率表，例如倾向模型生成的表。`
      : `表 ${table} 中没有列 ${column || "客户编号"}，请改选表或列。`,
  "recommend/values": ({ offers }) => `部分产品有价值、部分没有，无法比较：${offers.join("、")} 缺少价值。请为所有产品填写价值，或全部留空；活动类型没有价值。`,
  "recommend/no-rates": ({ matrix }) => `矩阵 ${matrix} 中没有可用的成功率，请运行它或另选一个。`,
  "recommend/nobody": ({ customers }) => `${count(customers)} 位客户在排除之后无人剩余。请放宽计划或名单，或检查编号是否一致。`,
  "recommend/nothing": ({ left, least }) =>
    `剩余的 ${count(left)} 位客户都没有可推荐的产品：没有人的概率达到 ${percent(least)} 且尚未拥有该产品。请降低最低概率，或检查编号是否一致。`,
};
