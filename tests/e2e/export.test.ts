import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stage, type Stage } from "./page.ts";

let built: Stage;
beforeAll(async () => void (built = await stage("start")));
afterAll(() => built.close());

const ROWS = "SELECT range AS id, '=' || range AS formula, '客户' || range AS words FROM range(3000)";

/** A notebook of one table and a table cell that shows some of it, run; the browser without a file dialog. */
async function opened(query: string, locale = "en-GB"): Promise<Page> {
  const cells = [
    { name: "rows", kind: "sql", spec: { query } },
    {
      name: "some",
      kind: "table",
      spec: { from: "rows", columns: ["id"], sort: [{ column: "id", descending: true }], filter: [{ column: "id", test: "at-most", values: [4] }] },
    },
  ];
  const { page } = await built.open("", { locale });
  await page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined }));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("text=/Open notebook|打开笔记本/")]);
  await chooser.setFiles([{ name: "n.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ contraflow: 1, title: "n", cells })) }]);
  await page.waitForSelector("[data-notebook]");
  await page.click('header button:has-text("Run"), header button:has-text("运行")');
  await page.waitForSelector('[data-notebook][data-run="ended"]', { timeout: 120_000 });
  return page;
}

async function saved(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click("[role=dialog] button:text-is('Save'), [role=dialog] button:text-is('保存')"),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync((await download.path())!) };
}

test("a table leaves in each format from its cell, by keyboard, and the page says what was written", async () => {
  const page = await opened(ROWS);
  await page.focus('[data-cell="rows"]');
  await page.keyboard.press("e");
  await page.waitForSelector("[role=dialog] :text('3,000 rows · 3 columns')");
  const csv = await saved(page);
  expect(csv.name).toBe("rows.csv");
  const lines = csv.bytes.toString("utf8").split("\r\n");
  expect(lines.slice(0, 2)).toEqual(["\uFEFFid,formula,words", "0,'=0,客户0"]);
  expect(lines).toHaveLength(3002);
  await page.waitForSelector("[role=dialog] :text('“rows.csv” is saved: 3,000 rows')");
  await page.click('[role=dialog] label:has-text("Excel")');
  expect((await saved(page)).bytes.subarray(0, 2).toString()).toBe("PK");
  await page.click('[role=dialog] label:has-text("Parquet")');
  expect((await saved(page)).bytes.subarray(-4).toString()).toBe("PAR1");
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe("rows");
  await page.context().close();
});

test("a table cell hands out the rows it shows, filtered and sorted, and GB18030 is GB18030", async () => {
  const page = await opened(ROWS, "zh-CN");
  await page.click('[data-cell="some"] button:text-is("导出")');
  await page.waitForSelector("[role=dialog] :text('5 行 · 1 列')");
  expect((await saved(page)).bytes.toString("utf8")).toBe("\uFEFFid\r\n4\r\n3\r\n2\r\n1\r\n0\r\n");
  await page.keyboard.press("Escape");
  await page.click('[data-cell="rows"] button:text-is("导出")');
  await page.selectOption("[role=dialog] select", "gb18030");
  await page.click("[role=dialog] [role=switch]");
  const text = new TextDecoder("gb18030", { fatal: true }).decode((await saved(page)).bytes);
  expect(text.split("\r\n").slice(0, 2)).toEqual(["id,formula,words", "0,=0,客户0"]);
  await page.context().close();
});

test("a table too long for Excel is refused at once with ways out; calling off leaves no file, and the page goes on", async () => {
  const page = await opened("SELECT range AS id, 'text ' || range AS words, random() AS x FROM range(3000000)");
  await page.focus('[data-cell="rows"]');
  await page.keyboard.press("e");
  await page.click('[role=dialog] label:has-text("Excel")');
  await page.waitForSelector("[role=dialog] [role=alert]:has-text('3,000,000 rows')");
  expect(await page.isDisabled("[role=dialog] button:text-is('Save')")).toBe(true);
  await page.click('[role=dialog] label:has-text("CSV")');
  let downloads = 0;
  page.on("download", () => ++downloads);
  await page.click("[role=dialog] button:text-is('Save')");
  await page.click("[role=dialog] button:text-is('Cancel')");
  await page.waitForSelector("[role=dialog] :text('Called off. Nothing was left behind.')");
  expect(downloads).toBe(0);
  await page.click('[role=dialog] label:has-text("Parquet")');
  expect((await saved(page)).bytes.subarray(-4).toString()).toBe("PAR1");
  await page.context().close();
});
