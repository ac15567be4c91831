import { expect, test } from "vitest";
import { alone } from "../../../../src/core/crew.ts";
import { foretell, type ForetellInput } from "../../../../src/core/persona/foretell.ts";
import { silent } from "../../../../src/core/progress.ts";
import { randomFrom } from "../../../../src/core/random.ts";
import { coded, table } from "../../../../src/core/table.ts";
import { kernels } from "../../../../workers/kernels/kernels.ts";

const random = randomFrom("foretell.test");
const ages = Array.from({ length: 400 }, () => 20 + random.int(60));
const tags = table({ age: ages, town: ages.map((_, i) => (i % 3 ? "x" : "y")) });

/** Contacts of every customer, once before and once after the split: success goes up with age, and in campaigns of type T2. */
function contacts(): ForetellInput {
  const each = ages.flatMap((age, at) => [0, 1].map((heldOut) => ({ at, heldOut, type: random.int(2) ? "T1" : "T2", age })));
  const chance = ({ age, type }: (typeof each)[number]) => 1 / (1 + Math.exp((50 - age) / 4 - (type === "T2" ? 1 : 0)));
  return {
    tags,
    types: {},
    customers: Float64Array.from(each, ({ at }) => at),
    campaigns: coded(each.map(({ type }) => type)),
    success: Float64Array.from(each, (one) => (random.uniform() < chance(one) ? 1 : 0)),
    heldOut: Float64Array.from(each, ({ heldOut }) => heldOut),
  };
}

test("what drives success is learned from earlier contacts and foretells those held out", async () => {
  const found = await foretell(contacts(), silent, alone(kernels));
  expect(found!.auc).toBeGreaterThan(0.85);
  expect(found!.logLoss).toBeLessThan(0.45);
});

test("without a success, or without anything else, on a side there is nothing to foretell", async () => {
  const input = contacts();
  for (const answer of [0, 1])
    for (const side of [0, 1]) {
      const success = input.success.map((value, i) => (input.heldOut[i] === side ? answer : value));
      expect(await foretell({ ...input, success }, silent, alone(kernels))).toBeNull();
    }
});

test("customers who are all alike, asked by one type, give a model nothing to tell them by", async () => {
  const input = contacts();
  const same = { tags: table({ age: ages.map(() => 40) }), campaigns: coded(Array.from(input.customers, () => "T1")) };
  expect(await foretell({ ...input, ...same }, silent, alone(kernels))).toBeNull();
});
