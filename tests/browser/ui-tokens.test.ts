import { expect, test } from "vitest";
import { page } from "vitest/browser";
import "./on-page.ts";

/** What is written on what. */
const written = [
  ["ink", "paper"],
  ["ink", "card"],
  ["ink-2", "paper"],
  ["ink-2", "card"],
  ["ink-3", "paper"],
  ["ink-3", "card"],
  ["accent", "paper"],
  ["accent", "card"],
  ["on-accent", "accent"],
  ["ink", "accent-soft"],
  ["good", "card"],
  ["good", "good-soft"],
  ["warn", "card"],
  ["warn", "warn-soft"],
  ["bad", "card"],
  ["bad", "bad-soft"],
  ["on-deep", "up-4"],
  ["on-deep", "down-4"],
  ["ink", "up-1"],
  ["ink", "up-2"],
  ["ink", "up-3"],
  ["ink", "down-1"],
  ["ink", "down-2"],
  ["ink", "down-3"],
];

for (const theme of ["light", "dark"])
  test(`what is written can be read in the ${theme}`, () => {
    document.documentElement.dataset.theme = theme;
    const poor = written
      .map(([on, under]) => [on, under, Math.round(contrast(colour(on), colour(under)) * 100) / 100])
      .filter(([, , ratio]) => Number(ratio) < 4.5);
    delete document.documentElement.dataset.theme;
    expect(poor).toEqual([]);
  });

test("the smallest type is 12 px; while presenting 18 px on a screen of 1920 by 1080, and as much of a smaller one, down to 12 px", async () => {
  const size = (token: string, on: HTMLElement) => parseFloat(getComputedStyle(on).getPropertyValue(token));
  const slide = document.createElement("div");
  slide.dataset.presenting = "";
  document.body.append(slide);
  const tokens = ["--text", "--small", "--tiny", "--say", "--head", "--big"];
  const { innerWidth, innerHeight } = window;
  await page.viewport(1920, 1080);
  const large = tokens.map((token) => size(token, slide));
  for (const [i, token] of tokens.entries()) {
    expect(size(token, document.documentElement)).toBeGreaterThanOrEqual(12);
    expect(large[i]).toBeGreaterThanOrEqual(18);
  }
  await page.viewport(1280, 720);
  for (const [i, token] of tokens.entries()) {
    expect(size(token, slide)).toBeGreaterThanOrEqual(12);
    expect(size(token, slide)).toBeCloseTo((large[i] * 2) / 3, 1);
  }
  await page.viewport(innerWidth, innerHeight);
});

/** Linear red, green and blue, 0…1. */
function colour(token: string): number[] {
  const probe = document.createElement("span");
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const found = getComputedStyle(probe)
    .color.match(/[\d.]+/g)!
    .slice(0, 3);
  probe.remove();
  return found.map((part) => Number(part) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
}

/** As WCAG 2.2 says, 1…21. */
function contrast(a: number[], b: number[]): number {
  const [x, y] = [a, b].map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue).sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
}
