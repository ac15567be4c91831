import type { Item } from "../../core/lift/items.ts";
import { amount } from "../../i18n/number.ts";
import type { Words } from "./words.ts";

/** What an item is called, in the reader's words. */
export function itemName({ column, held }: Item, label: (raw: string) => string, { items: say }: Pick<Words, "items">): string {
  const called = label(column);
  switch (held.is) {
    case "yes":
    case "some":
    case "listed":
      return called;
    case "level":
      return say.level(called, label(held.level));
    case "zero":
      return say.zero(called);
    case "missing":
      return say.missing(called);
    case "between": {
      const { above, to } = held;
      if (above === null) return to === null ? say.any(called) : say.upTo(called, amount(to));
      return to === null ? say.above(called, amount(above)) : say.between(called, amount(above), amount(to));
    }
  }
}
