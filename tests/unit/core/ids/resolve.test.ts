import fc from "fast-check";
import { expect, test } from "vitest";
import { bridges } from "../../../../src/core/ids/bridges.ts";
import { components } from "../../../../src/core/ids/components.ts";
import { incidence, type IdGraph, type IdRules } from "../../../../src/core/ids/graph.ts";
import { resolve } from "../../../../src/core/ids/resolve.ts";
import { randomFrom } from "../../../../src/core/random.ts";

const plain: IdRules = { mode: "plain", exclusive: [0], rank: [0, 1, 2] };
const apart: IdRules = { ...plain, mode: "constrained" };

type Link = readonly [a: number, b: number, weight: number];

const graphOf = (types: readonly number[], links: readonly Link[]): IdGraph => ({
  types: Uint8Array.from(types),
  a: Int32Array.from(links, ([a]) => a),
  b: Int32Array.from(links, ([, b]) => b),
  weight: Float64Array.from(links, ([, , weight]) => weight),
});

/** Ids of three types and links between them, of few weights so that many are equal; each pair once. */
const some = fc.integer({ min: 1, max: 24 }).chain((n) =>
  fc.record({
    types: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: n, maxLength: n }),
    links: fc.uniqueArray(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 3 })), {
      maxLength: 40,
      selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
    }),
  }),
);

/** Numbers of components by a search in breadth: the independent answer. */
function search(n: number, links: readonly Link[]): number[] {
  const found = new Array<number>(n).fill(-1);
  for (let start = 0; start < n; ++start) {
    if (found[start] >= 0) continue;
    found[start] = start;
    for (const queue = [start]; queue.length;) {
      const id = queue.shift()!;
      for (const [a, b] of links)
        for (const other of a === id ? [b] : b === id ? [a] : [])
          if (found[other] < 0) {
            found[other] = start;
            queue.push(other);
          }
    }
  }
  return found;
}

/** Whether two namings of sets say the same. */
const same = (x: ArrayLike<number>, y: ArrayLike<number>) => {
  const pairs = new Set(Array.from(x, (value, i) => `${value} ${y[i]}`));
  return pairs.size === new Set(Array.from(x)).size && pairs.size === new Set(Array.from(y)).size;
};

test("plain components are those of a search in breadth", () => {
  fc.assert(
    fc.property(some, ({ types, links }) => {
      const { canonical, n, sizes } = components(graphOf(types, links), plain);
      const expected = search(types.length, links);
      expect(same(canonical, expected)).toBe(true);
      expect(n).toBe(new Set(expected).size);
      expect([...sizes]).toEqual(expected.map((number) => expected.filter((other) => other === number).length));
    }),
  );
});

test("the order in which links come changes nothing", () => {
  fc.assert(
    fc.property(
      some.chain(({ types, links }) =>
        fc.record({ types: fc.constant(types), links: fc.constant(links), shuffled: fc.shuffledSubarray(links, { minLength: links.length }) }),
      ),
      ({ types, links, shuffled }) => {
        for (const rules of [plain, apart]) {
          const [x, y] = [links, shuffled].map((each) => components(graphOf(types, each), rules));
          expect(y.canonical).toEqual(x.canonical);
          expect([...y.rejected].map((link) => shuffled[link])).toEqual([...x.rejected].map((link) => links[link]));
          expect(y.held).toEqual(x.held);
        }
      },
    ),
  );
});

test("constrained never joins two ids of an exclusive type, and refuses only what would", () => {
  fc.assert(
    fc.property(some, fc.subarray([0, 1, 2]), ({ types, links }, exclusive) => {
      const graph = graphOf(types, links);
      const { canonical, rejected, held } = components(graph, { ...apart, exclusive });
      for (const type of exclusive) {
        const holders = types.flatMap((own, id) => (own === type ? [canonical[id]] : []));
        expect(new Set(holders).size).toBe(holders.length);
      }
      rejected.forEach((link, i) => {
        expect(canonical[graph.a[link]]).not.toBe(canonical[graph.b[link]]);
        expect(canonical[held[0][i]]).toBe(canonical[graph.a[link]]);
        expect(canonical[held[1][i]]).toBe(canonical[graph.b[link]]);
        expect(types[held[0][i]]).toBe(types[held[1][i]]);
        expect(exclusive).toContain(types[held[0][i]]);
      });
      const refused = new Set(rejected);
      expect(
        same(
          canonical,
          search(
            types.length,
            links.filter((_, i) => !refused.has(i)),
          ),
        ),
      ).toBe(true);
    }),
  );
});

