import { describe, expect, test } from "vitest";
import type { Figures } from "../../../scripts/report/figures.ts";
import { words } from "../../../scripts/report/words.ts";

const figures = (seed: string, lift: number, found: boolean): Figures => ({
  seed,
  types: { k: 10, agreement: 1, width: 0.6 },
  historical: { k: 6, silhouette: 0.2 },
  now: { k: 2, agreement: 0.7, relations: ["continued", "continued", "split"] },
  planted: { silhouette: 0.24, noise: 0.05 },
  contacts: { each: 4.5, never: 0.12 },
  best: [{ type: "data pack", persona: "young data", seen: true, found, weak: false, base: 0.15, lift }],
  check: null,
});
const line = (report: string, start: string) => report.split("\n").find((each) => each.startsWith(`| ${start}`));

describe("the report", () => {
  const report = words([figures("a", 1.5, true), figures("b", 2.6, false)], 20_000);

  test("judges each limit by its worst seed and shows the mean", () => {
    expect(line(report, "silhouette of the planted personas below")).toBe("| silhouette of the planted personas below 0.25 | 0.240 | 0.240 | yes |");
    expect(line(report, "largest true lift")).toBe("| largest true lift of a best persona at most 2.5 | 2.600 | 2.050 | no |");
  });

  test("judges the best personas by their mean over the seeds", () => {
    expect(line(report, "planted best persona assigned")).toBe("| planted best persona assigned: at least 9 of 1, on average | 0 | 0.500 | no |");
  });

  test("has a column a seed and says what became of each planted type in each", () => {
    expect(line(report, "figure")).toBe("| figure | a | b |");
    expect(line(report, "their relations")).toContain("2 continued, 1 split");
    expect(line(report, "verdict of the check")).toContain("none | none");
    expect(line(report, "data pack")).toBe("| data pack | young data | 15.0 % to 15.0 % | 1.50 to 2.60 | yes, no |");
  });
});
