import { spawn } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, type Browser } from "playwright-core";
import { createServer } from "vite";
import { findBrowser } from "../../scripts/find-browser.ts";
import { median, spread } from "./spread.ts";

/** One turn of a contender: how long it took, and what it found, to be held against what the others found. */
export interface Round {
  ms: number;
  answer: number[];
}

/** Takes one turn. What a contender needs is in its memory by then. */
export type Run = () => Promise<Round>;

/** Where contenders run: on the same machine, on the same files. */
export interface Arena {
  /** Files that `data` wrote. */
  folder: string;
  /**
   * A contender in a worker of Chromium: `contenders[name](file, crew)` of a module such as "/tests/bench/kmeans-page.ts".
   *
   * @param threads of the crew it gets, its own included
   */
  inWorker(module: string, name: string, threads?: number): Promise<Run>;
  /** A contender in Debian's Python: `contenders[name](folder)` of a script in this folder. Null where a library is not installed. */
  inPython(script: string, name: string, threads?: number): Promise<Run | null>;
}

/** One who takes part. */
export interface Contender {
  name: string;
  /** Load the data and give what takes a turn; null where it cannot run here. */
  ready(arena: Arena): Promise<Run | null>;
}

/** Contenders with the same task. The answers of all are held against that of the first. */
export interface Duel {
  title: string;
  /** Write the files all contenders read. */
  data(folder: string): Promise<void> | void;
  contenders: readonly Contender[];
  /** How many times faster `by` is to be than `than`. */
  goals: readonly { by: string; than: string; times: number }[];
}

const ROUNDS = 9;
const WARM = 2;
const PYTHON = "/usr/bin/python3";

/** Let contenders take turns, nine rounds after two to warm up, and print the median with least and most, how far answers differ, and the ratios. */
export async function duel({ title, data, contenders, goals }: Duel): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "contraflow-duel-"));
  const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    await data(folder);
    const { browser, arena, versions } = await open(folder, closing);
    const ready: { name: string; run: Run | null; rounds: Round[] }[] = [];
    for (const { name, ready: make } of contenders) ready.push({ name, run: await make(arena), rounds: [] });
    for (let round = -WARM; round < ROUNDS; ++round)
      for (const { run, rounds } of ready) {
        const turn = await run?.();
        if (turn && round >= 0) rounds.push(turn);
      }
    console.log(`${title}\n  ${machine()}; Chromium ${browser.version()}${[...versions].map((version) => `; ${version}`).join("")}`);
    console.log(`  milliseconds, median (least–most) of ${ROUNDS}, contenders in turn`);
    const first = ready.find(({ rounds }) => rounds.length)?.rounds[0].answer ?? [];
    for (const { name, rounds } of ready) console.log(`  ${name.padEnd(44)}${rounds.length ? line(rounds, first) : "not installed here"}`);
    for (const { by, than, times } of goals) console.log(`  ${ratio(ready, by, than, times)}`);
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

function line(rounds: readonly Round[], first: readonly number[]): string {
  const apart = Math.max(0, ...rounds[0].answer.map((value, i) => Math.abs(value - first[i]) / Math.max(1, Math.abs(first[i]))));
  const times = spread(
    rounds.map(({ ms }) => ms),
    1,
  );
  return `${times.padStart(26)}   answer apart by ${apart.toExponential(1)}`;
}

function ratio(ready: readonly { name: string; rounds: readonly Round[] }[], by: string, than: string, times: number): string {
  const [ours, theirs] = [by, than].map((name) => ready.find((each) => each.name === name)!.rounds.map(({ ms }) => ms));
  if (!ours.length || !theirs.length) return `${by}, against ${than}: not measured here (goal ${times}×)`;
  const found = median(theirs) / median(ours);
  const least = Math.min(...theirs) / Math.min(...ours);
  return `${by}, against ${than}: ${found.toFixed(2)}× (of least times ${least.toFixed(2)}×; goal ${times}×${found >= times ? "" : ", missed"})`;
}

function machine(): string {
  return `${cpus().length} cores, ${cpus()[0]?.model.trim()}; Node ${process.versions.node}`;
}

async function open(folder: string, closing: (() => unknown)[]): Promise<{ browser: Browser; arena: Arena; versions: ReadonlySet<string> }> {
  const versions = new Set<string>();
  const files = { name: "duel-files", configureServer: (server: Server) => void server.middlewares.use("/duel/", serveFrom(folder)) };
  const server = await createServer({ server: { port: 0, host: "127.0.0.1", hmr: false, watch: null }, logLevel: "error", plugins: [files] });
  closing.push(() => server.close());
  await server.listen();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
  closing.push(() => browser.close());
  const page = await browser.newPage();
  await page.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>duel</title>" }));
  await page.goto(new URL("/blank", server.resolvedUrls!.local[0]).href);

  /** Said as text, since the runner rewrites the imports of what it compiles. */
  const inPage = <T>(call: string) => page.evaluate<T>(`import("/tests/bench/duel-page.ts").then((page) => page.${call})`);
  const inWorker = async (module: string, name: string, threads = 1): Promise<Run> => {
    const id = await inPage<number>(`open(${JSON.stringify([module, name, threads])})`);
    return () => inPage<Round>(`round(${id})`);
  };
  const inPython = async (script: string, name: string, threads = 1): Promise<Run | null> => {
    const started = await python(folder, script, name, threads);
    if (!started) return null;
    closing.push(started.close);
    versions.add(started.versions);
    return started.run;
  };
  return { browser, arena: { folder, inWorker, inPython }, versions };
}

type Server = { middlewares: { use(path: string, serve: ReturnType<typeof serveFrom>): void } };

function serveFrom(folder: string) {
  return ({ url = "" }: { url?: string }, response: NodeJS.WritableStream) => createReadStream(join(folder, basename(url))).pipe(response);
}

/** A process of its own, that answers each line with a turn. Null when a library it imports is not there. */
async function python(folder: string, script: string, name: string, threads: number) {
  const env = { ...process.env, OMP_NUM_THREADS: `${threads}`, OPENBLAS_NUM_THREADS: `${threads}` };
  const here = new URL(".", import.meta.url).pathname;
  const child = spawn(PYTHON, [join(here, "duel.py"), join(here, script), name, folder], { env, stdio: ["pipe", "pipe", "inherit"] });
  const failed = new Promise<null>((resolve) => child.once("error", () => resolve(null)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value as string | undefined;
  const hello = await Promise.race([next(), failed]);
  const close = () => child.kill();
  if (!hello || hello.startsWith("lacks")) {
    close();
    return null;
  }
  const run = async (): Promise<Round> => {
    child.stdin.write("\n");
    const said = await next();
    if (!said) throw new Error(`duel: ${script} ${name} ended early`);
    return JSON.parse(said) as Round;
  };
  return { versions: hello, run, close };
}
