import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { ended, stage, type Stage } from "../tests/e2e/page.ts";

const LOOKS: Record<string, BrowserContextOptions> = {
  wide: { viewport: { width: 1440, height: 900 } },
  narrow: { viewport: { width: 900, height: 900 } },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  chinese: { viewport: { width: 1440, height: 900 }, locale: "zh-CN" },
};

/**
 * Pictures of the built page: the welcome, the examples whole, and the cells that matter most, in every look.
 *
 * @param args a folder (tests/screens by default), then looks and examples to keep to
 */
export default async function screens(args: readonly string[]): Promise<void> {
  const [out = "tests/screens", ...only] = args;
  mkdirSync(out, { recursive: true });
  const looks = Object.keys(LOOKS).filter((look) => !only.some((word) => word in LOOKS) || only.includes(look));
  const examples = ["telecom", "completejourney", "bank_marketing", "wa_churn"].filter(
    (example) => !only.some((word) => !(word in LOOKS)) || only.includes(example),
  );
  const built = await stage("start");
  try {
    for (const look of looks) {
      await welcome(built, look, out);
      for (const example of examples) await notebook(built, example, look, out);
    }
  } finally {
    await built.close();
  }
}

async function welcome(built: Stage, look: string, out: string): Promise<void> {
  const { page } = await built.open("", LOOKS[look]);
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(out, `welcome-${look}.png`), fullPage: true });
  await page.context().close();
}

async function notebook(built: Stage, example: string, look: string, out: string): Promise<void> {
  const { page, errors } = await built.open(`?notebook=examples/${example}/${example}.json&run`, LOOKS[look]);
  await ended(page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(out, `${example}-${look}.png`) });
  await page.addStyleTag({ content: "header { position: static !important }" });
  for (const cell of await page.$$("[data-cell]")) {
    const name = await cell.getAttribute("data-cell");
    await cell.scrollIntoViewIfNeeded();
    await page.waitForTimeout(250);
    await cell.screenshot({ path: join(out, `${example}-${look}-${name}.png`) });
  }
  if (errors.length) console.log(`${example}, ${look}:`, errors);
  await page.context().close();
}
