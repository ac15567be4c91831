import { chromium, type Page } from "playwright-core";
import { createServer } from "vite";
import { findBrowser } from "../../scripts/find-browser.ts";
import { resolve, type ResolveInput } from "../../src/core/ids/resolve.ts";
import { graphOf, shapes, type Shape } from "../fixtures/many-ids.ts";

const LINKS = 1_000_000;
const RUNS = 3;

/** Seconds to resolve a million links between ids into customers, with last month's unified ids: of processor in Node, and by the clock in the worker of the page in Chromium. */
export default async function ids(): Promise<void> {
  const server = await createServer({ server: { port: 0, host: "127.0.0.1" }, logLevel: "error" });
  await server.listen();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.route("**/blank", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" }));
    await page.goto(new URL("/blank", server.resolvedUrls!.local[0]).href);
    console.log(`\nResolving ${LINKS.toLocaleString("en")} links between ids; seconds, median of ${RUNS}; with the way to the worker and back.`);
    console.log("links".padEnd(24) + ["customers", "refused", "Node CPU", "Chromium"].map((head) => head.padStart(12)).join(""));
    for (const shape of shapes) await line(shape, page);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function line(shape: Shape, page: Page): Promise<void> {
  const found = resolve(inputOf(shape));
  const busy = await median(async () => {
    const input = inputOf(shape);
    const before = process.cpuUsage();
    resolve(input);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  const there = await median(() => inWorker(shape, page));
  const figures = [found.n.toLocaleString("en"), found.rejected.length.toLocaleString("en"), busy.toFixed(2), there.toFixed(2)];
  console.log(shape.padEnd(24) + figures.map((figure) => figure.padStart(12)).join(""));
}

function inputOf(shape: Shape): ResolveInput {
  return graphOf(shape, LINKS);
}

/** Said as text, since the runner rewrites the imports of what it compiles. */
async function inWorker(shape: Shape, page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const { compute } = await import("/src/compute/compute.ts");
    const { graphOf } = await import("/tests/fixtures/many-ids.ts");
    const input = graphOf("${shape}", ${LINKS});
    const startedMs = performance.now();
    await compute("ids", "resolve", input, { signal: new AbortController().signal, progress: () => undefined });
    return (performance.now() - startedMs) / 1000;
  })()`);
}

async function median(measure: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let run = 0; run < RUNS; ++run) all.push(await measure());
  return all.sort((x, y) => x - y)[RUNS >> 1];
}
