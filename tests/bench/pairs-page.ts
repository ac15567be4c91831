import type { Held } from "../../src/core/lift/items.ts";
import { openEngine } from "../../src/engine/engine.ts";
import { itemMasks } from "../../src/sql/item-masks.ts";
import { handwritten } from "../../src/sql/sql.ts";
import type { PageContender } from "./duel-worker.ts";
import { ITEMS, N, wideTable } from "./pairs-data.ts";

/** Masks are in the worker; pairs are counted. */
const given: PageContender = async (file, { kernels }) => {
  const masks = new Uint32Array(await file("masks.u32"));
  const words = [masks.subarray(0, N), masks.subarray(N)];
  return () => kernels.pairs({ n: N, items: ITEMS, words });
};

/** The table is in the page's DuckDB, in the room where tables of CSV lie; masks are made, brought over, and counted. */
const fromTable: PageContender = async (_, { kernels }) => {
  const engine = await openEngine({ lost: () => {} });
  await engine.run(handwritten(wideTable("quick.main.wide")));
  const held: Held = { is: "some" };
  const items = Array.from({ length: ITEMS }, (_, item) => ({ column: `p${item}`, held, flag: true }));
  const query = itemMasks({ wide: { table: "wide", customer: "", customerType: "text", items }, long: null }, [], false);
  return async () => {
    const { columns, rows } = await engine.query(query);
    return kernels.pairs({ n: rows, items: ITEMS, words: [columns.w0 as Float64Array, columns.w1 as Float64Array] });
  };
};

/** The browser's contenders, by name. */
export const contenders: Record<string, PageContender> = { given, fromTable };
