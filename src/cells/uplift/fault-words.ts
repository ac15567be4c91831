import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `uplift/${string}`>;

export const en: FaultWords<Own> = {
  "uplift/choose": ({ what, table, column, values }) =>
    ({
      table: "No table is chosen. Choose a table with one row a customer that says who was contacted and who was left alone.",
      arm: `Choose the column of ${table} that says who was contacted and who was the control.`,
      outcome: `Choose the column of ${table} that says how it turned out.`,
      treated: `Choose which values of ${column} mean “contacted”: it has ${values.join(", ")}.`,
      yes: `Choose which values of ${column} mean “yes”: it has ${values.join(", ")}.`,
    })[what],
  "uplift/no-column": ({ table, column }) => `${table} has no column ${column}. Choose another.`,
  "uplift/same-column": ({ column }) => `${column} cannot say both who was contacted and how it turned out. Choose another column for one of them.`,
  "uplift/no-treated": ({ table, column, treated, values }) =>
    `Nobody in ${table} was contacted: ${column} never is ${treated.join(", ")}${values.length ? `; it is ${values.join(", ")}` : ""}. Choose the value that means “contacted”.`,
  "uplift/no-control": ({ table, column, treated }) =>
    `${table} has no control: every row with an answer has ${column} = ${treated.join(", ")}. Without customers who were left alone by chance, no effect can be told. Hold some back next time; plan does it.`,
  "uplift/several-arms": ({ table, column, values }) =>
    `Several values of ${column} in ${table} could be the control: ${values.join(", ")}. Say which are the control; rows with other values are left out.`,
  "uplift/one-answer": ({ table, column, answers, yes }) =>
    answers.some((answer) => yes.includes(answer))
      ? `Every row of ${table} counts as a yes: ${column} is always ${answers.join(", ")}. There is nothing to compare.`
      : `No row of ${table} counts as a yes: ${column} is ${answers.join(", ")}, never ${yes.join(", ")}. Choose the value that means “yes”.`,
  "uplift/no-columns": ({ table }) => `${table} has no column left to tell customers apart by. Leave out fewer, or choose a table with attributes.`,
  "uplift/apply-lacks": ({ table, columns }) => `${table} lacks columns that the score needs: ${columns.join(", ")}.`,
  "uplift/few-events": ({ arm, events, least, columns }) =>
    `Too few to learn from: among the ${arm === "treated" ? "contacted" : "control"} customers learned from, the rarer answer has ${count(events)} rows; ${count(least)} are needed for ${count(columns)} columns. Choose fewer columns, or bring more customers.`,
};

export const zh: FaultWords<Own> = {
  "uplift/choose": ({ what, table, column, values }) =>
    ({
      table: "尚未选择表。请选择每名客户一行、标明是否被营销的表。",
      arm: `请选择 ${table} 中标明实验组与对照组的列。`,
      outcome: `请选择 ${table} 中标明结果的列。`,
      treated: `请选择 ${column} 的哪些取值表示“已营销”，现有取值：${values.join("、")}。`,
      yes: `请选择 ${column} 的哪些取值表示“成功”，现有取值：${values.join("、")}。`,
    })[what],
  "uplift/no-column": ({ table, column }) => `${table} 中没有列 ${column}，请另选一列。`,
  "uplift/same-column": ({ column }) => `${column} 不能既表示分组又表示结果，请为其中一项另选一列。`,
  "uplift/no-treated": ({ table, column, treated, values }) =>
    `${table} 中没有被营销的客户：${column} 中没有 ${treated.join("、")}${values.length ? `，现有取值为 ${values.join("、")}` : ""}。请选择表示“已营销”的取值。`,
  "uplift/no-control": ({ table, column, treated }) =>
    `${table} 没有对照组：所有有结果的行 ${column} 都是 ${treated.join("、")}。没有随机留出的客户，就无法判断营销效果。下次请预留对照组，可使用“方案”单元格。`,
  "uplift/several-arms": ({ table, column, values }) =>
    `${table} 的 ${column} 有多个取值可能是对照组：${values.join("、")}。请指明哪些是对照组，其余取值的行不计入。`,
  "uplift/one-answer": ({ table, column, answers, yes }) =>
    answers.some((answer) => yes.includes(answer))
      ? `${table} 的每一行都算成功：${column} 全部为 ${answers.join("、")}，无从比较。`
      : `${table} 中没有一行算成功：${column} 的取值为 ${answers.join("、")}，没有 ${yes.join("、")}。请选择表示“成功”的取值。`,
  "uplift/no-columns": ({ table }) => `${table} 没有可用于区分客户的列。请减少排除的列，或选择带有客户属性的表。`,
  "uplift/apply-lacks": ({ table, columns }) => `${table} 缺少评分所需的列：${columns.join("、")}。`,
  "uplift/few-events": ({ arm, events, least, columns }) =>
    `样本不足：用于学习的${arm === "treated" ? "实验组" : "对照组"}客户中，较少的一类结果只有 ${count(events)} 行，${count(columns)} 个列至少需要 ${count(least)} 行。请减少列，或补充客户。`,
};
