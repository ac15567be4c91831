import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bridges } from "../../src/core/ids/bridges.ts";
import { components } from "../../src/core/ids/components.ts";
import { conflicts } from "../../src/core/ids/conflicts.ts";
import { incidence } from "../../src/core/ids/graph.ts";
import { listed, numbered } from "../fixtures/id-graph.ts";

const golden = JSON.parse(readFileSync("tests/golden/id_mapping.json", "utf8"));
const { graph, names, rules } = numbered(golden.edges, ["customer_id", "phone", "email", "device", "cookie"]);
const plain = components(graph, rules("plain", ["customer_id"]));
const apart = components(graph, rules("constrained", ["customer_id"]));

/** The ids that stand for components, in the order in which the components are listed. */
const stand = (canonical: Int32Array, lists: readonly string[][]) => lists.map(([first]) => names[canonical[names.indexOf(first)]]);

test("plain components are those of networkx", () => {
  expect(names.length).toBe(golden.plain_union.n_ids);
  expect(plain.n).toBe(golden.plain_union.n_components);
  expect(listed(plain.canonical, names)).toEqual(golden.plain_union.components);
  expect(stand(plain.canonical, golden.plain_union.components)).toEqual(golden.plain_union.canonical);
  expect(golden.plain_union.components.map((component: string[]) => plain.sizes[names.indexOf(component[0])]).sort((a: number, b: number) => b - a)).toEqual(
    golden.plain_union.sizes,
  );
});

test("conflicts are components with more than one customer id", () => {
  const found = conflicts(graph, rules("plain", ["customer_id"]), plain);
  expect(found.n).toBe(golden.plain_union.n_conflicts);
  const { conflict, id } = found.members;
  golden.plain_union.conflicts.forEach(({ component, customer_ids }: { component: string[]; customer_ids: string[] }, i: number) => {
    expect([...id].filter((_, row) => conflict[row] === i).map((member) => names[member])).toEqual(customer_ids);
    expect(found.sizes[i]).toBe(component.length);
  });
});

test("bridges are as many as networkx finds", () => {
  const { bridge } = bridges(
    graph,
    incidence(graph, () => true),
    [],
  );
  expect(bridge.reduce((sum, one) => sum + one, 0)).toBe(golden.plain_union.n_bridges);
});

test("constrained components never hold two customer ids, and refused links are logged in order", () => {
  expect(apart.n).toBe(golden.constrained_union.n_components);
  expect(listed(apart.canonical, names)).toEqual(golden.constrained_union.components);
  expect(stand(apart.canonical, golden.constrained_union.components)).toEqual(golden.constrained_union.canonical);
  expect([...apart.rejected].map((link) => golden.edges[link])).toEqual(golden.constrained_union.rejected_edges);
});
