import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

/** VmHWM of the largest renderer, in MB; null where the system does not tell. */
export async function peakOfRenderers(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peaks = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => peakOf(id));
  const known = peaks.filter((peak) => peak !== null);
  return known.length ? Math.max(...known) : null;
}

function peakOf(pid: number): number | null {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return null;
  }
}
