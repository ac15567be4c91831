import { beforeAll, describe, expect, test } from "vitest";
import { agreement } from "../../scripts/report/judge.ts";
import { runNotebook, type Ran } from "../../scripts/report/run-notebook.ts";
import { drawWorld } from "../../scripts/telecom/simulate.ts";
import type { MatrixResult } from "../../src/cells/matrix/result.ts";
import type { Result as PlanResult } from "../../src/cells/plan/result.ts";
import { rowsOf } from "../../src/core/table.ts";

/** What the notebook's settings say in words, written once more by hand over the raw files. */
interface Example {
  name: string;
  /** Contacts that count, one row each: customer, campaign, rank (0 yes, 1 interested, 2 no), on. */
  contacts: string;
  /** Ids of all customers. */
  everyone: string;
  start: string;
  /** Customers who must not be asked, whatever their past. */
  barred: string;
}

const examples: Example[] = [
  {
    name: "telecom",
    contacts: `
      SELECT customer_id AS customer, campaign_id AS campaign, contact_date AS day,
        CASE WHEN status IN ('办理成功', 'Accepted') THEN 0 WHEN status IN ('有意向', 'Call back') THEN 1 ELSE 2 END AS rank
      FROM contacts
      WHERE is_control = 0 AND status NOT IN ('未接通', 'No answer', '停机')`,
    everyone: "SELECT customer_id AS customer FROM customers",
    start: "2024-07-05",
    barred: `
      SELECT customer_id FROM opt_out UNION SELECT customer_id FROM black_list UNION SELECT customer_id FROM red_list
      UNION SELECT customer_id FROM customers WHERE tenure_months IS NULL OR tenure_months < 3`,
  },
  {
    name: "completejourney",
    contacts: `
      SELECT household_id::VARCHAR AS customer, campaign_id::VARCHAR AS campaign, start_date AS day, CASE outcome WHEN 'success' THEN 0 ELSE 2 END AS rank
      FROM contacts LEFT JOIN campaigns USING (campaign_id)`,
    everyone: "SELECT household_id::VARCHAR AS customer FROM customers",
    start: "2018-01-15",
    barred: "SELECT NULL WHERE false",
  },
];

describe.each(examples)("the shipped notebook $name, beside counts over its raw files", ({ name, contacts, everyone, start, barred }) => {
  let ran: Ran;
  let matrix: MatrixResult;
  let plan: PlanResult;
  const asked = (query: string) => rowsOf(ran.reach.query(query));

  beforeAll(async () => {
    ran = await runNotebook(`public/examples/${name}/${name}.json`);
    matrix = ran.results.matrix as MatrixResult;
    plan = ran.results.plan as PlanResult;
    ran.reach.put("raw_history", `SELECT customer, campaign, min(rank) AS rank, min(day) AS day FROM (${contacts}) GROUP BY ALL`);
  }, 400_000);

  test("every cell of the matrix has the contacts, customers, successes and intents of the raw files, hidden ones too", () => {
    const counted = asked(`
      SELECT t.type || ' ' || m.persona AS place, count(*) AS n, count(DISTINCT customer) AS customers, count(*) FILTER (rank = 0) AS successes, count(*) FILTER (rank = 1) AS intents
      FROM raw_history AS h JOIN types AS t ON h.campaign = t.campaign_id JOIN new_personas_members AS m ON h.customer = m.customer_id
      GROUP BY ALL ORDER BY place`);
    const found = matrix.cells
      .filter(({ n }) => n > 0)
      .map(({ type, persona, n, customers, successes, intents }) => ({ place: `${type} ${persona}`, n, customers, successes, intents }))
      .sort((a, b) => (a.place < b.place ? -1 : 1));
    expect(found).toEqual(counted);
    expect(found.length).toBeGreaterThan(matrix.types.length);
  });

  test("the totals of the matrix are those of all contacts of known customers, and its table hides what it must and nothing else", () => {
    const [all] = asked(`SELECT count(*) AS n, count(*) FILTER (rank = 0) AS successes FROM raw_history WHERE customer IN (${everyone})`);
    expect(matrix.overall).toMatchObject(all);
    const shown = asked("SELECT type, persona, n, successes, hidden FROM matrix");
    for (const [i, { type, persona, n, successes, hidden }] of matrix.cells.entries())
      expect(shown[i]).toEqual({ type, persona, n: hidden ? null : n, successes: hidden ? null : successes, hidden: hidden ? 1 : 0 });
    for (const { customers, hidden } of matrix.cells) if (customers > 0 && customers < matrix.k) expect(hidden).toBe("primary");
  });

  test("the steps of the waterfall add up from all customers to those contacted, and leave whom the raw files leave", () => {
    const [{ n: people }] = asked(`SELECT count(DISTINCT customer) AS n FROM (${everyone})`);
    expect(plan.start).toBe(people);
    plan.waterfall.reduce((before, { step, removed, remaining }) => {
      expect(remaining, step).toBe(before - removed);
      return remaining;
    }, plan.start);
    expect(plan.waterfall.at(-1)!.remaining).toBe(plan.contact);
    expect(plan.waterfall.map(({ removed }) => removed).reduce((a, b) => a + b) + plan.contact).toBe(people);

    const chosen = plan.personas.filter((persona) => persona.chosen).map(({ id }) => `'${id}'`);
    const type = plan.nearest[0].type;
    const [{ n: left }] = asked(`
      SELECT count(*) AS n FROM (${everyone})
      WHERE customer NOT IN (${barred})
        AND customer IN (SELECT customer_id FROM new_personas_members WHERE persona IN (${chosen.join()}))
        AND customer NOT IN (SELECT customer FROM raw_history WHERE day > DATE '${start}' - 30 AND day <= DATE '${start}')
        AND customer NOT IN (SELECT customer FROM raw_history WHERE day > DATE '${start}' - 90 AND day <= DATE '${start}' GROUP BY customer HAVING count(*) >= 3)
        AND customer NOT IN (
          SELECT customer FROM raw_history JOIN types ON campaign = campaign_id
          WHERE rank = 2 AND type = '${type}' AND day > DATE '${start}' - 90 AND day <= DATE '${start}')`);
    expect(plan.isNew).toBe(false);
    expect(plan.candidates).toBe(left);
  });

  test("the target group has the customers that the plan counts, each once, the control about a tenth", () => {
    const [group] = asked(`
      SELECT count(*) AS rows, count(DISTINCT customer_id) AS customers, count(*) FILTER (arm = 'contact') AS contact, count(*) FILTER (arm = 'control') AS control,
        count(*) FILTER (customer_id IN (${barred})) AS barred
      FROM plan`);
    expect(group).toEqual({ rows: plan.size, customers: plan.size, contact: plan.contact, control: plan.control, barred: 0 });
    expect(plan.size).toBeGreaterThan(0);
    expect(Math.abs(plan.control - plan.size / 10)).toBeLessThanOrEqual(1);
  });

  if (name === "telecom")
    test("the planted campaign types are found", () => {
      const planted = new Map(drawWorld({ customers: 20_000, seed: "telecom-1", months: 12 }).campaigns.map(({ id, type }) => [id, type]));
      const found = asked("SELECT campaign_id, type FROM types") as { campaign_id: string; type: string }[];
      const types = { found: found.map(({ type }) => type), planted: found.map(({ campaign_id }) => planted.get(campaign_id)!) };
      expect(types.found.length).toBe(planted.size);
      expect(agreement(types.found, types.planted)).toBeGreaterThanOrEqual(0.9);
    });
});
