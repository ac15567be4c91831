import { beforeEach, expect, test } from "vitest";
import { rowsOf, table } from "../../core/table.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import kind from "./index.ts";

let room: StandIn;

beforeEach(async () => {
  room = await openReach();
});

const customers = {
  table: "crm",
  ids: [
    { column: "id", type: "customer" },
    { column: "tel", type: "phone" },
  ],
};
const visits = {
  table: "visits",
  ids: [
    { column: "cookie", type: "cookie" },
    { column: "tel", type: "phone" },
  ],
};

const crm = (...rows: (string | null)[][]) => room.put("crm", table({ id: rows.map(([id]) => id), tel: rows.map(([, tel]) => tel) }));
const visited = (...rows: (string | null)[][]) => room.put("visits", table({ cookie: rows.map(([cookie]) => cookie), tel: rows.map(([, tel]) => tel) }));
const run = (spec: object = {}) => room.runCell(kind, "ids", { tables: [customers, visits], ...spec });
const made = (part = "") => rowsOf(room.query(`FROM ids${part && `_${part}`}`));

test("ids of several tables become customers", async () => {
  crm(["K1", "+86 138-0000-0001"], ["K2", "13800000002"], ["K3", null]);
  visited(["c1", "１３８０００００００１"], ["c2", "13800000001 "], ["c3", "13900000009"]);
  const result = await run();
  expect(made()).toEqual([
    { type: "cookie", id: "c1", unified_id: "U00000001", size: 4 },
    { type: "cookie", id: "c2", unified_id: "U00000001", size: 4 },
    { type: "cookie", id: "c3", unified_id: "U00000004", size: 2 },
    { type: "customer", id: "K1", unified_id: "U00000001", size: 4 },
    { type: "customer", id: "K2", unified_id: "U00000002", size: 2 },
    { type: "customer", id: "K3", unified_id: "U00000003", size: 1 },
    { type: "phone", id: "13800000001", unified_id: "U00000001", size: 4 },
    { type: "phone", id: "13800000002", unified_id: "U00000002", size: 2 },
    { type: "phone", id: "13900000009", unified_id: "U00000004", size: 2 },
  ]);
  expect(made("customers").map(({ customer_id, unified_id }) => [customer_id, unified_id])).toEqual([
    ["K1", "U00000001"],
    ["K2", "U00000002"],
    ["K3", "U00000003"],
  ]);
  expect(result).toMatchObject({
    ids: 9,
    customers: 4,
    known: 3,
    links: { found: 5, shared: 0, refused: 0, used: 5 },
    largest: 4,
    conflicts: 0,
    review: 0,
    since: null,
    warnings: [],
    types: [
      { type: "customer", ids: 3, leftOut: 0, customers: 3 },
      { type: "phone", ids: 3, leftOut: 0, customers: 3 },
      { type: "cookie", ids: 3, leftOut: 0, customers: 2 },
    ],
  });
});
