import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Condition } from "../../src/core/condition.ts";
import { table, texts } from "../../src/core/table.ts";
import { matches, matchesAll } from "../../src/sql/condition.ts";
import { list, sql, type Sql } from "../../src/sql/sql.ts";
import { openDuckDB, type DuckDB } from "../fixtures/duckdb.ts";

type Value = string | number;
type Expression =
  | { op: "not" | "and" | "or"; args: Expression[] }
  | { op: "is true" | "is unknown"; tag: string }
  | { op: "=" | "<>" | ">"; tag: string; value: Value }
  | { op: "in" | "not in"; tag: string; value: Value[] };

interface Golden {
  users: Record<"id" | "a" | "b" | "city" | "arpu", string | number | boolean | null>[];
  cases: { expr: Expression; spec_ids: string[] }[];
}

const golden = JSON.parse(readFileSync(new URL("tag-algebra.json", import.meta.url), "utf8")) as Golden;

let db: DuckDB;
beforeAll(async () => {
  db = await openDuckDB();
  const columns = ["id", "a", "b", "city", "arpu"] as const;
  db.insert("people", table(Object.fromEntries(columns.map((column) => [column, golden.users.map((user) => user[column])]))));
});

function toSql(expression: Expression): Sql {
  switch (expression.op) {
    case "not":
      return sql`NOT (${toSql(expression.args[0])})`;
    case "and":
    case "or":
      return sql`(${list(expression.args.map(toSql), expression.op === "and" ? " AND " : " OR ")})`;
    case "is true":
      return matches({ column: expression.tag, test: "is", values: [1] });
    case "is unknown":
      return matches({ column: expression.tag, test: "missing", values: [] });
    case "not in":
      return sql`${matches({ column: expression.tag, test: "present", values: [] })} AND NOT ${matches({ column: expression.tag, test: "in", values: expression.value })}`;
    case "in":
      return matches({ column: expression.tag, test: "in", values: expression.value });
    default:
      return matchesAll(comparison(expression));
  }
}

function comparison({ op, tag, value }: Extract<Expression, { op: "=" | "<>" | ">" }>): Condition[] {
  const condition = (test: Condition["test"]): Condition => ({ column: tag, test, values: [value] });
  return op === "=" ? [condition("is")] : op === "<>" ? [condition("is-not")] : [condition("at-least"), condition("is-not")];
}

for (const { expr, spec_ids } of golden.cases)
  test(`conditions are two-valued in ${JSON.stringify(expr)}`, () => {
    const ids = texts(db.query(sql`SELECT id FROM people WHERE ${toSql(expr)} ORDER BY id`), "id");
    expect(Array.from(ids.codes, (code) => ids.levels[code])).toEqual(spec_ids);
  });
