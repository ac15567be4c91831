import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lookProblems } from "./look.ts";
import { ended, stage, states, type Stage } from "./page.ts";

/** Each example on a host of its own, read in another language first: all that can differ is met once. */
const hosts = [
  { host: "plain", locale: "en-GB", other: "zh-CN", example: "telecom" },
  { host: "start", locale: "zh-CN", other: "en", example: "completejourney" },
] as const;

describe.each(hosts)("on a $host host, read in $locale first", ({ host, locale, other, example }) => {
  let built: Stage;
  beforeAll(async () => void (built = await stage(host)));
  afterAll(() => built.close());

  test(`the example ${example} runs to done in every cell, in both languages, and hands out its target group`, async () => {
    const { page, errors } = await built.open(`?notebook=examples/${example}/${example}.json&run`, { locale });
    await ended(page);
    const after = await states(page);
    expect(Object.entries(after).filter(([, state]) => state !== "done")).toEqual([]);
    expect(Object.keys(after).length).toBeGreaterThan(10);
    expect(await page.getAttribute("html", "lang")).toBe(locale === "zh-CN" ? "zh-CN" : "en");

    const wanted = Number((await page.textContent('[data-cell="plan"] dl dd'))!.replace(/\D/g, ""));
    await page.click('[data-cell="plan"] button:text-is("Export"), [data-cell="plan"] button:text-is("导出")');
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=/Save as CSV|保存为 CSV/")]);
    const lines = readFileSync((await download.path())!, "utf8")
      .trimEnd()
      .split("\r\n");
    expect(wanted).toBeGreaterThan(0);
    expect(lines.length - 1).toBe(wanted);
    await page.keyboard.press("Escape");

    await page.click("header button[aria-haspopup=menu]");
    await page.click(`[role=menuitemcheckbox]:has-text("${other === "en" ? "English" : "简体中文"}")`);
    await page.waitForSelector(`html[lang="${other}"]`);
    expect(Object.values(await states(page)).every((state) => state === "done")).toBe(true);

    for (const [width, colorScheme] of [
      [1440, "light"],
      [900, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(500);
      expect(await lookProblems(page), `${width} ${colorScheme}`).toEqual([]);
    }

    expect(errors).toEqual([]);
    expect(built.recorder.foreign()).toEqual([]);
    expect(built.recorder.requests.length).toBeGreaterThan(10);
    await page.context().close();
  });
});
