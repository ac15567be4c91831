import "./faults.ts";
import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { catalogue } from "../../i18n/i18n.svelte.ts";
import { count } from "../../i18n/number.ts";

type Own = Extract<FaultCode, `table/${string}`>;

const en: FaultWords<Own> = { "table/no-table": () => "No table is chosen yet. Choose one." };
const zh: FaultWords<Own> = { "table/no-table": () => "尚未选择表，请先选择。" };

export const words = catalogue(
  {
    title: "Table",
    about: "Shows the rows of a table: sorted, filtered, page by page.",
    faults: en,
    from: "Table",
    columns: "Columns",
    allColumns: "All columns",
    limit: "Rows a page",
    sort: "Sort by",
    sortThen: "Then by",
    order: "Order",
    unsorted: "Order of the table",
    ascending: "Ascending",
    descending: "Descending",
    filter: "Only rows where",
    search: "Search",
    searchIn: (table: string) => `Search in ${table}`,
    rowsOf: (table: string) => `Rows of ${table}`,
    found: (n: number, of: number) => `${count(n)} of ${count(of)} rows`,
    handOut: "Export",
    asking: "Looking up",
    failed: (table: string) => `The rows of ${table} could not be read. Run the cell that makes it, then look again.`,
    gone: (columns: readonly string[]) => `Not in the table any more, so left out here: ${columns.join(", ")}.`,
    hiddenRows: "Rows of single customers are not shown while presenting.",
    fewerThan: (k: number) => `<${k}`,
  },
  {
    title: "表格",
    about: "查看表中的数据：排序、筛选、翻页。",
    faults: zh,
    from: "表",
    columns: "列",
    allColumns: "全部列",
    limit: "每页行数",
    sort: "排序列",
    sortThen: "次要排序列",
    order: "顺序",
    unsorted: "保持原有顺序",
    ascending: "升序",
    descending: "降序",
    filter: "仅显示符合以下条件的行",
    search: "搜索",
    searchIn: (table) => `在 ${table} 中搜索`,
    rowsOf: (table) => `${table} 的数据`,
    found: (n, of) => `${count(of)} 行中的 ${count(n)} 行`,
    handOut: "导出",
    asking: "正在查询",
    failed: (table) => `无法读取 ${table} 的数据。请先运行生成它的单元格，再查看。`,
    gone: (columns) => `以下列已不在表中，此处不再使用：${columns.join("、")}。`,
    hiddenRows: "演示时不显示单个客户的数据。",
    fewerThan: (k) => `<${k}`,
  },
);
