import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

const EVERY_MS = 100;

/** Looks at the memory of a browser's pages until it is asked. */
export interface MemoryWatch {
  /** Most that one renderer held, in MB; null where the system does not tell. Ends the watch. */
  peakMb(): Promise<number | null>;
}

/** Watch the memory of a browser from now on: ten samples a second, and the system's own high-water mark, which some systems lower again. */
export async function watchMemory(browser: Browser): Promise<MemoryWatch> {
  const session = await browser.newBrowserCDPSession();
  let peak = 0;
  const sample = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    for (const { type, id } of processInfo) if (type === "renderer") peak = Math.max(peak, heldBy(id));
  };
  const timer = setInterval(() => void sample().catch(() => clearInterval(timer)), EVERY_MS);
  return {
    async peakMb() {
      clearInterval(timer);
      await sample();
      return peak || null;
    },
  };
}

function heldBy(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.max(...["VmHWM", "VmRSS"].map((what) => Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0))) / 1024;
  } catch {
    return 0;
  }
}
