import type { Tag, TagCategory, TagMeasure } from "../../core/tag.ts";
import type { ContactTags, IndicatorTags, UsageTags } from "../../sql/tags-as-of.ts";

/** Every column of the table of tags, what it means, and which query writes it. */
export interface TagColumns {
  tags: Tag[];
  /** Tag names of the attributes, in order. */
  attributes: string[];
  indicators: IndicatorTags[];
  short: string;
  preference: UsageTags["preference"];
  items: { item: string; column: string }[];
  held: string;
  contact: ContactTags["columns"];
}

/** What the columns are made of. */
export interface Sources {
  attributes: readonly { column: string; text: boolean }[];
  indicators: readonly string[];
  spending: readonly string[];
  items: readonly string[];
  usage: boolean;
  holdings: boolean;
  contacts: boolean;
}

/** Names that no tag may have: those of the keys. */
const KEYS = ["customer_id", "campaign_id", "as_of", "#"];

/** Name the columns, each once in any case of letters: attributes under their own names first, a later equal with _2, _3 … */
export function tagColumns({ attributes, indicators, spending, items, usage, holdings, contacts }: Sources): TagColumns {
  const tags: Tag[] = [];
  const taken = new Set(KEYS);
  function tag(wanted: string, category: TagCategory, measure: TagMeasure, { of = "", text = false } = {}): string {
    let column = wanted;
    for (let i = 2; taken.has(column.toLowerCase()); ++i) column = `${wanted}_${i}`;
    taken.add(column.toLowerCase());
    tags.push({ column, category, measure, of, type: text ? "text" : "number" });
    return column;
  }
  const own = attributes.map(({ column, text }) => tag(column, "profile", "value", { of: column, text }));
  const trended = indicators.map((of) => ({
    level: tag(`${of}_level`, "usage", "level", { of }),
    slope: tag(`${of}_slope`, "trend", "slope", { of }),
    ratio: tag(`${of}_ratio`, "trend", "ratio", { of }),
    forecast: tag(`${of}_forecast`, "trend", "forecast", { of }),
    direction: tag(`${of}_direction`, "trend", "direction", { of, text: true }),
  }));
  const short = usage ? tag("short_history", "trend", "value", { of: "short_history" }) : "";
  const preference =
    usage && spending.length > 1
      ? {
          of: spending.map((of) => ({ indicator: indicators.indexOf(of), title: of, change: tag(`${of}_share_change`, "preference", "share", { of }) })),
          drift: tag("preference_drift", "preference", "drift"),
          top: tag("preference_top", "preference", "top", { text: true }),
        }
      : null;
  const held = items.map((item) => ({ item, column: tag(`holds_${item}`, "holding", "holds", { of: item }) }));
  const heldItems = holdings ? tag("held_items", "holding", "held") : "";
  const contact = contacts
    ? {
        contacts: tag("contacts", "contact", "contacts"),
        successes: tag("successes", "contact", "successes"),
        participation: tag("participation", "contact", "participation"),
        recency: tag("recency_days", "contact", "recency"),
        contacted: tag("contacted", "contact", "value", { of: "contacted" }),
      }
    : { contacts: "", successes: "", participation: "", recency: "", contacted: "" };
  return { tags, attributes: own, indicators: trended, short, preference, items: held, held: heldItems, contact };
}
