import { parse } from "valibot";
import { beforeEach, expect, test } from "vitest";
import { openReach, type StandIn } from "../../../tests/fixtures/reach.ts";
import { sayingOf } from "../../app/say-fault.ts";
import { Fault } from "../../core/fault.ts";
import type { Finding } from "../../core/profile/finding.ts";
import { rowsOf, table } from "../../core/table.ts";
import { languages } from "../../i18n/i18n.svelte.ts";
import profile from "./index.ts";
import { sayFinding, showFor } from "./saying.ts";
import { suggest } from "./suggest.ts";
import { words } from "./words.ts";

let stand: StandIn;
beforeEach(async () => {
  stand = await openReach();
});

const people = table({
  customer_id: ["001", "002", "003", "003"],
  age: [30, 41, 999, 999],
  city: ["北京", "北京 ", "上海", "上海"],
  city_2: ["北京", "北京 ", "上海", "上海"],
});
const run = (...tables: object[]) => stand.runCell(profile, "profile", { tables: tables as never });
const codes = (findings: readonly Finding[]) => findings.map(({ code, column, n }) => [code, column, n].filter((said) => said !== "").join(" "));

test("profile says nothing of tables it was not asked about, and asks for one", async () => {
  await expect(run()).rejects.toThrow(Fault);
  await expect(run({ table: "nowhere" })).rejects.toThrow("run/no-table");
});

test("profile finds the key by name and says what repeats", async () => {
  stand.put("people", people);
  const { tables, findings } = await run({ table: "people" });
  expect(tables[0]).toMatchObject({
    customer: "customer_id",
    rows: 4,
    repeated: 1,
    copies: [{ column: "city_2", of: "city" }],
    key: { columns: ["customer_id"], found: true, keys: 1, rows: 1 },
  });
  expect(codes(findings)).toEqual([
    "sentinel age 2",
    "repeated-rows 1",
    "padded city 1",
    "variants city 1",
    "padded city_2 1",
    "variants city_2 1",
    "copy city_2 4",
  ]);
});

test("profile takes the key, the columns of ids and those left out as it is told", async () => {
  stand.put("people", people);
  const { tables } = await run({ table: "people", customer: "", key: ["age", "city"], without: ["city_2"] });
  expect(tables[0]).toMatchObject({
    customer: "",
    without: ["city_2"],
    key: { columns: ["age", "city"], found: false, keys: 1, rows: 1, examples: [{ key: ["999.0", "上海"], n: 2 }] },
  });
  expect(tables[0].columns.map(({ name }) => name)).toEqual(["customer_id", "age", "city"]);
  expect((await run({ table: "people", key: [] })).tables[0].key).toBe(null);
});

test("profile names a column that is gone, and refuses a table with nothing left to look at", async () => {
  stand.put("people", people);
  await expect(run({ table: "people", customer: "cust" })).rejects.toMatchObject({
    data: { code: "profile/no-column", facts: { table: "people", column: "cust" } },
  });
  await expect(run({ table: "people", key: ["id"] })).rejects.toMatchObject({ data: { code: "profile/no-column" } });
  const without = ["customer_id", "age", "city", "city_2"];
  await expect(run({ table: "people", without })).rejects.toMatchObject({ data: { code: "profile/all-left-out" } });
});

test("profile looks at a table once, however often it is named", async () => {
  stand.put("people", people);
  expect((await run({ table: "people" }, { table: "people" }, { table: "" })).tables).toHaveLength(1);
});

test("profile takes a longer key where customers stand on several rows", async () => {
  const months = ["2024-01-01", "2024-02-01", "2024-03-01"];
  stand.put(
    "usage",
    `SELECT '00' || i AS customer_id, m::DATE AS month, 7.5 * i AS minutes FROM range(40) t(i), (VALUES ${months.map((m) => `('${m}')`).join(", ")}) s(m)`,
  );
  const { tables } = await run({ table: "usage" });
  expect(tables[0].key).toMatchObject({ columns: ["customer_id", "month"], keys: 0, rows: 0, blank: 0 });
});

