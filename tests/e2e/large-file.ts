import type { Page } from "playwright-core";

/** Take note of every task of the page that holds it up, from before it loads. Chromium tells of those over 50 ms. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });
  });
}

/** Milliseconds of the longest task since the last time it was asked. */
export function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks.splice(0)));
}

/** Choose files of data through the page's own button, whichever stands there now. */
export async function chooseFiles(page: Page, paths: string | string[], button: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click(button)]);
  await chooser.setFiles(paths);
}

/** Milliseconds and rows of a cell's last loading, as the page's own timeline has them. */
export function lastLoad(page: Page, cell: string): Promise<{ ms: number; rows: number }> {
  return page.evaluate((name) => {
    const measure = performance.getEntriesByName(`load ${name}`).at(-1) as PerformanceMeasure;
    return { ms: measure.duration, rows: (measure.detail as { rows: number }).rows };
  }, cell);
}
