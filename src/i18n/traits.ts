import { MISSING } from "../core/prepare/fit-column.ts";
import type { Tag, TagMeasure, Trait } from "../core/tag.ts";
import { beside, catalogue, inWords } from "./i18n.svelte.ts";
import { amount, percent } from "./number.ts";

type Label = (raw: string) => string;

/** What one of two ends of a number is called: [very high, rather high, rather low, very low]. */
type Ends = (what: string) => readonly [string, string, string, string];

const alike =
  (high: (what: string) => string, low: (what: string) => string): Ends =>
  (what) => [high(what), high(what), low(what), low(what)];

const enEnds: Ends = (what) => [`high ${what}`, `fairly high ${what}`, `fairly low ${what}`, `low ${what}`];
const zhEnds: Ends = (what) => [`${what}高`, `${what}较高`, `${what}较低`, `${what}低`];

const words = catalogue(
  {
    joined: "\u00a0· ",
    balanced: "balanced",
    tag: {
      value: (of) => of,
      level: (of) => `${of}, monthly average`,
      slope: (of) => `${of}, trend`,
      ratio: (of) => `${of}, recent change`,
      forecast: (of) => `${of}, expected change`,
      direction: (of) => `${of}, direction`,
      holds: (of) => `has ${of}`,
      held: () => "items held",
      share: (of) => `${of}, change of share`,
      drift: () => "shift of preference",
      top: () => "main preference",
      contacts: () => "times contacted",
      successes: () => "times accepted",
      participation: () => "readiness to respond",
      recency: () => "days since last contact",
    } satisfies Record<TagMeasure, (of: string) => string> as Record<TagMeasure, (of: string) => string>,
    columns: {
      short_history: "short history",
      contacted: "contacted before",
      duration_days: "length in days",
      quarter: "quarter",
      success_rate: "success rate",
      intent_rate: "intent rate",
      failure_rate: "failure rate",
    } as Record<string, string>,
    ends: {
      duration_days: alike(
        () => "long",
        () => "short",
      ),
      value: enEnds,
      level: enEnds,
      slope: alike(
        (of) => `${of} rising`,
        (of) => `${of} falling`,
      ),
      held: alike(
        () => "many items",
        () => "few items",
      ),
      share: alike(
        (of) => `growing share of ${of}`,
        (of) => `shrinking share of ${of}`,
      ),
      drift: alike(
        () => "changing preferences",
        () => "steady preferences",
      ),
      contacts: alike(
        () => "often contacted",
        () => "seldom contacted",
      ),
      successes: alike(
        () => "often accepts",
        () => "seldom accepts",
      ),
      participation: alike(
        () => "responsive",
        () => "unresponsive",
      ),
      recency: alike(
        () => "long not contacted",
        () => "contacted lately",
      ),
    } as Record<string, Ends>,
    has: (what: string) => `has ${what}`,
    hasNot: (what: string) => `no ${what}`,
    is: (what: string, level: string) => `${what} ${level}`,
    unknown: "unknown",
    mostly: (level: string) => `mostly ${level}`,
    directions: { up: (of: string) => `${of} rising`, down: (of: string) => `${of} falling`, flat: (of: string) => `${of} steady` } as Record<
      string,
      (of: string) => string
    >,
  },
  {
    joined: "·",
    balanced: "均衡型",
    tag: {
      value: (of) => of,
      level: (of) => beside(of, "月均"),
      slope: (of) => beside(of, "趋势"),
      ratio: (of) => beside(of, "近期变化"),
      forecast: (of) => beside(of, "预期变化"),
      direction: (of) => beside(of, "走向"),
      holds: (of) => beside("持有", of),
      held: () => "持有产品数",
      share: (of) => beside(of, "占比变化"),
      drift: () => "偏好变化",
      top: () => "主要偏好",
      contacts: () => "接触次数",
      successes: () => "成功次数",
      participation: () => "参与积极性",
      recency: () => "距上次接触天数",
    },
    columns: {
      short_history: "历史较短",
      contacted: "接触过",
      duration_days: "持续天数",
      quarter: "季度",
      success_rate: "成功率",
      intent_rate: "意向率",
      failure_rate: "失败率",
    },
    ends: {
      duration_days: alike(
        () => "周期长",
        () => "周期短",
      ),
      value: zhEnds,
      level: zhEnds,
      slope: alike(
        (of) => `${of}上升`,
        (of) => `${of}下降`,
      ),
      held: alike(
        () => "产品多",
        () => "产品少",
      ),
      share: alike(
        (of) => `${of}占比上升`,
        (of) => `${of}占比下降`,
      ),
      drift: alike(
        () => "偏好多变",
        () => "偏好稳定",
      ),
      contacts: alike(
        () => "接触多",
        () => "接触少",
      ),
      successes: alike(
        () => "成功多",
        () => "成功少",
      ),
      participation: alike(
        () => "参与积极",
        () => "参与消极",
      ),
      recency: alike(
        () => "久未接触",
        () => "近期接触",
      ),
    },
    has: (what) => `有${what}`,
    hasNot: (what) => `无${what}`,
    is: beside,
    unknown: "未知",
    mostly: (level) => `以${level}为主`,
    directions: { up: (of) => `${of}上升`, down: (of) => `${of}下降`, flat: (of) => `${of}平稳` },
  },
);

