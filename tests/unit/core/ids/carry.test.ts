import fc from "fast-check";
import { expect, test } from "vitest";
import { carry, type Carried } from "../../../../src/core/ids/carry.ts";
import { resolve } from "../../../../src/core/ids/resolve.ts";
import type { IdGraph, IdRules } from "../../../../src/core/ids/graph.ts";

const rules: IdRules = { mode: "constrained", exclusive: [0], rank: [0, 1] };

/** Components by their ids and what each id had: `0a 0a 1b 0-` is ids 0…3, of which the first two and the last are in component 0. */
function carried(text: string): Carried & { say: string } {
  const words = text.split(" ");
  const canonical = Int32Array.from(words, ([component]) => words.findIndex(([other]) => other === component));
  const olds = [...new Set(words.map(([, old]) => old).filter((old) => old !== "-"))].sort();
  const previous = Int32Array.from(words, ([, old]) => olds.indexOf(old));
  const found = carry(new Uint8Array(words.length), canonical, previous, olds.length, rules);
  return { ...found, say: [...found.unified].map((code) => (code < 0 ? `+${-code}` : olds[code])).join(" ") };
}

test("a component keeps its old id, and what nobody had gets a new one", () => {
  expect(carried("0a 0a 1b 2- 3-")).toMatchObject({ say: "a a b +1 +2", fresh: 2, fates: { kept: 2, merged: 0, split: 0, new: 2 } });
});

test("of a split the larger part keeps the old id", () => {
  expect(carried("0a 1a 1a")).toMatchObject({ say: "+1 a a", fates: { kept: 1, merged: 0, split: 1, new: 0 } });
});

test("of equal parts of a split the first keeps the old id", () => {
  expect(carried("0a 1a")).toMatchObject({ say: "a +1" });
});

test("a merged component keeps the id that most of its members had, the lower one of equals", () => {
  expect(carried("0a 0b 0b")).toMatchObject({ say: "b b b", fates: { kept: 0, merged: 1, split: 0, new: 0 } });
  expect(carried("0b 0a")).toMatchObject({ say: "a a" });
});

test("an old id says where its members went, and whether somebody has it today", () => {
  const { went, alive } = carried("0a 0b 0b 1c 1c 2c");
  expect([...went]).toEqual([0, 0, 3]);
  expect([...alive]).toEqual([0, 1, 1]);
});

test("an old id of which nobody is left went nowhere", () => {
  const { went, alive } = carry(new Uint8Array(1), Int32Array.of(0), Int32Array.of(1), 2, rules);
  expect([...went]).toEqual([-1, 0]);
  expect([...alive]).toEqual([0, 1]);
});

test("a component cut off from one old id takes another that is free", () => {
  expect(carried("0a 0a 0a 1a 1a 1b")).toMatchObject({ say: "a a a b b b", fates: { kept: 1, merged: 1, split: 0, new: 0 } });
});

/** A graph with links that weigh 2 or 3, and a few further ones that weigh 1. */
const growing = fc.integer({ min: 2, max: 20 }).chain((n) => {
  const links = (weight: fc.Arbitrary<number>, most: number) => fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), weight), { maxLength: most });
  return fc.record({
    types: fc.array(fc.nat(1), { minLength: n, maxLength: n }),
    links: links(fc.integer({ min: 2, max: 3 }), 20),
    more: links(fc.constant(1), 5),
    mode: fc.constantFrom("plain" as const, "constrained" as const),
  });
});

type Links = readonly (readonly [number, number, number])[];

function refresh(types: readonly number[], links: Links, mode: IdRules["mode"], previous = new Int32Array(types.length).fill(-1)) {
  const graph: IdGraph = {
    types: Uint8Array.from(types),
    a: Int32Array.from(links, ([a]) => a),
    b: Int32Array.from(links, ([, b]) => b),
    weight: Float64Array.from(links, ([, , weight]) => weight),
  };
  const olds = Math.max(-1, ...previous) + 1;
  const { carried, canonical } = resolve({ graph, rules: { ...rules, mode }, previous, olds });
  return { ...carried, canonical, olds, unified: carried.unified.map((code) => (code < 0 ? olds - 1 - code : code)) };
}

test("a refresh with the same links changes no id", () => {
  fc.assert(
    fc.property(growing, ({ types, links, mode }) => {
      const first = refresh(types, links, mode);
      const second = refresh(types, links, mode, first.unified);
      expect(second.unified).toEqual(first.unified);
      expect(second.fates).toEqual({ kept: first.fresh, merged: 0, split: 0, new: 0 });
    }),
  );
});

test("a refresh with further, lighter links only merges: no new id, and every component has an id one of its parts had", () => {
  fc.assert(
    fc.property(growing, ({ types, links, more, mode }) => {
      const first = refresh(types, links, mode);
      const second = refresh(types, [...links, ...more], mode, first.unified);
      expect(second.fates.split + second.fates.new).toBe(0);
      second.unified.forEach((id, i) => {
        const had = [...first.unified].filter((_, j) => second.canonical[j] === second.canonical[i]);
        const times = (old: number) => had.filter((other) => other === old).length;
        expect(had).toContain(id);
        for (const old of had) expect(times(id) > times(old) || (times(id) === times(old) && id <= old)).toBe(true);
      });
    }),
  );
});

test("no id is given twice and a new id is never an old one, whatever changed", () => {
  fc.assert(
    fc.property(growing, fc.infiniteStream(fc.integer({ min: -1, max: 6 })), ({ types, links, mode }, had) => {
      const previous = Int32Array.from(types, () => had.next().value as number);
      const { unified, canonical, fates, fresh, olds } = refresh(types, links, mode, previous);
      const ids = new Map<number, number>();
      unified.forEach((id, i) => {
        expect(ids.get(id) ?? canonical[i]).toBe(canonical[i]);
        ids.set(id, canonical[i]);
      });
      expect(ids.size).toBe(new Set(canonical).size);
      expect(fates.kept + fates.merged + fates.split + fates.new).toBe(ids.size);
      expect([...ids.keys()].filter((id) => id >= olds)).toHaveLength(fresh);
    }),
  );
});
