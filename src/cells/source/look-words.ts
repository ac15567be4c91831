import { catalogue } from "../../i18n/i18n.svelte.ts";
import { percent } from "../../i18n/number.ts";

/** Words of a source's columns at a glance. */
export const look = catalogue(
  {
    columns: "Columns",
    shown: (n: number, of: number) => `The first ${n} of ${of} columns are shown.`,
    distinct: "Distinct",
    missing: "Missing",
    spread: "Spread",
    values: "Values",
    about: "Approximate, from up to 20,000 rows",
    shape: (column: string) => `How the values of ${column} are spread`,
    range: (min: string, max: string) => `${min} to ${max}`,
    none: "none",
    share: (share: number) => (share > 0 && share < 0.001 ? "<0.1%" : percent(share)),
    failed: "The columns could not be looked at. Run the cell again.",
  },
  {
    columns: "列",
    shown: (n, of) => `仅显示 ${of} 列中的前 ${n} 列。`,
    distinct: "不同值",
    missing: "缺失",
    spread: "分布",
    values: "取值",
    about: "近似值，最多取 20,000 行估算",
    shape: (column) => `${column} 的取值分布`,
    range: (min, max) => `${min} 至 ${max}`,
    none: "无",
    share: (share) => (share > 0 && share < 0.001 ? "<0.1%" : percent(share)),
    failed: "无法查看各列，请重新运行该单元格。",
  },
);
