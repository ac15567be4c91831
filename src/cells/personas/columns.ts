import type { Tag, TagCategory } from "../../core/tag.ts";

/** Categories that personas are made of when no column is chosen: who customers are, what they use, what they have. */
const base: readonly TagCategory[] = ["profile", "usage", "holding"];

/** The tags that personas are made of. */
export function chosenTags(tags: readonly Tag[], columns: readonly string[]): Tag[] {
  if (columns.length) return tags.filter(({ column }) => columns.includes(column));
  return tags.filter(({ category, measure }) => base.includes(category) && measure !== "direction");
}
