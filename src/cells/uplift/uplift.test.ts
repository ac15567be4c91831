import { parse } from "valibot";
import { expect, test } from "vitest";
import { randomFrom } from "../../core/random.ts";
import { numbers, rowsOf, table, texts } from "../../core/table.ts";
import { trial as golden } from "../../../tests/fixtures/uplift.ts";
import { openReach } from "../../../tests/fixtures/reach.ts";
import type { ColumnProfile, Input } from "../cell.ts";
import kind from "./index.ts";
import { schema, type Spec } from "./schema.ts";
import { armValues, suggest } from "./suggest.ts";

const base = { table: "trial", key: "id", outcome: "visit", yes: ["yes"], arm: "grp", treated: ["mail"], lambda: 0.001 };

/** Rows of an experiment: the mail helps the young by `gain` log-odds, and harms the old. */
function rows(n: number, gain: number, more: Partial<Record<"grp", (random: number) => string>> = {}) {
  const random = randomFrom("uplift-kind");
  const made = Array.from({ length: n }, (_, i) => {
    const [age, plan, arm] = [20 + Math.floor(random.uniform() * 50), random.uniform() < 0.4 ? "gold" : "basic", random.uniform()];
    const grp = more.grp ? more.grp(arm) : arm < 0.5 ? "mail" : "none";
    const f = -0.8 + (plan === "gold" ? 0.6 : 0) + (grp === "mail" ? (gain * (45 - age)) / 12 : 0);
    return { id: `c${String(i).padStart(5, "0")}`, age, plan, grp, visit: random.uniform() < 1 / (1 + Math.exp(-f)) ? "yes" : "no", on: "2024-06-30" };
  });
  const keys = ["id", "age", "plan", "grp", "visit", "on"] as const;
  return table(Object.fromEntries(keys.map((key) => [key, made.map((row) => row[key])])));
}

async function ran(content: ReturnType<typeof rows>, spec: Partial<Spec> = {}) {
  const reach = await openReach();
  reach.put("trial", content);
  const asked = { ...base, ...spec };
  return { reach, result: await reach.runCell(kind, "uplift", asked) };
}

/** What a run of it refuses with; null when it does not. */
async function refusing(content: ReturnType<typeof rows>) {
  const reach = await openReach();
  reach.put("trial", content);
  return (spec: Partial<Spec> = {}) =>
    reach.runCell(kind, "uplift", { ...base, ...spec }).then(
      () => null,
      (error: { data?: unknown }) => error.data,
    );
}

test("the effect is found, judged and turned into a ranked table with a target group", async () => {
  const { reach, result } = await ran(rows(1600, 1.2));
  expect(result.verdict).toBe("usable");
  expect(result.balance.balanced).toBe(true);
  expect(result.p).toBeLessThan(0.01);
  expect(result.target.by).toBe("best");
  expect(result.target.customers).toBe(Math.round(result.best * 1600));
  const all = reach.query("SELECT u.*, t.age FROM uplift AS u JOIN trial AS t ON t.id = u.customer_id ORDER BY rank");
  expect(all.rows).toBe(1600);
  const [uplift, age, rank] = [numbers(all, "uplift"), numbers(all, "age"), numbers(all, "rank")];
  for (let i = 1; i < 1600; ++i) expect(uplift[i]).toBeLessThanOrEqual(uplift[i - 1]);
  expect([rank[0], rank[1599]]).toEqual([1, 1600]);
  expect(age.subarray(0, 100).reduce((a, b) => a + b) / 100).toBeLessThan(35);
  expect(reach.query("SELECT count(*) AS n FROM uplift_target WHERE rank <= 1600").columns.n).toEqual(Float64Array.of(result.target.customers));
  expect(new Set(texts(all, "region").levels)).toContain("sleeping");
  expect(result.regions.reduce((sum, { customers }) => sum + customers, 0)).toBe(1600);
  expect(result.arms.treated.n + result.arms.control.n).toBe(1600);
});

test("moving the cut gives the same bytes as running anew, and asks no worker", async () => {
  const { reach, result } = await ran(rows(1200, 1.2));
  const spec = parse(schema, { ...base, cut: 0.2 });
  const quick = await kind.run!(spec, { ...reach.for("uplift"), before: result, compute: () => Promise.reject(new Error("a worker was asked")) });
  const light = [JSON.stringify(quick), JSON.stringify(rowsOf(reach.query("FROM uplift ORDER BY rank")))];
  const whole = await reach.runCell(kind, "uplift", { ...base, cut: 0.2 });
  expect(JSON.stringify(whole)).toBe(light[0]);
  expect(JSON.stringify(rowsOf(reach.query("FROM uplift ORDER BY rank")))).toBe(light[1]);
  expect(whole.target).toEqual({ share: 0.2, by: "reader", customers: 240 });
});

test("without a difference there is no score to target by: everyone stays in, nobody gets a region", async () => {
  const { reach, result } = await ran(rows(1200, 0));
  expect(result.verdict).toBe("none");
  expect(result.target).toEqual({ share: 1, by: "all", customers: 1200 });
  expect(texts(reach.query("FROM uplift"), "region").levels).toEqual([""]);
  expect(result.model.regions).toBeNull();
});

test("the order of rows changes nothing", async () => {
  const content = rows(1200, 1);
  const { reach, result } = await ran(content);
  reach.put("trial", "SELECT * FROM trial ORDER BY hash(id)");
  expect(JSON.stringify(await reach.runCell(kind, "uplift", base))).toBe(JSON.stringify(result));
});

