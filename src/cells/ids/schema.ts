import * as v from "valibot";
import { knownTypes } from "../../core/ids/id-type.ts";
import type { Cleaning } from "../../sql/ids-text.ts";

const named = v.optional(v.string(), "");
const whole = (least: number, usual: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(least)), usual);

/** What may be done to ids before they are compared, in that order. */
export const cleanings = ["width", "trim", "phone", "email"] as const satisfies readonly Cleaning[];

const idTable = v.object({
  table: named,
  /** A row holds ids of one customer, or a link between two ids. */
  shape: v.optional(v.picklist(["rows", "links"]), "rows"),
  /** Columns of ids, of tables of rows. */
  ids: v.optional(v.array(v.object({ column: named, type: named })), []),
  /** Ids and their types, of tables of links. */
  a: named,
  aType: named,
  b: named,
  bType: named,
  /** Columns that may be left out. */
  weight: named,
  date: named,
});

export const schema = v.object({
  tables: v.optional(v.array(idTable), []),
  mode: v.optional(v.picklist(["constrained", "plain"]), "constrained"),
  /** Types of which a customer has one id at most. */
  exclusive: v.optional(v.array(v.string()), ["customer"]),
  /** Types from the strongest to the weakest; types that are not in it come after. */
  priority: v.optional(v.array(v.string()), [...knownTypes]),
  clean: v.optional(v.array(v.picklist(cleanings)), [...cleanings]),
  /** Texts that are never an id, beside the ones known to be none. */
  never: v.optional(v.array(v.string()), []),
  /** Types whose ids several customers may share. */
  shared: v.optional(v.array(v.string()), ["device"]),
  /** A shared id links nothing when it has more partners than this … */
  partners: whole(1, 20),
  /** … within so many days on end. */
  days: whole(1, 30),
  /** Customers of more ids than this are listed for review. */
  review: whole(1, 50),
  /** The mapping of the last refresh. */
  previous: named,
});

export type Spec = v.InferOutput<typeof schema>;
export type IdTable = Spec["tables"][number];
