import { expect, test } from "vitest";
import type { IdsResult } from "../../src/cells/ids/result.ts";
import { schema } from "../../src/cells/ids/schema.ts";
import View from "../../src/cells/ids/View.svelte";
import { compute } from "../../src/compute/compute.ts";
import { resolve } from "../../src/core/ids/resolve.ts";
import { silent } from "../../src/core/progress.ts";
import { table, type Table } from "../../src/core/table.ts";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { parse } from "valibot";
import { graphOf } from "../fixtures/many-ids.ts";
import { show } from "./on-page.ts";

test("the worker gives what the function gives, and says how far it is", async () => {
  const shares: number[] = [];
  const found = await compute("ids", "resolve", graphOf("customers", 200_000), {
    signal: new AbortController().signal,
    progress: (share) => shares.push(share),
  });
  const expected = resolve(graphOf("customers", 200_000));
  expect(found.canonical).toEqual(expected.canonical);
  expect(found.carried.unified).toEqual(expected.carried.unified);
  expect(found.conflicts.n).toBe(expected.conflicts.n);
  expect(shares.length).toBeGreaterThan(4);
  expect(shares).toEqual([...shares].sort((x, y) => x - y));
});

test("calling off ends the thread, and the next call is answered by another", async () => {
  const off = new AbortController();
  const running = compute("ids", "resolve", graphOf("tangled", 1_000_000), {
    signal: off.signal,
    progress: () => off.abort(new DOMException("enough", "AbortError")),
  });
  await expect(running).rejects.toMatchObject({ message: "enough" });
  const small = await compute("ids", "resolve", graphOf("chain", 1000), { signal: new AbortController().signal, progress: silent });
  expect(small.n).toBe(resolve(graphOf("chain", 1000)).n);
});

const spec = parse(schema, {
  tables: [
    {
      table: "crm",
      ids: [
        { column: "id", type: "customer" },
        { column: "tel", type: "phone" },
      ],
    },
  ],
  previous: "old",
});
const result: IdsResult = {
  read: [
    {
      table: "crm",
      rows: 60,
      columns: [
        { column: "id", type: "customer", filled: 60 },
        { column: "tel", type: "phone", filled: 58 },
      ],
    },
  ],
  types: [
    { type: "customer", ids: 60, leftOut: 0, customers: 60 },
    { type: "phone", ids: 55, leftOut: 3, customers: 55 },
  ],
  ids: 115,
  customers: 63,
  known: 60,
  links: { found: 58, shared: 0, refused: 2, used: 56 },
  sizes: [
    { from: 1, to: 1, customers: 4 },
    { from: 2, to: 2, customers: 59 },
  ],
  largest: 2,
  dropped: [{ type: "phone", why: "zeros", ids: 1, rows: 2 }],
  dated: false,
  conflicts: 1,
  inConflict: 2,
  review: 0,
  since: { kept: 50, merged: 4, split: 3, new: 6, before: 55, gone: 1, retired: 1 },
  twice: { ids: 0, example: null },
  warnings: [],
};
const groups = table({ conflict: [1], holders: [2], component: [3] });
const links = table({
  type_a: ["customer", "customer"],
  a: ["K00000001", "K00000002"],
  type_b: ["phone", "phone"],
  b: ["13812345678", "13812345678"],
  weight: [2, 1],
  bridge: [1, 1],
  separates: [1, 1],
  rejected: [0, 1],
});

function view(presenting: boolean): HTMLElement {
  return show(View as never, {
    name: "ids",
    spec,
    result,
    ask: async (query: string): Promise<Table> => (query.includes("conflict_links") ? links : groups),
    say: String,
    add: () => undefined,
    handOut: () => undefined,
    settings: { month: null, window: 6, k: 10 },
    presenting,
  });
}

test("a mapping says first how many ids became how many customers, and shows a conflict with its bridge and its refused link", async () => {
  speak("en");
  const place = view(false);
  expect(place.querySelector("p")!.textContent).toContain(
    "115 ids (60 customer ids and 55 phones) belong to 63 customers. 60 are known by customer id, 3 by other ids only. 2 links were refused",
  );
  await expect.poll(() => place.querySelectorAll("svg[role=img] line.separates").length).toBe(1);
  expect(place.querySelectorAll("svg[role=img] line.rejected").length).toBe(1);
  expect(place.querySelector("svg[role=img]")!.textContent).toContain("K00000001");
});

test("presenting masks every id and gives no few customers away", async () => {
  speak("en");
  const place = view(true);
  await expect.poll(() => place.querySelector("svg[role=img]")?.textContent).toContain("K0****01");
  const said = place.textContent!;
  expect(said).not.toMatch(/K0000000\d|13812345678/);
  expect(said).not.toContain("by other ids only");
  expect(said).toContain("<10");
  expect(said).toContain("1–2 ids");
});

test("a mapping is said in Chinese", () => {
  speak("zh-CN");
  const place = view(false);
  expect(place.querySelector("p")!.textContent).toContain("115 个标识（60 个客户编号、55 个手机号）归为 63 位客户。");
  speak("en");
});
