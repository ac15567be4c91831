import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { findBrowser } from "../../scripts/find-browser.ts";
import { serve } from "../../scripts/serve.mjs";
import { recorder, type Recorder } from "./recorder.ts";

/** The built page in a browser of its own; everything that its tabs and their workers ask for is recorded. What the browser does for itself is not. */
export interface Stage {
  url: string;
  browser: Browser;
  recorder: Recorder;
  /** A new tab on a path of the page; what its console says of errors goes into `errors`. */
  open(path: string, options?: BrowserContextOptions): Promise<{ page: Page; errors: string[] }>;
  close(): Promise<void>;
}

/** Chromium asks its maker about form fields on any page; that is the browser's own doing and switched off here, so that what is left is the page's. */
const QUIET = [
  "--disable-features=AutofillServerCommunication,OptimizationHints,Translate,MediaRouter",
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** @param host `plain` sends no headers, as the simplest static host does; `start` sends what `npm start` sends */
export async function stage(host: "plain" | "start", dir = process.env.DIST ?? "dist"): Promise<Stage> {
  const server = await serve({ dir, plain: host === "plain" });
  const watched = await recorder(server.url);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET });
  const proxy = { server: `http://127.0.0.1:${watched.port}`, bypass: "<-loopback>" };
  return {
    url: server.url,
    browser,
    recorder: watched,
    async open(path, options = {}) {
      const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 }, proxy, ...options });
      // The browser's own picker cannot be driven: files are chosen through a form, as where there is no such picker.
      await context.addInitScript(() => Object.assign(window, { showOpenFilePicker: undefined }));
      const page = await context.newPage();
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(new URL(path, server.url).href);
      return { page, errors };
    },
    async close() {
      await browser.close();
      await watched.close();
      await server.close();
    },
  };
}

/** Wait until the notebook's run has ended. */
export async function ended(page: Page, timeout = 180_000): Promise<void> {
  const crash = new Promise<never>((_, reject) => page.once("crash", () => reject(new Error("the tab crashed"))));
  await Promise.race([page.waitForSelector('[data-notebook][data-run="ended"]', { timeout }), crash]);
}

/** How every cell stands, by name. */
export async function states(page: Page): Promise<Record<string, string>> {
  return page.$$eval("[data-cell]", (cells) =>
    Object.fromEntries(cells.map((cell) => [(cell as HTMLElement).dataset.cell!, (cell as HTMLElement).dataset.state!])),
  );
}
