import { readFileSync } from "node:fs";
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

test("a link that would join two customers is refused, logged, and its group is a conflict", async () => {
  crm(["K1", "13800000001"], ["K1", "13800000001"], ["K2", "13800000001"]);
  visited(["c1", "13800000001"]);
  const result = await run();
  expect(made("customers")).toEqual([
    { customer_id: "K1", unified_id: "U00000001", type: "customer", ids: 3 },
    { customer_id: "K2", unified_id: "U00000002", type: "customer", ids: 1 },
  ]);
  expect(made("edges_rejected")).toEqual([
    { type_a: "customer", a: "K2", type_b: "phone", b: "13800000001", weight: 1, why: "exclusive", customer_a: "K2", customer_b: "K1" },
  ]);
  expect(made("conflicts")).toEqual([
    { conflict: 1, type: "customer", id: "K1", unified_id: "U00000001", component: 4 },
    { conflict: 1, type: "customer", id: "K2", unified_id: "U00000002", component: 4 },
  ]);
  expect(made("conflict_links").map(({ a, b, bridge, separates, rejected, pictured }) => [a, b, bridge, separates, rejected, pictured])).toEqual([
    ["K1", "13800000001", 1, 1, 0, 1],
    ["K2", "13800000001", 1, 1, 1, 1],
    ["13800000001", "c1", 1, 0, 0, 1],
  ]);
  expect(result).toMatchObject({ customers: 2, known: 2, conflicts: 1, inConflict: 2, links: { found: 3, shared: 0, refused: 1, used: 2 } });
});

test("in plain mode all links hold, and the same group is a conflict", async () => {
  crm(["K1", "13800000001"], ["K1", "13800000001"], ["K2", "13800000001"]);
  visited(["c1", "13800000001"]);
  const result = await run({ mode: "plain" });
  expect(made().map(({ unified_id, size }) => [unified_id, size])).toEqual(Array.from({ length: 4 }, () => ["U00000001", 4]));
  expect(made("edges_rejected")).toEqual([]);
  expect(result).toMatchObject({ customers: 1, conflicts: 1, inConflict: 2, links: { refused: 0, used: 3 } });
});

test("a list of links gives the golden components, ids that stand for them, and refused links", async () => {
  const golden = JSON.parse(readFileSync("tests/golden/id_mapping.json", "utf8"));
  const split = (text: string) => [text.slice(0, text.indexOf(":")), text.slice(text.indexOf(":") + 1)];
  const column = (of: (edge: [string, string, number]) => string | number) => golden.edges.map(of);
  room.put(
    "links",
    table({
      id_a: column(([a]) => split(a)[1]),
      type_a: column(([a]) => split(a)[0]),
      id_b: column(([, b]) => split(b)[1]),
      type_b: column(([, b]) => split(b)[0]),
      weight: column(([, , weight]) => weight),
    }),
  );
  const links = { table: "links", shape: "links", a: "id_a", aType: "type_a", b: "id_b", bType: "type_b", weight: "weight" };
  await run({ tables: [links] });
  const groups = new Map<unknown, string[]>();
  for (const { type, id, unified_id } of made())
    groups.set(unified_id, [...(groups.get(unified_id) ?? []), `${type === "customer" ? "customer_id" : type}:${id}`]);
  const sorted = (lists: Iterable<string[]>) => [...lists].map((list) => list.sort()).sort((x, y) => (x[0] < y[0] ? -1 : 1));
  expect(sorted(groups.values())).toEqual(sorted(golden.constrained_union.components));
  expect(
    made("edges_rejected").map(({ type_a, a, type_b, b, weight }) => [`${type_a === "customer" ? "customer_id" : type_a}:${a}`, `${type_b}:${b}`, weight]),
  ).toEqual(golden.constrained_union.rejected_edges);
});

test("values that are no id are left out with their reason, and short numbers of customers are not", async () => {
  crm(
    ["11111", "00000000000"],
    ["K1", "11111111111"],
    ["K2", "无"],
    ["88888888", "13800000001"],
    ["0", "13800000002"],
    ["7", "d41d8cd98f00b204e9800998ecf8427e"],
    ["K9", "12345678"],
  );
  visited(["c1", "13800000001"]);
  const result = await run({ never: ["12345678"] });
  expect(made("dropped").map(({ type, id, why }) => [type, id, why])).toEqual([
    ["customer", "0", "zeros"],
    ["customer", "88888888", "repeated"],
    ["phone", "00000000000", "zeros"],
    ["phone", "11111111111", "repeated"],
    ["phone", "12345678", "listed"],
    ["phone", "d41d8cd98f00b204e9800998ecf8427e", "hash"],
    ["phone", "无", "word"],
  ]);
  expect(made("customers").map(({ customer_id }) => customer_id)).toEqual(["11111", "7", "K1", "K2", "K9"]);
  expect(result.types.map(({ type, ids, leftOut }) => [type, ids, leftOut])).toEqual([
    ["customer", 5, 2],
    ["phone", 2, 5],
    ["cookie", 1, 0],
  ]);
});

