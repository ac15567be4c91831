import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { randomFrom } from "../../src/core/random.ts";
import { stage, states, type Stage } from "./page.ts";

let built: Stage;
beforeAll(async () => void (built = await stage("start")));
afterAll(() => built.close());

/** Text in GB18030, two bytes a character: what the decoder reads, turned round. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high < 0xff; ++high)
    for (let low = 0x40; low < 0xff; ++low) if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from([...text].flatMap((letter) => codes.get(letter) ?? letter.charCodeAt(0)));
}

type Row = readonly (string | number)[];
const file = (name: string, rows: readonly Row[]) => ({ name, mimeType: "text/csv", buffer: gbk(rows.map((row) => row.join(",")).join("\r\n")) });

const random = randomFrom("own files");
const products = ["流量包", "宽带", "权益"];
/** Half talk much and take broadband, half use much data and take data; ids begin with zeros. */
const people = Array.from({ length: 600 }, (_, i) => ({ id: String(13579 + 7 * i).padStart(8, "0"), data: i % 2, city: ["南京", "苏州", "无锡"][i % 3] }));
const campaigns = Array.from({ length: 12 }, (_, i) => ({ id: String(i + 1).padStart(3, "0"), product: products[i % 3], month: i + 1 }));
const results = new Map(
  people.flatMap(({ id, data }) => campaigns.map((campaign) => [`${id} ${campaign.id}`, answer(campaign.product === products[data] ? 0.6 : 0.1)])),
);

function answer(chance: number): string {
  const drawn = random.uniform();
  return drawn < chance ? "成功" : drawn < chance + 0.1 ? "意向" : drawn > 0.9 ? "未接通" : "拒绝";
}

async function choose(files: ReturnType<typeof file>[]): Promise<{ page: Page; errors: string[] }> {
  const opened = await built.open("", { locale: "zh-CN" });
  await opened.page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }));
  const [chooser] = await Promise.all([opened.page.waitForEvent("filechooser"), opened.page.click("text=选择文件")]);
  await chooser.setFiles(files);
  await opened.page.click("text=搭建逆向漏斗");
  return opened;
}

const stands = (page: Page, cell: string, state: string) => page.waitForSelector(`[data-cell="${cell}"][data-state="${state}"]`, { timeout: 60_000 });
const textOf = (page: Page, cell: string) => page.innerText(`[data-cell="${cell}"] .body`);

test("files in GBK with dates in Chinese become a target group, with statuses, lists and leading zeros understood", async () => {
  const { page, errors } = await choose([
    file("免打扰名单.csv", [["客户编号"], ...people.slice(0, 20).map(({ id }) => [id])]),
    file("客户资料.csv", [["客户编号", "地市", "年龄"], ...people.map(({ id, city }, i) => [id, city, 20 + (i % 50)])]),
    file("用量.csv", [
      ["客户编号", "月份", "语音分钟", "流量MB"],
      ...people.flatMap(({ id, data }, i) =>
        campaigns.map(({ month }) => [id, 202400 + month, (data ? 400 : 60) + (i % 37), (data ? 900 : 20000) + i * month]),
      ),
    ]),
    file("活动.csv", [["活动编号", "产品类别", "开始日期"], ...campaigns.map(({ id, product, month }) => [id, product, `2024年${month}月2日`])]),
    file("记录.csv", [
      ["客户编号", "活动编号", "办理结果", "接触日期"],
      ...people.flatMap(({ id }) => campaigns.map((each) => [id, each.id, results.get(`${id} ${each.id}`)!, `2024/${each.month}/5`])),
    ]),
  ]);
  await stands(page, "personas", "running");
  await page.keyboard.press("Control+.");
  await stands(page, "personas", "idle");
  await page.click('[data-cell="personas"] .bar button[aria-label="运行此单元格"]');
  await page.click("text=补上其余步骤");
  await stands(page, "plan", "done");
  expect(new Set(Object.values(await states(page)))).toEqual(new Set(["done"]));
  expect(await textOf(page, "history")).toContain("12 个活动共接触 600 位客户");
  expect(await textOf(page, "tags")).toContain("600 位客户");
  expect(await textOf(page, "plan")).toMatch(/退订[\s\S]*580[\s\S]*−20/);
  expect(await textOf(page, "plan")).toMatch(/\t000\d{5}\t/);

  await page.click('[data-cell="matrix"] button[aria-label="此单元格的更多操作"]');
  await page.click("[role=menuitem]:has-text('重命名')");
  await page.fill("[role=dialog] input", "矩阵");
  await page.keyboard.press("Enter");
  await stands(page, "矩阵", "done");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("cell-矩阵");
  expect(errors).toEqual([]);
  await page.context().close();
}, 120_000);

test("one wide file becomes a target group: its answers are campaigns and no tags, and one type where nothing else is known of them", async () => {
  const { page, errors } = await choose([
    file("客户活动宽表.csv", [
      ["会员编号", "城市", "年龄", ...campaigns.map(({ product, month }) => `${product}${month}月`)],
      ...people.map(({ id, city, data }, i) => [
        id,
        city,
        (data ? 55 : 22) + (i % 9),
        ...campaigns.map((each) => (i % 5 ? results.get(`${id} ${each.id}`)! : "")),
      ]),
    ]),
  ]);
  await stands(page, "plan", "done");
  expect(new Set(Object.values(await states(page)))).toEqual(new Set(["done"]));
  expect(await textOf(page, "tags")).not.toContain("流量包1月");
  expect(await textOf(page, "campaign_types")).toContain("全部视为同一类型");
  expect(errors).toEqual([]);
  await page.context().close();
}, 120_000);
