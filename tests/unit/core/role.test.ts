import { expect, test } from "vitest";
import { campaignColumnsIn, columnFor, columnsFor, indicatorsIn, tableFor, tableRole, type Look, type Role } from "../../../src/core/role.ts";

/** `id:n` is a column of numbers, `day:d` of dates, `name` of text. */
const looks = (text: string): Look[] =>
  text.split(" ").map((column) => {
    const [name, type] = column.split(":");
    return { name, type: type === "n" ? "number" : type === "d" ? "date" : "text" };
  });

const english = looks("campaign_id:n household_id:n n_redeemed:n first_redeem:d outcome is_control channel");
const chinese = looks("用户号码 活动编号 接触渠道 接触时间 营销结果 是否对照组");

const roles = (columns: Look[]) => (["customer", "campaign", "outcome", "channel", "control"] as Role[]).map((role) => columnFor(role, columns));

test("the columns of a table of contacts are known by their names in English and Chinese", () => {
  expect(roles(english)).toEqual(["household_id", "campaign_id", "outcome", "channel", "is_control"]);
  expect(roles(chinese)).toEqual(["用户号码", "活动编号", "营销结果", "接触渠道", "是否对照组"]);
  expect(columnFor("date", chinese)).toBe("接触时间");
});

test("a name is known however it is cased and joined", () => {
  for (const name of ["CustomerID", "customer id", "Customer-Id", "CUSTOMER_ID", "customerId"])
    expect(columnFor("customer", looks("x").concat({ name, type: "text" }))).toBe(name);
});

test("the best name wins, the first of equals, and none that is taken", () => {
  expect(columnFor("customer", looks("id user_id customer_id"))).toBe("user_id");
  expect(columnFor("customer", looks("id user_id customer_id"), ["user_id"])).toBe("customer_id");
  expect(columnFor("customer", looks("alpha beta"))).toBe("");
  expect(columnsFor("customer", looks("id beta customer_id"))).toEqual(["customer_id", "id"]);
});

test("content decides between names and rules out what cannot be", () => {
  const statuses: Look[] = [
    { name: "status", type: "text", distinct: 3, top: ["red", "green", "blue"] },
    { name: "state", type: "text", distinct: 2, top: ["成功", "失败"] },
  ];
  expect(columnFor("outcome", statuses)).toBe("state");
  expect(columnFor("outcome", [{ name: "outcome", type: "text", distinct: 4000 }])).toBe("");
  expect(columnFor("date", [{ name: "date", type: "text", top: ["soon", "later"] }])).toBe("");
  expect(columnFor("date", [{ name: "date", type: "text", top: ["2024/6/3 8:00"] }])).toBe("date");
  expect(columnFor("customer", [{ name: "user_id", type: "boolean" }])).toBe("");
});

test("a month is told from other numbers by its name and content", () => {
  expect(columnFor("month", [{ name: "账期", type: "number", top: ["202406", "202405"] }])).toBe("账期");
  expect(columnFor("month", looks("user_id:n month:d minutes:n"))).toBe("month");
});

test("indicators are the numbers that are no id and no month", () => {
  expect(indicatorsIn(looks("user_id:n month:n tariff calls:n minutes:n branch_code:n"))).toEqual(["calls", "minutes"]);
});

test("money is known by its name", () => {
  expect(columnsFor("money", looks("voice_fee:n 语音费:n minutes:n revenue_usd:n 流量费用:n fee"))).toEqual(["voice_fee", "语音费", "revenue_usd", "流量费用"]);
});

test("tables are known by their columns", () => {
  expect(tableRole(english)).toBe("contacts");
  expect(tableRole(chinese)).toBe("contacts");
  expect(tableRole(looks("campaign_id campaign_type start_date:d end_date:d n_coupons:n"))).toBe("campaigns");
  expect(tableRole(looks("活动编号 活动类型 开始日期:d 结束日期:d"))).toBe("campaigns");
  expect(tableRole(looks("household_id age income home_ownership marital_status household_size household_comp kids_count:n"))).toBe("customers");
  expect(tableRole(looks("household_id:n month:d n_lines:n sales:n"))).toBe("usage");
  expect(tableRole(looks("用户号码 账期:n 流量:n 语音:n"))).toBe("usage");
  expect(tableRole(looks("household_id department n_lines:n sales:n"))).toBe("holdings");
  expect(tableRole(looks("ID:n Income:n AcceptedCmp1:n AcceptedCmp2:n AcceptedCmp3:n"))).toBe("wide");
  expect(tableRole(looks("a b c"))).toBe("other");
});

test("customers with a product are told from holdings by how often an id stands", () => {
  const columns: Look[] = [
    { name: "user_id", type: "text", distinct: 1000 },
    { name: "plan", type: "text", distinct: 5 },
  ];
  expect(tableRole(columns, 1000)).toBe("customers");
  expect(tableRole(columns, 5000)).toBe("holdings");
});

test("columns that are campaigns are found in a wide table", () => {
  expect(campaignColumnsIn(looks("ID:n Income:n AcceptedCmp1:n AcceptedCmp2:n"))).toEqual(["AcceptedCmp1", "AcceptedCmp2"]);
  expect(campaignColumnsIn(looks("id campaign_type"))).toEqual([]);
});

test("columns of what people answered are campaigns whatever their names; those of yes and no are not", () => {
  const answers = (name: string, ...top: string[]): Look => ({ name, type: "text", distinct: top.length, top });
  const asked = ["Data offer Jan", "Perks May"].map((name) => answers(name, "Yes", "No", "Interested", "Not reached"));
  const table = [...looks("user_id city"), answers("loan", "yes", "no", "unknown"), answers("default", "yes", "no"), ...asked];
  expect(campaignColumnsIn(table)).toEqual(["Data offer Jan", "Perks May"]);
  expect(tableRole(table)).toBe("wide");
  expect(tableRole([...looks("user_id campaign_id"), ...asked])).not.toBe("wide");
});

test("of several tables of customers the one that says most is taken, never a bare list of ids before it", () => {
  const list = { table: "免打扰名单", rows: 9000, columns: looks("客户编号") };
  const few = { table: "vip", rows: 40, columns: looks("客户编号 年龄 星级") };
  const all = { table: "客户资料", rows: 5000, columns: looks("客户编号 年龄 地市") };
  expect(tableFor("customers", [list, few, all])).toBe("客户资料");
  expect(tableFor("customers", [list])).toBe("免打扰名单");
  expect(tableFor("contacts", [list])).toBe("");
});

test("an activity is a campaign", () => {
  expect(tableRole(looks("phone_no activity outcome day:d"))).toBe("contacts");
});