/** Measures that are spoken of as another one is. */
const sameEnds: Partial<Record<TagMeasure, TagMeasure>> = { ratio: "slope", forecast: "slope" };

/** Levels that say nothing without their column. */
const BARE = /^(-?[\d.,]+|yes|no|y|n|true|false|on|off|是|否|有|无)$/i;

/** What a column is called: its label, one of our own columns in words, or its name. */
export function columnName(column: string, label: Label): string {
  const given = label(column);
  return given !== column ? given : (inWords(words).columns[column] ?? column);
}

/** What a tag is called: "data_gb, monthly average". A label of the column itself wins. */
export function tagName(tag: Tag, label: Label): string {
  const given = label(tag.column);
  if (given !== tag.column) return given;
  const known = inWords(words).columns[tag.column];
  if (known) return known;
  return inWords(words).tag[tag.measure](label(tag.of || tag.column));
}

/** A number of a tag as its measure is read: slopes, changes and shares in per cent. */
export function tagValue(measure: TagMeasure | undefined, x: number, digits = 1): string {
  if (measure === "slope" || measure === "share" || measure === "participation") return percent(x, digits);
  return measure === "ratio" || measure === "forecast" ? percent(Math.exp(x) - 1, digits) : amount(x);
}

/** What a level of a tag is called: its label, or unknown for having none. */
export function levelName(level: string, label: Label): string {
  return level === MISSING ? inWords(words).unknown : label(level);
}

/** What sets a group apart, short enough for a name: "high data". */
export function traitName(trait: Trait, tags: readonly Tag[], label: Label): string {
  const said = inWords(words);
  const tag = tags.find(({ column }) => column === trait.column);
  const own = columnName(trait.column, label);
  const what = own !== trait.column || !tag?.of ? own : label(tag.of);
  if (trait.level === null) {
    const measure = tag ? (sameEnds[tag.measure] ?? tag.measure) : "value";
    const ends = (said.ends[trait.column] ?? said.ends[measure] ?? said.ends.value)(what);
    return ends[trait.direction === "high" ? (trait.strength === "very" ? 0 : 1) : trait.strength === "very" ? 3 : 2];
  }
  if (trait.level === MISSING) return said.is(what, said.unknown);
  if (tag?.measure === "direction" && said.directions[trait.level]) return said.directions[trait.level](what);
  if (tag?.measure === "top") return said.mostly(label(trait.level));
  if (trait.level === "1" || trait.level === "0") return trait.level === "0" ? said.hasNot(what) : tag?.measure === "holds" ? said.has(what) : what;
  return BARE.test(trait.level) ? said.is(what, label(trait.level)) : label(trait.level);
}

/** A group that a cell found. */
interface Group {
  id: string;
  traits: readonly Trait[];
}

/** Traits in a name. */
const TRAITS = 3;

/**
 * Names of a cell's groups by id, no two alike: what a reader called them, else their three foremost traits; where these are equal the next trait is
 * added, and at last a number.
 */
export function groupNames(cell: string, groups: readonly Group[], tags: readonly Tag[], label: Label): Map<string, string> {
  const given = (id: string) => (label(`${cell}.${id}`) !== `${cell}.${id}` ? label(`${cell}.${id}`) : null);
  const lengths = new Map(groups.map(({ id }) => [id, TRAITS]));
  const nameOf = ({ id, traits }: Group) => given(id) ?? said(traits, lengths.get(id)!, tags, label);
  for (let again = true; again;) {
    const doubles = groups.filter((group) => given(group.id) === null && groups.some((other) => other !== group && nameOf(other) === nameOf(group)));
    const longer = doubles.filter(({ id, traits }) => lengths.get(id)! < traits.length);
    for (const { id } of longer) lengths.set(id, lengths.get(id)! + 1);
    again = longer.length > 0;
  }
  const used = new Map<string, number>();
  return new Map(
    groups.map((group) => {
      const name = nameOf(group);
      const times = (used.get(name) ?? 0) + 1;
      used.set(name, times);
      return [group.id, times > 1 ? `${name} (${times})` : name];
    }),
  );
}

function said(traits: readonly Trait[], most: number, tags: readonly Tag[], label: Label): string {
  const { balanced, joined } = inWords(words);
  const parts = [...new Set(traits.slice(0, most).map((trait) => traitName(trait, tags, label)))];
  return parts.length ? parts.join(joined) : balanced;
}
