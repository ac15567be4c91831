import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { count } from "../../i18n/number.ts";
import type { Choice } from "./faults.ts";

type Own = Extract<FaultCode, `history/${string}`>;

const choicesEn: Record<Choice, string> = {
  contacts: "the table of contacts",
  customer: "the column of customers",
  campaign: "the column of campaigns",
  outcome: "the column that says what came of a contact",
  wide: "the columns that are campaigns",
  campaignKey: "the key of the table of campaigns",
  customerKey: "the key of the table of customers",
};

const choicesZh: Record<Choice, string> = {
  contacts: "接触记录表",
  customer: "客户列",
  campaign: "活动列",
  outcome: "接触结果列",
  wide: "代表活动的列",
  campaignKey: "活动表的主键列",
  customerKey: "客户表的主键列",
};

/** A status as it stands, a blank one in words. */
const quoted = (statuses: readonly string[], blank: string, open: string, close: string) =>
  statuses.map((status) => (status === "" ? blank : `${open}${status}${close}`));

/** What the faults of a history say. */
export const faultsEn: FaultWords<Own> = {
  "history/choose": ({ what }) =>
    what === "contacts"
      ? "Choose the table of contacts: one row each, with the customer, the campaign and what came of it; or one row a customer, with a column a campaign. Add its file if it is not here yet."
      : `Choose ${choicesEn[what]}.`,
  "history/no-column": ({ table, column }) => `Table ${table} has no column ${column}. Choose another column.`,
  "history/empty": ({ table }) => `Table ${table} has no rows. Load a file with contacts, or choose another table.`,
  "history/no-ids": ({ table, rows }) => `None of the ${count(rows)} rows of table ${table} has both a customer and a campaign. Check the two columns.`,
  "history/unmapped": ({ table, statuses, more }) =>
    `Table ${table} has statuses without a meaning: ${quoted(statuses, "(blank)", "“", "”").join(", ")}${more ? ` and ${count(more)} more` : ""}. Say for each whether it is a success, an intent, a failure, or no contact that counts.`,
  "history/all-left-out": ({ table, control, excluded }) =>
    `No contact of table ${table} is left: ${count(excluded)} rows are excluded by their status and ${count(control)} belong to the control group.`,
  "history/no-success": ({ table, statuses }) =>
    `No contact of table ${table} counts as a success, so there is nothing to learn from. Its statuses are ${quoted(statuses.slice(0, 10), "(blank)", "“", "”").join(", ")}: mark those that mean yes.`,
  "history/no-known-customer": ({ contacts, table, column, examples }) =>
    `No customer of table ${contacts} is in column ${column} of table ${table} (for example ${examples.slice(0, 3).join(", ")}). Check that both columns hold the same ids, with the same leading zeros.`,
  "history/no-known-campaign": ({ contacts, table, column, examples }) =>
    `No campaign of table ${contacts} is in column ${column} of table ${table} (for example ${examples.slice(0, 3).join(", ")}). Check that both columns hold the same ids, with the same leading zeros.`,
};

/** The same in Chinese. */
export const faultsZh: FaultWords<Own> = {
  "history/choose": ({ what }) =>
    what === "contacts"
      ? "请选择接触记录表：每次接触一行，含客户、活动和结果；或每位客户一行、每个活动一列。若还没有，请先添加该文件。"
      : `请选择${choicesZh[what]}。`,
  "history/no-column": ({ table, column }) => `表 ${table} 中没有列 ${column}，请改选其他列。`,
  "history/empty": ({ table }) => `表 ${table} 没有数据。请加载接触记录文件，或改选其他表。`,
  "history/no-ids": ({ table, rows }) => `表 ${table} 的 ${count(rows)} 行都缺少客户或活动编号，请检查这两列。`,
  "history/unmapped": ({ table, statuses, more }) =>
    `表 ${table} 中有未定义含义的状态：${quoted(statuses, "（空）", "“", "”").join("、")}${more ? `等，另有 ${count(more)} 个` : ""}。请逐一指定为成功、意向、失败或不计入。`,
  "history/all-left-out": ({ table, control, excluded }) =>
    `表 ${table} 没有剩余的有效接触：${count(excluded)} 行因状态不计入，${count(control)} 行属于对照组。`,
  "history/no-success": ({ table, statuses }) =>
    `表 ${table} 中没有成功的接触，无从分析。现有状态：${quoted(statuses.slice(0, 10), "（空）", "“", "”").join("、")}，请标出其中表示成功的状态。`,
  "history/no-known-customer": ({ contacts, table, column, examples }) =>
    `表 ${contacts} 的客户在表 ${table} 的列 ${column} 中一个也找不到（例如 ${examples.slice(0, 3).join("、")}）。请确认两列是同一种编号，前导零一致。`,
  "history/no-known-campaign": ({ contacts, table, column, examples }) =>
    `表 ${contacts} 的活动在表 ${table} 的列 ${column} 中一个也找不到（例如 ${examples.slice(0, 3).join("、")}）。请确认两列是同一种编号，前导零一致。`,
};
