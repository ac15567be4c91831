import { mount } from "svelte";
import { test } from "vitest";
import { page } from "vitest/browser";
import "../../src/ui/tokens.css";
import "../../src/ui/base.css";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { table } from "../../src/core/table.ts";
import HView from "../../src/cells/history/View.svelte";
import HEditor from "../../src/cells/history/Editor.svelte";
import TView from "../../src/cells/tags/View.svelte";
import TEditor from "../../src/cells/tags/Editor.svelte";
import data from "./zz.json";
const d = data as any;
const cols = (rows: any[]) => table(Object.fromEntries(Object.keys(rows[0]).map((k) => [k, rows.map((r) => r[k])])));
for (const [lang, w] of [["en", 1100], ["zh-CN", 860]] as const)
for (const [what, C] of [["hv", HView], ["he", HEditor], ["tv", TView], ["te", TEditor]] as const)
test(`${lang} ${what}`, async () => {
  document.body.replaceChildren();
  speak(lang); document.documentElement.lang = lang;
  await page.viewport(w, 1400);
  const target = document.createElement("div"); target.style.padding = "20px"; target.style.background = "var(--card)";
  document.body.append(target);
  const isH = what[0] === "h";
  mount(C as any, { target, props: { name: isH ? "history" : "tags", spec: isH ? { ...d.hs, statuses: { ...d.hs.statuses, 停机: undefined, "旧状态": "failure" } } : d.ts, result: isH ? d.h : d.r, edit: () => {}, inputs: d.inputs, profile: async (t: string) => d.profiles[t], ask: async (q: string) => cols(q.includes("held_out") ? d.campaigns : d.statuses), files: [], settings: { month: null, window: 6, k: 10 }, label: (x: string) => x, presenting: false, add() {}, download() {}, relabel() {}, resultOf: () => undefined } });
  await new Promise((r) => setTimeout(r, 1500));
  for (const x of document.querySelectorAll("details")) x.open = true;
  await new Promise((r) => setTimeout(r, 500));
  console.log(what, document.documentElement.scrollWidth, w);
  await page.screenshot({ path: `/work/main/node_modules/.zz/look-${lang}-${what}.png`, element: target } as any);
}, 120000);