test("the id that stands for a component is of its strongest type, and the lowest of that type", () => {
  fc.assert(
    fc.property(some, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), ({ types, links }, rank) => {
      const { canonical } = components(graphOf(types, links), { ...plain, rank });
      types.forEach((type, id) => {
        const stands = canonical[id];
        expect(rank[types[stands]] < rank[type] || (types[stands] === type && stands <= id)).toBe(true);
      });
    }),
  );
});

test("a bridge is a link without which its component falls into two, and separates where both halves hold an exclusive id", () => {
  fc.assert(
    fc.property(some, ({ types, links }) => {
      const graph = graphOf(types, links);
      const found = bridges(
        graph,
        incidence(graph, () => true),
        [0, 1],
      );
      links.forEach(([a, b], i) => {
        const rest = search(
          types.length,
          links.filter((_, j) => j !== i),
        );
        expect(found.bridge[i]).toBe(Number(a !== b && rest[a] !== rest[b]));
        const holds = (type: number, side: number) => types.some((own, id) => own === type && rest[id] === side);
        const apart = found.bridge[i] && [0, 1].some((type) => holds(type, rest[a]) && holds(type, rest[b]));
        expect(found.separates[i]).toBe(Number(apart));
      });
    }),
  );
});

test("two links between the same ids are no bridges", () => {
  const graph = graphOf(
    [0, 1, 0],
    [
      [0, 1, 1],
      [1, 0, 1],
      [1, 2, 1],
    ],
  );
  const found = bridges(
    graph,
    incidence(graph, () => true),
    [0],
  );
  expect([...found.bridge]).toEqual([0, 0, 1]);
  expect([...found.separates]).toEqual([0, 0, 1]);
});

test("a chain of 300,000 links is walked without running out of stack", () => {
  const n = 300_001;
  const graph: IdGraph = {
    types: new Uint8Array(n).fill(1),
    a: Int32Array.from({ length: n - 1 }, (_, i) => i),
    b: Int32Array.from({ length: n - 1 }, (_, i) => i + 1),
    weight: new Float64Array(n - 1).fill(1),
  };
  graph.types[0] = graph.types[n - 1] = 0;
  const { conflicts } = resolve({ graph, rules: apart, previous: new Int32Array(n).fill(-1), olds: 0 });
  expect(conflicts.n).toBe(1);
  expect(conflicts.links.separates.every((one) => one === 1)).toBe(true);
  expect(conflicts.links.pictured.reduce((sum, one) => sum + one, 0)).toBe(59);
});

test("conflicts hold every exclusive id of a component with more than one, and all its links", () => {
  fc.assert(
    fc.property(some, ({ types, links }) => {
      const graph = graphOf(types, links);
      const n = types.length;
      const { conflicts } = resolve({ graph, rules: apart, previous: new Int32Array(n).fill(-1), olds: 0 });
      const sets = search(n, links);
      const clashing = [...new Set(sets)].filter((set) => sets.filter((other, id) => other === set && types[id] === 0).length > 1);
      expect(conflicts.n).toBe(clashing.length);
      expect([...conflicts.sizes]).toEqual(clashing.map((set) => sets.filter((other) => other === set).length).sort((x, y) => y - x));
      expect([...conflicts.members.id].sort((x, y) => x - y)).toEqual(sets.flatMap((set, id) => (clashing.includes(set) && types[id] === 0 ? [id] : [])));
      expect([...conflicts.links.link].sort((x, y) => x - y)).toEqual(links.flatMap(([a, b], i) => (a !== b && clashing.includes(sets[a]) ? [i] : [])));
      expect(conflicts.links.pictured.every((one) => one === 1)).toBe(true);
    }),
  );
});

test("a picture of a large component holds the ways between its exclusive ids first, and no more than 60 ids", () => {
  const random = randomFrom("picture");
  const links: Link[] = Array.from({ length: 400 }, (_, i) => [random.int(i + 1), i + 1, 1]);
  const types = Array.from({ length: 401 }, (_, i) => (i === 0 || i === 200 || i === 400 ? 0 : 1));
  const graph = graphOf(types, links);
  const { conflicts } = resolve({ graph, rules: plain, previous: new Int32Array(401).fill(-1), olds: 0 });
  const shown = links.filter((_, i) => conflicts.links.pictured[conflicts.links.link.indexOf(i)]);
  const ids = new Set(shown.flatMap(([a, b]) => [a, b]));
  expect(ids.size).toBe(60);
  const sets = search(401, shown);
  expect(new Set([0, 200, 400].map((id) => sets[id])).size).toBe(1);
});
