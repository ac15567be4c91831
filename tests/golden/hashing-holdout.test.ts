import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { quotas, uniformOf } from "../../src/core/plan/holdout.ts";
import { pseudonym } from "../../src/core/pseudonym.ts";
import { rowsOf, table } from "../../src/core/table.ts";
import { arms, drawable, strata, uniform } from "../../src/sql/holdout.ts";
import { name, sql } from "../../src/sql/sql.ts";
import { openDuckDB } from "../fixtures/duckdb.ts";

interface Golden {
  hmac: { key_hex: string; message: string; token32: string }[];
  u: { salt: string; id: string; u: number }[];
  holdout: {
    strata: Record<string, string[]>;
    salt: string;
    fraction: number;
    total: number;
    quota: Record<string, number>;
    control: Record<string, string[]>;
  };
}

const golden = JSON.parse(readFileSync(new URL("hashing-holdout.json", import.meta.url), "utf8")) as Golden;

test("a pseudonym is the keyed hash of the id", () => {
  for (const { key_hex, message, token32 } of golden.hmac) expect(pseudonym(Buffer.from(key_hex, "hex"), message), message).toBe(token32);
});

test("the number of a customer is the same in core, in the engine and in Python", async () => {
  const db = await openDuckDB();
  for (const { salt, id, u } of golden.u) {
    expect(uniformOf(salt, id), id).toBe(u);
    db.insert("t", table({ id: [id] }));
    expect(rowsOf(db.query(sql`SELECT ${uniform(salt, name("id"))} AS u FROM t`)), id).toEqual([{ u }]);
  }
});

test("the control has quotas by largest remainder and the lowest numbers of each stratum", async () => {
  const { strata: groups, salt, fraction, quota, control, total } = golden.holdout;
  const named = Object.entries(groups).map(([stratum, ids]) => ({ stratum, n: ids.length }));
  const found = quotas(named, fraction);
  expect(Object.fromEntries(named.map(({ stratum }, i) => [stratum, found[i]]))).toEqual(quota);
  expect(found.reduce((sum, n) => sum + n, 0)).toBe(total);

  const db = await openDuckDB();
  const members = Object.entries(groups).flatMap(([persona, ids]) => ids.map((id) => ({ persona, id })));
  db.insert(
    "ranked",
    table({
      customer_id: members.map(({ id }) => id),
      persona: members.map(({ persona }) => persona),
      ...Object.fromEntries(["probability", "low", "high"].map((column) => [column, members.map(() => 0.1)])),
      rank: members.map((_, i) => i + 1),
    }),
  );
  db.exec("ALTER TABLE ranked ADD COLUMN forced BOOLEAN DEFAULT false");
  db.exec(sql`CREATE TABLE drawn AS ${drawable({ ranked: "ranked", tags: "", tier: "", size: members.length, salt })}`);
  const counted = rowsOf(db.query(strata("drawn"))) as { persona: string; tier: string; n: number }[];
  const shares = quotas(
    counted.map(({ persona, n }) => ({ stratum: persona, n })),
    fraction,
  );
  db.exec(
    sql`CREATE TABLE plan AS ${arms(
      "drawn",
      counted.map(({ persona, tier }, i) => ({ persona, tier, control: shares[i] })),
    )}`,
  );
  const held = rowsOf(db.query("SELECT persona, customer_id FROM plan WHERE arm = 'control' ORDER BY ALL")) as { persona: string; customer_id: string }[];
  for (const persona of Object.keys(groups)) expect(held.filter((row) => row.persona === persona).map((row) => row.customer_id)).toEqual(control[persona]);
});