const logins = {
  table: "logins",
  ids: [
    { column: "device", type: "device" },
    { column: "who", type: "customer" },
  ],
};
/** Every customer logs in on one device, one a day. */
const logged = (people: number) =>
  room.put("logins", `SELECT 'shop' AS device, 'K' || i AS who, DATE '2024-01-01' + i::INTEGER AS day FROM range(${people}) t(i)`);

test("a device with more than 20 partners within 30 days links nothing and is nobody's id", async () => {
  logged(40);
  const result = await run({ tables: [{ ...logins, date: "day" }] });
  expect(made("dropped")).toEqual([{ type: "device", id: "shop", why: "shared", rows: 40, partners: 30 }]);
  expect(result).toMatchObject({ ids: 40, customers: 40, dated: true, links: { found: 40, shared: 40, used: 0 } });
  expect(made("edges_rejected")[0]).toEqual({
    type_a: "customer",
    a: "K0",
    type_b: "device",
    b: "shop",
    weight: 1,
    why: "shared",
    customer_a: null,
    customer_b: null,
  });
  expect(made().some(({ type }) => type === "device")).toBe(false);
});

test("partners that come over a long time do not make a device shared, without dates they do", async () => {
  logged(40);
  expect(await run({ tables: [{ ...logins, date: "day" }], days: 20, mode: "plain" })).toMatchObject({ customers: 1, links: { shared: 0 } });
  expect(await run({ tables: [logins], mode: "plain" })).toMatchObject({ customers: 40, dated: false, links: { shared: 40 } });
  expect(await run({ tables: [logins], mode: "plain", shared: [] })).toMatchObject({ customers: 1, links: { shared: 0 } });
});

test("customers of many ids are listed for review", async () => {
  logged(12);
  const result = await run({ tables: [logins], mode: "plain", review: 12 });
  expect(made("review")).toEqual([{ unified_id: "U00000001", ids: 13, type: "customer", id: "K0", exclusive: 12 }]);
  expect(result).toMatchObject({ review: 1, largest: 13, sizes: [{ from: 1, customers: 0 }, {}, {}, {}, {}, {}, { from: 11, to: 20, customers: 1 }] });
});

test("weights of a link are added up, and decide which of two links is refused", async () => {
  room.put("crm", table({ id: ["K1", "K2", "K2"], tel: ["13800000001", "13800000001", "13800000001"], w: [0.9, 0.5, 0.6] }));
  await run({ tables: [{ ...customers, weight: "w" }] });
  expect(made("edges_rejected")).toMatchObject([{ a: "K1", weight: 0.9, customer_b: "K2" }]);
});

test("odd values come through whole: quotes, emoji, line breaks, very long ids", async () => {
  const odd = ['O\'Neil "x"', "🙂👍", "a\nb\tc", "xy".repeat(10_000), "%_\\1", "'; DROP TABLE crm; --", "ÀÉ 客户"];
  crm(...odd.map((id, i) => [id, `1380000000${i}`]));
  visited(...odd.map((id, i) => [id, `1380000000${i}`]));
  const result = await run();
  expect(result).toMatchObject({ ids: 21, customers: 7, largest: 3 });
  expect(new Set(made("customers").map(({ customer_id }) => customer_id))).toEqual(new Set(odd));
});

test("columns that are numbers meet columns that are texts", async () => {
  room.put("crm", "SELECT 7::BIGINT AS id, 13800000001::BIGINT AS tel UNION ALL SELECT 8, 13800000002");
  visited(["c1", "13800000001"], ["c2", "1.3800000002E10"]);
  await run();
  expect(made("customers")).toMatchObject([
    { customer_id: "7", ids: 3 },
    { customer_id: "8", ids: 2 },
  ]);
});

test("ids of any other name are a type, weaker than those of the list unless it says so", async () => {
  room.put("crm", table({ id: ["K1", "K2"], card: ["A", "A"] }));
  const tables = [
    {
      table: "crm",
      ids: [
        { column: "id", type: "customer" },
        { column: "card", type: "身份证" },
      ],
    },
  ];
  expect(await run({ tables })).toMatchObject({ customers: 2, types: [{ type: "customer" }, { type: "身份证" }] });
  expect(await run({ tables, exclusive: ["身份证"], priority: ["身份证"] })).toMatchObject({
    customers: 1,
    known: 1,
    types: [{ type: "身份证" }, { type: "customer" }],
  });
  expect(made("customers")).toEqual([{ customer_id: "A", unified_id: "U00000001", type: "身份证", ids: 3 }]);
});

test("the same tables and the same spec give the same bytes", async () => {
  logged(30);
  const once = async () => [
    JSON.stringify(await run({ tables: [logins] })),
    JSON.stringify(["", "customers", "edges_rejected", "conflict_links"].map((part) => made(part))),
  ];
  expect(await once()).toEqual(await once());
});
