import { expect, test } from "vitest";
import { graph, upstream } from "../../../src/notebook/graph.ts";

/** `a+m<b,c`: cell a makes a and a_m and reads b and c. */
const nodes = (text: string) =>
  text.split(" ").map((node) => {
    const [made, reads] = node.split("<");
    const [name, ...parts] = made.split("+");
    return { name, makes: [name, ...parts.map((part) => `${name}_${part}`)], reads: reads ? reads.split(",") : [] };
  });

test("order puts a cell after what it reads and keeps the order given", () => {
  expect(graph(nodes("c<a,b a b<a d")).order).toEqual(["a", "b", "c", "d"]);
});

test("a circle and its readers are set aside", () => {
  const { order, stuck } = graph(nodes("a<b b<a c<b d"));
  expect(order).toEqual(["d"]);
  expect(stuck).toEqual(["a", "b", "c"]);
});

test("a cell that reads itself is a circle", () => {
  expect(graph(nodes("a<a")).stuck).toEqual(["a"]);
});

test("reading a side table is an arrow to the cell that makes it", () => {
  expect(graph(nodes("p+members m<p_members,p")).sources.get("m")).toEqual(["p"]);
});

test("names are found without regard to case", () => {
  expect(graph(nodes("Kunden m<KUNDEN")).sources.get("m")).toEqual(["Kunden"]);
});

test("a name that no cell makes is told", () => {
  expect(graph(nodes("a<files b<a")).unknown.get("a")).toEqual(["files"]);
});

test("a cell named like another cell's side table collides", () => {
  expect(graph(nodes("p+members p_members")).collisions).toEqual([{ cell: "p_members", table: "p_members", owner: "p" }]);
});

test("upstream follows every arrow", () => {
  const { sources } = graph(nodes("a b<a c<b d"));
  expect([...upstream(sources, "c")]).toEqual(["c", "b", "a"]);
});
