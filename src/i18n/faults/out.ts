import type { FaultCode, FaultWords } from "../../core/fault.ts";
import { catalogue } from "../i18n.svelte.ts";
import { count } from "../number.ts";

type Codes = Extract<FaultCode, `out/${string}`>;

const en: FaultWords<Codes> = {
  "out/too-many-rows": ({ rows, most }) =>
    `The table has ${count(rows)} rows; a sheet of Excel holds ${count(most)}. Choose CSV or Parquet, or take fewer rows with a table or SQL cell first.`,
  "out/too-many-columns": ({ columns, most }) =>
    `The table has ${count(columns)} columns; a sheet of Excel holds ${count(most)}. Choose fewer columns, or CSV or Parquet.`,
  "out/disk-full": ({ name }) =>
    `There is no room for “${name}”. Nothing was left behind. Make room on the disk, choose fewer columns, or choose Parquet, which is smaller.`,
  "out/not-written": ({ name, message }) =>
    `“${name}” could not be written (${message}). Nothing was left behind. If the file is open in another program, close it there; or choose another place.`,
};

const zh: FaultWords<Codes> = {
  "out/too-many-rows": ({ rows, most }) =>
    `该表有 ${count(rows)} 行，而 Excel 的一个工作表最多容纳 ${count(most)} 行。请选择 CSV 或 Parquet，或先用表格或 SQL 单元格减少行数。`,
  "out/too-many-columns": ({ columns, most }) =>
    `该表有 ${count(columns)} 列，而 Excel 的一个工作表最多容纳 ${count(most)} 列。请减少列，或选择 CSV 或 Parquet。`,
  "out/disk-full": ({ name }) => `空间不足，无法写入“${name}”，未留下任何残余文件。请清理磁盘、减少列，或选择体积更小的 Parquet。`,
  "out/not-written": ({ name, message }) => `无法写入“${name}”（${message}），未留下任何残余文件。如果该文件正在其他程序中打开，请先关闭；或换一个位置保存。`,
};

/** What the faults of handing tables out say. */
export const out = catalogue(en, zh);
