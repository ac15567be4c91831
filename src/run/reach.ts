import { tableName, type Reach } from "../cells/cell.ts";
import { compute } from "../compute/compute.ts";
import { fault } from "../core/fault.ts";
import { within } from "../core/progress.ts";
import type { Table } from "../core/table.ts";
import type { Engine } from "../engine/engine.ts";
import type { Settings } from "../notebook/notebook.ts";
import { name as quoted, sql, type Sql } from "../sql/sql.ts";

declare module "../core/fault.ts" {
  interface Faults {
    "run/no-result": { table: string };
    /** A file that is far larger than what it should hold. */
    "run/too-long": { path: string; bytes: number; most: number };
  }
}

/** Most bytes of a file that is read as one text. */
const LONGEST = 16_000_000;

/** What a run is given to reach with. */
export interface Means {
  name: string;
  engine: Engine;
  settings: Settings;
  /** As `Reach.before`. */
  before: unknown;
  signal: AbortSignal;
  /** The files that some paths name. @throws Fault `run/no-file` */
  filesAt(paths: readonly string[]): Promise<readonly File[]>;
  /** The result of the cell that makes a table; undefined when it has none. */
  resultOf(table: string): unknown;
  progress(share: number): void;
  /** Hears every statement, as it runs. */
  log(statement: string): void;
}

/** One cell's reach for one run; `end` drops its scratch tables. */
export function reachFor(means: Means): { reach: Reach; end(): Promise<void> } {
  const { name, engine, settings, before, signal, log } = means;
  const scratches: string[] = [];
  let furthest = 0;

  /** Of works that go on beside each other the one that is furthest is heard: progress never falls. */
  function progress(share: number): void {
    if (share <= furthest) return;
    furthest = share;
    means.progress(share);
  }

  async function run(statement: Sql): Promise<void> {
    signal.throwIfAborted();
    log(statement);
    await engine.run(statement, { signal });
  }

  async function put(table: string, content: Sql | readonly Sql[] | Table): Promise<number> {
    if (typeof content === "string") return put(table, [content]);
    if (content instanceof Array) {
      signal.throwIfAborted();
      content.forEach((query, i) => log(i ? sql`INSERT INTO ${quoted(table)} ${query}` : sql`CREATE OR REPLACE TABLE ${quoted(table)} AS ${query}`));
      return engine.make(table, content, { signal });
    }
    await run(sql`DROP TABLE IF EXISTS ${quoted(table)}`);
    log(`-- ${content.rows} rows into ${quoted(table)} (${Object.keys(content.columns).join(", ")})`);
    return engine.write(table, content);
  }

  const reach: Reach = {
    name,
    settings,
    before,
    signal,
    progress,
    async query(query) {
      signal.throwIfAborted();
      log(query);
      return engine.query(query, { signal, streaming: true });
    },
    make: (part, content) => put(tableName(name, part), content),
    async scratch(content) {
      const table = `~${name}_${scratches.length + 1}`;
      scratches.push(table);
      await put(table, content);
      return table;
    },
    columns: (table) => engine.fields(table),
    async load(paths, options) {
      const files = await means.filesAt(paths);
      const start = performance.now();
      const loaded = await engine.load(name, files, options, { signal, progress });
      performance.measure(`load ${name}`, { start, detail: { rows: loaded.rows } });
      return loaded;
    },
    async text(path) {
      const [file] = await means.filesAt([path]);
      if (file.size > LONGEST) throw fault("run/too-long", { path, bytes: file.size, most: LONGEST });
      return file.text();
    },
    result<R>(table: string) {
      const result = means.resultOf(table);
      if (result === undefined) throw fault("run/no-result", { table });
      return result as R;
    },
    compute: (family, work, input, [from, to] = [0, 1]) => compute(family, work, input, { signal, progress: within(progress, from, to) }),
  };

  async function end(): Promise<void> {
    for (const table of scratches) await engine.run(sql`DROP TABLE IF EXISTS ${quoted(table)}`);
  }

  return { reach, end };
}
