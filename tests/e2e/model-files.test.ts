import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stage, type Stage } from "./page.ts";

/** A bank's calls, the model its example learned from them, and what the example says of each customer. */
const calls = { name: "calls.parquet", buffer: readFileSync("public/examples/bank_marketing/calls.parquet") };
let built: Stage;
let model: string;
let home: string[][];

beforeAll(async () => {
  built = await stage("start");
  const { page } = await built.open("?notebook=examples/bank_marketing/bank_marketing.json");
  await page.click('[data-cell="response"] .bar button[aria-label="Run this cell"]');
  await stands(page, "response", "done");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-cell="response"] button:has-text("Save model")')]);
  expect(download.suggestedFilename()).toBe("response.model.json");
  model = readFileSync((await download.path())!, "utf8");
  home = await tableOf(page, "response");
  await page.context().close();
});
afterAll(() => built.close());

interface Loose {
  name: string;
  buffer: Buffer;
}

async function drop(page: Page, ...files: Loose[]): Promise<void> {
  const all = files.map(({ name, buffer }) => ({ name, content: buffer.toString("base64") }));
  const transfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, content } of all) transfer.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
    return transfer;
  }, all);
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

const modelFile = (content: string, name = "response.model.json"): Loose => ({ name, buffer: Buffer.from(content) });
const stands = (page: Page, cell: string, state: string) => page.waitForSelector(`[data-cell="${cell}"][data-state="${state}"]`, { timeout: 60_000 });

/** A cell's own table as the page saves it, in CSV: header and rows. */
async function tableOf(page: Page, cell: string): Promise<string[][]> {
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }));
  await page.focus(`[data-cell="${cell}"]`);
  await page.keyboard.press("e");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("[role=dialog] button:text-is('Save')")]);
  const lines = readFileSync((await download.path())!, "utf8")
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n");
  await page.keyboard.press("Escape");
  return lines.map((line) => line.split(","));
}

/** Hold a table of scores against the example's: the same customers in the same order, every number in its shortest form, so to the bit. */
function agrees([header, ...rows]: string[][]): void {
  expect(header).toEqual(["customer_id", "probability", "rank", "decile", "reason_1", "reason_2", "reason_3"]);
  const [known, ...said] = home;
  const places = header.map((column) => known.indexOf(column));
  expect(rows).toHaveLength(45_211);
  expect(rows).toEqual(said.map((row) => places.map((at) => row[at])));
}

test("a model and the rows it scores, dropped together on an empty page, give the scores of the notebook it comes from, to the bit", async () => {
  const { page, errors } = await built.open("");
  await drop(page, modelFile(model), calls);
  await stands(page, "scored", "done");
  expect(await page.innerText('[data-cell="scored"] .body')).toContain("response (propensity), learned elsewhere, applied to 45,211 rows of calls.");
  agrees(await tableOf(page, "scored"));
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a model chosen by the button of its cell gives them too", async () => {
  const { page, errors } = await built.open("");
  await drop(page, calls);
  await stands(page, "calls", "done");
  await page.click('button:has-text("Add a cell")');
  await page.click('.kind:has-text("Saved model")');
  await page.waitForSelector('[data-kind="model"]');
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click('[data-kind="model"] button:has-text("Choose a file")')]);
  await chooser.setFiles([{ mimeType: "application/json", ...modelFile(model, "renamed.json") }]);
  await page.click('header button:has-text("Run")');
  await stands(page, "scored", "done");
  agrees(await tableOf(page, "scored"));
  expect(errors).toEqual([]);
  await page.context().close();
});

/** What is wrong with a file, and what the page says of it. */
const refused = [
  {
    wrong: (text: string) => text.replace(/"intercept": (-?\d+\.\d*)\d/, (_, digits: string) => `"intercept": ${digits}`),
    en: "“response.model.json” was changed after it was saved, so nothing it says can be relied on. Take the file as it was saved.",
    zh: "“response.model.json”在保存后被改动过，其内容不可信。请使用保存时的原文件。",
  },
  {
    wrong: (text: string) => text.replace('"version": 1', '"version": 2'),
    en: "“response.model.json” was saved by a newer Contraflow (version 2 of the file; this page knows up to 1).",
    zh: "“response.model.json”由更新版本的 Contraflow 保存（文件版本 2，本页面最高支持 1）。",
  },
  {
    wrong: (text: string) => text.slice(0, 4000),
    en: "“response.model.json” cannot be read: it is not JSON, or only part of it is here.",
    zh: "无法读取“response.model.json”：它不是 JSON，或内容不完整。",
  },
  {
    wrong: () => '{"rows": [1, 2, 3]}',
    en: "“response.model.json” is not a model that this page saved. Choose a file that “Save model” made.",
    zh: "“response.model.json”不是本页面保存的模型。请选择由“保存模型”生成的文件。",
  },
] as const;

const customers = (columns: string) => ({ name: "customers.csv", buffer: Buffer.from(`${columns}\r\n${columns.replace(/\w+/g, "1")}\r\n`) });

for (const [locale, said] of [
  ["en-GB", "en"],
  ["zh-CN", "zh"],
] as const)
  test(`in ${said} a model that was changed, is newer, is cut off or is none is refused by name, and the right file mends it; so is a table that lacks columns`, async () => {
    const { page, errors } = await built.open("", { locale });
    await drop(page, calls);
    await stands(page, "calls", "done");
    for (const { wrong, ...words } of refused) {
      expect(wrong(model)).not.toBe(model);
      await drop(page, modelFile(wrong(model)));
      await page.waitForSelector(`[data-cell="scored"][data-state="failed"] .body:has-text("${words[said]}")`, { timeout: 60_000 });
    }
    await drop(page, modelFile(model));
    await stands(page, "scored", "done");
    expect(await page.$$('[data-kind="model"]')).toHaveLength(1);

    const { page: other } = await built.open("", { locale });
    await drop(other, customers("customer_id,age,balance,campaign,pdays"), modelFile(model));
    await stands(other, "scored", "failed");
    const lacks = ["job", "marital", "education", "default", "housing", "loan", "contact", "previous", "poutcome"];
    expect(await other.innerText('[data-cell="scored"] .body')).toContain(
      said === "en"
        ? `Table customers lacks 9 columns that the model needs: ${lacks.join(", ")}.`
        : `表 customers 缺少模型需要的 9 个列：${lacks.join("、")}。`,
    );
    expect(errors).toEqual([]);
    await page.context().close();
    await other.context().close();
  });
