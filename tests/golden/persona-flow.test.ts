import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { flow, priorMeans } from "../../src/core/persona/flow.ts";

interface Case {
  old: string[];
  new: string[];
  M: number[][];
  row_normalised: number[][];
  col_normalised_provenance: number[][];
  relations: { persona: string; relation: string; parents: string[]; share_from?: Record<string, number> }[];
  old_rates_TxK: number[][];
  type_base: number[];
  provenance_prior_TxP: number[][];
}

const golden = JSON.parse(readFileSync("tests/golden/persona_flow.json", "utf8"));
const cases: Case[] = golden.flow;
const rel: number = golden.meta.tolerance.rel;

test("relations, parents and their shares are the golden ones", () => {
  for (const one of cases) {
    const { relations } = flow(one.M, one.old, one.new);
    relations.forEach((found, j) => {
      const expected = one.relations[j];
      expect(found.to).toBe(expected.persona);
      expect(found.relation).toBe(expected.relation);
      expect(found.parents.map(({ from }) => from)).toEqual(expected.parents);
      for (const { from, share } of found.parents) expect(Math.abs(share - expected.share_from![from])).toBeLessThanOrEqual(rel * share);
    });
  }
});

test("prior means are the golden ones", () => {
  for (const one of cases)
    priorMeans(one.M, one.old_rates_TxK, one.type_base).forEach((line, t) =>
      line.forEach((mean, j) => expect(Math.abs(mean - one.provenance_prior_TxP[t][j])).toBeLessThanOrEqual(rel * mean)),
    );
});
