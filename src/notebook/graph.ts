import { folded } from "./name.ts";

/** A cell's place in the notebook. */
export interface Node {
  name: string;
  /** Tables it makes: its own and its side tables. */
  makes: readonly string[];
  /** Tables it reads. */
  reads: readonly string[];
}

/** The arrows of a notebook. */
export interface Graph {
  /** Names of cells, each after all it reads. Ties keep the order given. Those on a circle are left out. */
  order: string[];
  /** Cells on a circle of reads, and cells that read one. */
  stuck: string[];
  /** By cell, the cells it reads, each once, in order of first use. */
  sources: Map<string, string[]>;
  /** By cell, the tables it reads that no cell makes. */
  unknown: Map<string, string[]>;
  /** Tables claimed twice: the later cell loses. */
  collisions: { cell: string; table: string; owner: string }[];
}

/**
 * Read the arrows of a notebook: who reads whom, in which order to run, and what can never run.
 *
 * Time O(cells² + reads): notebooks are short, and the order given is kept.
 */
export function graph(nodes: readonly Node[]): Graph {
  const owners = new Map<string, string>();
  const collisions: Graph["collisions"] = [];
  for (const node of nodes)
    for (const table of [node.name, ...node.makes.filter((made) => folded(made) !== folded(node.name))]) {
      const owner = owners.get(folded(table));
      if (owner !== undefined) collisions.push({ cell: node.name, table, owner });
      else owners.set(folded(table), node.name);
    }
  const makers = new Map(nodes.flatMap((node) => node.makes.map((table) => [folded(table), owners.get(folded(table))!] as const)));
  const sources = new Map(nodes.map((node) => [node.name, cellsRead(node, makers)]));
  const unknown = new Map(nodes.map((node) => [node.name, node.reads.filter((table) => !makers.has(folded(table)))]));
  return { ...inOrder(nodes, sources), sources, unknown, collisions };
}

/** A cell and all it reads, directly or not. */
export function upstream(sources: Graph["sources"], from: string): Set<string> {
  const found = new Set([from]);
  for (const name of found) for (const read of sources.get(name) ?? []) found.add(read);
  return found;
}

function cellsRead(node: Node, makers: ReadonlyMap<string, string>): string[] {
  const read = node.reads.map((table) => makers.get(folded(table))).filter((cell) => cell !== undefined);
  return [...new Set(read)];
}

function inOrder(nodes: readonly Node[], sources: Graph["sources"]): { order: string[]; stuck: string[] } {
  const waiting = new Set(nodes.map((node) => node.name));
  const order: string[] = [];
  for (let ready: string | undefined; (ready = firstReady(waiting, sources)) !== undefined;) {
    waiting.delete(ready);
    order.push(ready);
  }
  return { order, stuck: [...waiting] };
}

function firstReady(waiting: ReadonlySet<string>, sources: Graph["sources"]): string | undefined {
  for (const name of waiting) if (!sources.get(name)!.some((read) => waiting.has(read))) return name;
  return undefined;
}
