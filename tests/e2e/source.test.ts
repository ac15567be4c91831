import { readFileSync } from "node:fs";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lookProblems } from "./look.ts";
import { stage, type Stage } from "./page.ts";

let built: Stage;
beforeAll(async () => void (built = await stage("start")));
afterAll(() => built.close());

/** Text in GB18030 of Chinese that the tests below use: what the decoder reads, turned round. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high < 0xff; ++high)
    for (let low = 0x40; low < 0xff; ++low) if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from([...text].flatMap((letter) => codes.get(letter) ?? letter.charCodeAt(0)));
}

const file = (name: string, content: string | Buffer) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
const month = (m: number) =>
  file(`用量_20240${m}.csv`, gbk(["客户编号,流量", ...Array.from({ length: 50 }, (_, i) => `${String(i).padStart(6, "0")},${i * m}`)].join("\n")));

async function choose(files: ReturnType<typeof file>[], options: BrowserContextOptions = {}): Promise<{ page: Page; errors: string[] }> {
  const opened = await built.open("", options);
  await opened.page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined }));
  const [chooser] = await Promise.all([opened.page.waitForEvent("filechooser"), opened.page.click("text=/^(Choose files|选择文件)$/")]);
  await chooser.setFiles(files);
  return opened;
}

const stands = (page: Page, state: string) => page.waitForSelector(`[data-kind="source"][data-state="${state}"]`, { timeout: 60_000 });
const press = (page: Page, words: string) => page.locator("[data-kind=source] button", { hasText: words }).first().click();
const openEditor = async (page: Page) => {
  await page.locator('[data-kind="source"] .bar button[aria-pressed]').click();
  await page.waitForSelector("[data-kind=source] .editor th .name");
};
const firstRow = (page: Page) => page.locator(".editor tbody tr").first().innerText();

test("monthly files become one source by a pattern; its editor shows rows beside what was found, and a correction shows at once", async () => {
  const { page, errors } = await choose([month(1), month(2), month(3)]);
  await stands(page, "done");
  expect(await page.locator("[data-cell]").evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.cell))).toEqual(["用量"]);
  expect(await page.innerText("[data-cell] .body")).toMatch(/150 rows[\s\S]*3 files · CSV · GB18030/);
  await openEditor(page);
  expect(await page.locator(".editor select").first().inputValue()).toBe("用量_*.csv");
  expect(await page.innerText(".editor .choices")).toContain("Automatic (GB18030)");
  expect(await firstRow(page)).toMatch(/000000\s+0/);

  await page.getByLabel("Encoding").selectOption("windows-1252");
  await page.waitForFunction(() => document.querySelector(".editor th .name")?.textContent?.startsWith("¿Í"));
  await page.click("text=Back to automatic");
  await page.waitForFunction(() => document.querySelector(".editor th .name")?.textContent === "客户编号");

  await page.getByLabel("Type of 流量").selectOption("text");
  await page.waitForFunction(() => document.querySelector(".editor .type.chosen") !== null);
  await page.click("text=Run this cell");
  await expect.poll(() => page.innerText("[data-cell] .body")).toMatch(/流量\s+text/);
  expect(errors).toEqual([]);
  await page.context().close();
});

test("rows that cannot be read stop a source, are listed with their lines, and are left out, counted and handed out at a press", async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `${i},n${i},${i * 3}`);
  const { page, errors } = await choose([file("bad.csv", ["id,name,amount", ...rows, "30001,oops,much", "30002,fine,6"].join("\n"))]);
  await stands(page, "failed");
  expect(await page.innerText("[data-cell] [role=alert] tbody")).toMatch(/30002\s+amount[\s\S]*30001,oops,much/);
  await press(page, "Leave these rows out");
  await stands(page, "done");
  expect(await page.innerText("[data-cell] .body")).toMatch(/30,001 rows[\s\S]*1 row was left out/);
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Save the list as CSV")]);
  expect(download.suggestedFilename()).toBe("bad_rejected.csv");
  expect(readFileSync((await download.path())!, "utf8")).toMatch(/^\uFEFFFile,Line,Column,Why,Row\r\nbad\.csv,30002,amount,[^\r]*,"30001,oops,much"\r\n$/);
  await press(page, "Show as a table below");
  await page.waitForSelector('[data-kind="table"][data-state="done"]');
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a list of names and values becomes a wide table by choices, shown before it is made", async () => {
  const { page, errors } = await choose([file("tags.csv", "id,tag,value\nb,age,30\na,city,2\nb,city,1\na,age,41\n")]);
  await stands(page, "done");
  await openEditor(page);
  await page.getByRole("radio", { name: "Rows into columns" }).check({ force: true });
  await expect.poll(() => page.innerText(".editor .becomes table")).toMatch(/id\s+age\s+city\s+b\s+30\s+1\s+a\s+41\s+2/);
  await page.click("text=Run this cell");
  await expect
    .poll(() => page.innerText("[data-cell] .body"))
    .toContain("2 rows and 3 columns, made by turning rows into columns: 4 rows and 3 columns were read.");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("files that hold no table are named, and those that do are taken", async () => {
  const { page } = await choose([file("合同.pdf", "%PDF"), file("a.csv", "x\n1\n")], { locale: "zh-CN" });
  await stands(page, "done");
  await expect.poll(() => page.innerText("[role=status].notice")).toContain("以下文件不含表格，未添加：合同.pdf。");
  await page.context().close();
});

const looks: [string, BrowserContextOptions][] = [
  ["on a narrow page", { viewport: { width: 900, height: 900 } }],
  ["in the dark", { colorScheme: "dark" }],
  ["in Chinese", { locale: "zh-CN" }],
];
for (const [where, options] of looks)
  test(`the editor of a source can be read ${where}`, async () => {
    const header = ["客户", ...Array.from({ length: 60 }, (_, i) => `一个相当长的指标名称_${i}`)].join();
    const { page } = await choose([file("wide.csv", [header, ...Array.from({ length: 9 }, (_, i) => `c${i},${"7,".repeat(59)}8`)].join("\n"))], options);
    await stands(page, "done");
    await openEditor(page);
    for (const summary of await page.locator(".editor .choices summary").all()) await summary.click();
    await page.locator('.editor input[value="unpivot"]').check({ force: true });
    await page.waitForSelector(".editor .becomes table");
    await page.waitForFunction(() => document.getAnimations().length === 0);
    expect(await lookProblems(page)).toEqual([]);
    await page.context().close();
  });
