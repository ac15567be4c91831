import { flushSync } from "svelte";
import { expect, test } from "vitest";
import Lines from "../../src/charts/Lines.svelte";
import Scatter from "../../src/charts/Scatter.svelte";
import StackedBars from "../../src/charts/StackedBars.svelte";
import { speak } from "../../src/i18n/i18n.svelte.ts";
import { percent } from "../../src/i18n/number.ts";
import { show } from "./on-page.ts";

speak("en");

const texts = () => [...document.querySelectorAll("svg text")].map((text) => text.textContent);
const drawn = () => expect.poll(() => document.querySelectorAll("svg").length).toBeGreaterThan(0);

test("a chart is a picture with a name, drawn in the page's own type of at least 12 px", async () => {
  show(Lines, { label: "Silhouette by k", description: "Best at k = 3.", lines: [{ name: "s", points: [2, 3, 4].map((k) => ({ x: k, y: 1 / k })) }] });
  await drawn();
  const picture = document.querySelector('[role="img"]')!;
  expect(picture.getAttribute("aria-label")).toBe("Silhouette by k");
  expect(document.getElementById(picture.getAttribute("aria-describedby")!)!.textContent).toBe("Best at k = 3.");
  for (const text of document.querySelectorAll("svg text")) expect(parseFloat(getComputedStyle(text).fontSize)).toBeGreaterThanOrEqual(12);
  expect(getComputedStyle(document.querySelector("svg text")!).fontFamily).toContain("Inter");
});

test("a chart is drawn anew for another light, width and language", async () => {
  const target = show(Lines, {
    label: "Rates",
    lines: [
      {
        name: "r",
        points: [
          { x: "2024-01", y: 0.5 },
          { x: "2024-02", y: 0.25 },
        ],
      },
    ],
    say: (y: number) => percent(y, 0),
  });
  await drawn();
  const first = document.querySelector("svg")!;
  const before = getComputedStyle(first).color;
  document.documentElement.dataset.theme = "dark";
  await expect.poll(() => getComputedStyle(document.querySelector("svg")!).color).not.toBe(before);
  delete document.documentElement.dataset.theme;
  target.style.width = "300px";
  await expect.poll(() => document.querySelector("svg")!.getAttribute("width")).toBe("300");
  expect(texts()).toContain("2024-01");
  const old = document.querySelector("svg");
  flushSync(() => speak("zh-CN"));
  expect(document.querySelector("svg")).not.toBe(old);
  flushSync(() => speak("en"));
});

test("months stacked as bars can also be read as a table", async () => {
  show(StackedBars, {
    label: "By month",
    months: [{ month: "2024-01", values: { yes: 3, no: 7 } }],
    parts: [
      { key: "yes", label: "success" },
      { key: "no", label: "failure" },
    ],
  });
  await drawn();
  expect([...document.querySelectorAll("table tr")].map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ["", "success", "failure"],
    ["2024-01", "3", "7"],
  ]);
});

test("points of a scatter can be reached one by one in a list", async () => {
  const chosen: string[] = [];
  const dots = ["a", "b"].map((id, i) => ({ id, x: i, y: i, name: `Campaign ${id}`, group: "T1" }));
  show(Scatter, { label: "Campaigns", dots, groups: [{ id: "T1", name: "SMS" }], onchoose: (id: string) => void chosen.push(id) });
  await drawn();
  document.querySelector("details")!.open = true;
  const button = document.querySelectorAll<HTMLElement>("li button")[1];
  button.focus();
  await expect.poll(texts).toContain("Campaign b");
  button.click();
  expect(chosen).toEqual(["b"]);
});
