import { beforeAll, expect, test } from "vitest";
import { pseudonym } from "../../core/pseudonym.ts";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { exportCsv, type ExportOrder } from "./export.ts";

let reach: StandIn;
beforeAll(async () => {
  reach = await openReach();
  reach.put(
    "plan",
    `SELECT 'u' || i AS customer_id, CASE WHEN i = 3 THEN NULL ELSE 'N' || i END AS persona, 0.5 / i AS probability, i::INTEGER AS rank,
     CASE WHEN i = 2 THEN 'control' ELSE 'contact' END AS arm FROM range(1, 4) t(i)`,
  );
  reach.put("tags", `SELECT 'u' || i AS customer_id, i * 10 AS fee, '=1+' || i AS note FROM range(1, 3) t(i)`);
});

const order = (more: Partial<ExportOrder> = {}): ExportOrder => ({
  plan: "plan",
  tags: "tags",
  columns: ["customer_id", "persona_name"],
  control: false,
  key: null,
  token: "token",
  personaName: (id) => (id === null ? "none" : `“${id}”, new`),
  ...more,
});
const lines = async (more: Partial<ExportOrder> = {}) => {
  const { text, rows } = await exportCsv(order(more), async (query) => reach.query(query));
  const found = text.replace("\uFEFF", "").trimEnd().split("\r\n");
  expect(found).toHaveLength(rows + 1);
  return found;
};

test("an export holds those to contact, best first, with personas in words", async () => {
  expect(await lines()).toEqual(["customer_id,persona_name", 'u1,"“N1”, new"', "u3,none"]);
});

test("the control leaves only when asked for, and then says that it is control", async () => {
  expect(await lines({ columns: ["customer_id", "rank"], control: true })).toEqual(["customer_id,rank,arm", "u1,1,contact", "u2,2,control", "u3,3,contact"]);
});

test("tags leave beside the plan's own columns, a formula disarmed, empty where the customer has none", async () => {
  expect(await lines({ columns: ["customer_id", "fee", "note"] })).toEqual(["customer_id,fee,note", "u1,10,'=1+1", "u3,,"]);
});

test("pseudonyms stand in place of ids, and nothing else of the id is in the file", async () => {
  const key = new Uint8Array(32).fill(7);
  const found = await lines({ columns: ["customer_id", "persona"], key });
  expect(found.slice(0, 2)).toEqual(["token,persona", `${pseudonym(key, "u1")},N1`]);
  expect(found.join()).not.toMatch(/\bu\d/);
});