test("profile counts days that come after the data's own last day", async () => {
  stand.put("contacts", "SELECT i AS customer_id, DATE '2024-01-01' + i::INTEGER AS contact_date, 'yes' AS result, 'C1' AS campaign_id FROM range(90) t(i)");
  stand.put("people", "SELECT i AS customer_id, DATE '2024-03-01' + (3 * i)::INTEGER AS birthday FROM range(50) t(i)");
  const { findings } = await run({ table: "contacts" }, { table: "people" });
  expect(findings.find(({ code }) => code === "future")).toMatchObject({
    table: "people",
    column: "birthday",
    n: 40,
    facts: { own: "2024-03-30", last: "2024-07-26" },
  });
});

test("profile makes tables of columns and of warnings that can be asked", async () => {
  stand.put("people", people);
  const { findings } = await run({ table: "people" });
  expect(
    rowsOf(stand.query("SELECT table_name, column_name, type, rows, missing, distinct_values, low, high, median, top_value, top_rows FROM profile")),
  ).toContainEqual({
    table_name: "people",
    column_name: "age",
    type: "DOUBLE",
    rows: 4,
    missing: 0,
    distinct_values: 3,
    low: "30",
    high: "999",
    median: 520,
    top_value: "999",
    top_rows: 2,
  });
  const warnings = rowsOf(stand.query("SELECT severity, warning, column_name, n FROM profile_warnings"));
  expect(warnings.map(({ warning, column_name: column, n }) => `${warning} ${column ?? ""} ${n}`.replace("  ", " "))).toEqual(codes(findings));
});

test("profile gives the same bytes for the same table", async () => {
  stand.put("people", people);
  expect(JSON.stringify(await run({ table: "people" }))).toBe(JSON.stringify(await run({ table: "people" })));
});

test("2,000 columns fit the result, with less of each, and none is lost", async () => {
  const columns = Array.from(
    { length: 2000 },
    (_, i) => ["i * 1.37", `'v' || (i % ${3 + (i % 40)})`, "DATE '2024-01-01' + i::INTEGER", "i % 7"][i % 4] + ` AS c${i}`,
  );
  stand.put("wide", `SELECT ${columns.join(", ")} FROM range(60) t(i)`);
  const { tables, shortened } = await run({ table: "wide" });
  expect(shortened).toBe(1);
  expect(tables[0].columns).toHaveLength(2000);
  for (const i of [0, 1, 2, 3, 1999]) expect(tables[0].columns[i]).toMatchObject({ name: `c${i}`, filled: 60, exact: true });
  expect(stand.query("SELECT count(*) AS n FROM profile WHERE distinct_values > 0").columns.n).toEqual(Float64Array.of(2000));
}, 60_000);

test("profile suggests the files as they came, else what is nearest above", async () => {
  const input = (table: string, kind: string) => ({ table, kind, cell: table, part: "", rows: 1, columns: [] });
  expect((await suggest([input("a", "source"), input("b", "sql"), input("c", "source")])).tables.map(({ table }) => table)).toEqual(["a", "c"]);
  expect((await suggest([input("a", "sql"), input("b", "sql")])).tables.map(({ table }) => table)).toEqual(["b"]);
  expect((await suggest([])).tables).toEqual([]);
});

test("profile reads and follows every table it looks at", () => {
  const spec = parse(profile.schema, { tables: [{ table: "a", key: ["x"] }, { table: "b" }, { table: "a" }] });
  expect(profile.reads(spec)).toEqual(["a", "b"]);
  expect(profile.reads(profile.rename(spec, "a", "z"))).toEqual(["z", "b"]);
});

test("every finding begins with where it is, and hides small counts and examples from an audience", async () => {
  stand.put("people", people);
  const { findings } = await run({ table: "people" });
  for (const language of languages)
    for (const finding of findings) {
      const [working, presented] = [false, true].map((presenting) => sayFinding(words[language].findings, finding, showFor(presenting, 10)));
      expect(working.startsWith(finding.column ? `${finding.table}.${finding.column}` : finding.table)).toBe(true);
      expect(presented).not.toMatch(/北京|上海/);
      if (finding.n > 1 && finding.n < 10 && finding.code !== "copy") expect(presented).toContain("<10");
    }
  expect(sayingOf("profile/no-table")).toBeDefined();
});