test("other customers are scored by the same columns, and a lacking one is named", async () => {
  const { reach } = await ran(rows(1200, 1));
  reach.put("everyone", "SELECT id, age, plan FROM trial LIMIT 500");
  const result = await reach.runCell(kind, "uplift", { ...base, apply: "everyone" });
  expect(result.scored).toEqual({ table: "everyone", customers: 500 });
  const own = reach.query("SELECT uplift FROM uplift ORDER BY customer_id LIMIT 3");
  await reach.runCell(kind, "uplift", base);
  const whole = reach.query("SELECT uplift FROM uplift JOIN everyone ON id = customer_id ORDER BY customer_id LIMIT 3");
  expect(own.columns.uplift).toEqual(whole.columns.uplift);
  reach.put("few", "SELECT id, age FROM trial");
  await expect(reach.runCell(kind, "uplift", { ...base, apply: "few" })).rejects.toMatchObject({
    data: { code: "uplift/apply-lacks", facts: { columns: ["plan"] } },
  });
});

test("the golden experiment has its average effect, though it is too small to learn from", async () => {
  const content = table({ y: [...golden.y], t: [...golden.treated], score: [...golden.score] });
  const spec = { key: "", outcome: "y", yes: ["1"], arm: "t", treated: ["1"] };
  const refused = await refusing(content);
  expect(await refused(spec)).toMatchObject({ code: "uplift/few-events", facts: { least: 50 } });
  const reach = await openReach();
  reach.put(
    "trial",
    "SELECT y, t, score FROM (SELECT unnest([1, 1, 0, 0]) AS y, unnest([1, 0, 1, 0]) AS t, unnest([1.5, 2.5, 3.5, 4.5]) AS score), range(300)",
  );
  const even = await reach.runCell(kind, "uplift", { ...base, ...spec });
  expect(even.effect).toMatchObject({ difference: 0, ratio: 1, incremental: 0 });
});

test("what is missing or says nothing is refused by name, with what there is", async () => {
  const refused = await refusing(rows(400, 1));
  expect(await refused({ table: "" })).toMatchObject({ code: "uplift/choose", facts: { what: "table" } });
  expect(await refused({ treated: [] })).toMatchObject({
    code: "uplift/choose",
    facts: { what: "treated", values: expect.arrayContaining(["mail", "none"]) },
  });
  expect(await refused({ arm: "visit" })).toMatchObject({ code: "uplift/same-column" });
  expect(await refused({ arm: "gone" })).toMatchObject({ code: "uplift/no-column", facts: { column: "gone" } });
  expect(await refused({ treated: ["sms"] })).toMatchObject({ code: "uplift/no-treated" });
  expect(await refused({ treated: ["mail", "none"] })).toMatchObject({ code: "uplift/no-control" });
  expect(await refused({ control: ["nobody"] })).toMatchObject({ code: "uplift/no-control" });
  expect(await refused({ yes: ["maybe"] })).toMatchObject({ code: "uplift/one-answer" });
  expect(await refused({ yes: ["yes", "no"] })).toMatchObject({ code: "uplift/one-answer" });
  expect(await refused({ leave: ["age", "plan", "on"] })).toMatchObject({ code: "uplift/no-columns" });
});

test("of several arms the control must be said, and the others are left out", async () => {
  const three = rows(1800, 1, { grp: (u) => (u < 0.4 ? "mail" : u < 0.8 ? "none" : "sms") });
  expect(await (await refusing(three))()).toMatchObject({ code: "uplift/several-arms", facts: { values: ["none", "sms"] } });
  const { result } = await ran(three, { control: ["none"] });
  const { n } = result.arms.treated;
  expect(result.warnings).toContainEqual({ code: "other-arms", rows: 1800 - n - result.arms.control.n, values: ["sms"] });
});

test("a first spec knows groups and outcomes by name, in English and Chinese", async () => {
  const column = (name: string, top: string[], type: "text" | "number" = "text"): ColumnProfile => ({
    name,
    type,
    missing: 0,
    distinct: top.length,
    top,
    min: null,
    max: null,
  });
  const suggested = (columns: ColumnProfile[]) => {
    const input: Input = { table: "t", kind: "source", cell: "t", part: "", rows: 100, columns };
    return suggest([input], async () => columns);
  };
  const ids = { ...column("客户编号", []), distinct: 100 };
  const chinese = await suggested([ids, column("组别", ["对照组", "实验组"]), column("是否办理", ["是", "否"]), column("年龄", ["30", "40"], "number")]);
  expect(chinese).toMatchObject({ key: "客户编号", arm: "组别", treated: ["实验组"], control: [], outcome: "是否办理", yes: ["是"] });
  const mail = await suggested([
    column("segment", ["Mens E-Mail", "Womens E-Mail", "No E-Mail"]),
    column("visit", ["0", "1"], "number"),
    column("conversion", ["0", "1"], "number"),
  ]);
  expect(mail).toMatchObject({ arm: "segment", treated: ["Mens E-Mail"], control: ["No E-Mail"] });
  expect([mail.outcome, ...mail.leave].sort()).toEqual(["conversion", "visit"]);
  expect(armValues({ name: "is_control", top: ["0", "1"] })).toEqual({ treated: ["0"], control: [] });
  expect(armValues({ name: "treated", top: ["0", "1"] })).toEqual({ treated: ["1"], control: [] });
  expect(armValues({ name: "arm", top: ["A", "B"] })).toEqual({ treated: [], control: [] });
  expect(await suggested([column("age", ["1"], "number")])).toEqual(parse(schema, {}));
});
