import { afterEach, expect, test } from "vitest";
import type { Tag, Trait } from "../../../src/core/tag.ts";
import { speak } from "../../../src/i18n/i18n.svelte.ts";
import { columnName, groupNames, tagName, traitName } from "../../../src/i18n/traits.ts";

const itself = (raw: string) => raw;
const tags: Tag[] = [
  { column: "data_level", category: "usage", measure: "level", of: "data", type: "number" },
  { column: "voice_level", category: "usage", measure: "level", of: "voice", type: "number" },
  { column: "holds_tv", category: "holding", measure: "holds", of: "tv", type: "number" },
  { column: "city", category: "profile", measure: "value", of: "city", type: "text" },
  { column: "data_ratio", category: "trend", measure: "ratio", of: "data", type: "number" },
];
const number = (column: string, direction: Trait["direction"], strength: Trait["strength"] = "very"): Trait => ({
  column,
  level: null,
  direction,
  strength,
  score: 1,
});
const level = (column: string, level: string): Trait => ({ column, level, direction: "high", strength: "very", score: 1 });

/** The name of a group that is alone. */
const nameOf = (traits: Trait[], label: (raw: string) => string = itself) => groupNames("p", [{ id: "P1", traits }], tags, label).get("P1");

afterEach(() => speak("en"));

test("a name is its three foremost traits, in either language", () => {
  const traits = [number("data_level", "high"), number("voice_level", "low", "rather"), level("holds_tv", "1"), level("city", "Nanjing")];
  expect(nameOf(traits)).toBe("high data\u00a0· fairly low voice\u00a0· has tv");
  speak("zh-CN");
  expect(nameOf(traits)).toBe("data高·voice较低·有tv");
});

test("a group without traits is balanced", () => {
  expect(nameOf([])).toBe("balanced");
  speak("zh-CN");
  expect(nameOf([])).toBe("均衡型");
});

test("what a reader called a group wins", () => {
  expect(nameOf([], (raw) => (raw === "p.P1" ? "Streamers" : raw))).toBe("Streamers");
});

test("equal names take the next trait, and at last a number", () => {
  const three = [number("data_level", "high"), number("voice_level", "low"), level("holds_tv", "1")];
  const names = groupNames(
    "p",
    [
      { id: "P1", traits: [...three, level("city", "Nanjing")] },
      { id: "P2", traits: three },
      { id: "P3", traits: three },
    ],
    tags,
    itself,
  );
  const common = "high data\u00a0· low voice\u00a0· has tv";
  expect([...names.values()]).toEqual([`${common}\u00a0· Nanjing`, common, `${common} (2)`]);
});

test("trends rise and fall, levels speak for themselves but bare ones with their column", () => {
  expect(traitName(number("data_ratio", "low"), tags, itself)).toBe("data falling");
  expect(traitName(level("city", "Nanjing"), tags, itself)).toBe("Nanjing");
  expect(traitName(level("lines", "3"), tags, itself)).toBe("lines 3");
  expect(traitName(level("city", "(missing)"), tags, itself)).toBe("city unknown");
  expect(traitName({ ...level("holds_tv", "0"), direction: "low" }, tags, itself)).toBe("no tv");
});

test("labels of columns and items stand in names", () => {
  const label = (raw: string) => ({ data: "mobile data", voice_level: "talk" })[raw] ?? raw;
  expect(tagName(tags[0], label)).toBe("mobile data, monthly average");
  expect(tagName(tags[1], label)).toBe("talk");
  expect(traitName(number("data_level", "high"), tags, label)).toBe("high mobile data");
  expect(columnName("duration_days", label)).toBe("length in days");
});

test("in Chinese only other letters are set apart by a space", () => {
  speak("zh-CN");
  expect(tagName(tags[0], (raw) => (raw === "data" ? "流量" : raw))).toBe("流量月均");
  expect(tagName(tags[0], itself)).toBe("data 月均");
  expect(tagName(tags[2], (raw) => (raw === "tv" ? "电视" : raw))).toBe("持有电视");
});
