import { sideId } from "../../core/lift/offer.ts";
import type { Fitted } from "../../core/model/fitted.ts";
import { columnName, groupNames } from "../../i18n/traits.ts";
import { itemName } from "../association/names.ts";
import type { Words } from "../association/words.ts";
import { groupsIn } from "./summary.ts";

/** What the groups of a model are called in the reader's words, by id; of an association its items, and what stands to the left of its rules. */
export function namesIn(cell: string, model: Fitted, label: (raw: string) => string, words: Pick<Words, "items">): Map<string, string> {
  if (model.kind !== "association") return groupNames(cell, groupsIn(model), "tags" in model ? model.tags : [], label);
  const { items, rules } = model;
  const called = items.map((item) => itemName(item, (raw) => columnName(raw, label), words));
  const sides = rules.map(({ left }) => [sideId(items, left), left.map((i) => called[i]).join(" + ")] as const);
  return new Map([...sides, ...items.map(({ id }, i) => [id, called[i]] as const)]);
}
