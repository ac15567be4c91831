import { count, percent } from "../../i18n/number.ts";
import { faultsEn } from "./fault-words.ts";
import type { IdsResult, Warning, Why } from "./result.ts";
import type { Spec } from "./schema.ts";

const types: Record<string, readonly [one: string, many: string, glyph: string]> = {
  customer: ["customer id", "customer ids", "ID"],
  phone: ["phone", "phones", "P"],
  email: ["email", "emails", "E"],
  device: ["device", "devices", "D"],
  cookie: ["cookie", "cookies", "C"],
  other: ["other id", "other ids", "O"],
  unified: ["retired unified id", "retired unified ids", "U"],
};

const why: Record<Why | "exclusive", string> = {
  zeros: "only zeros",
  repeated: "one sign repeated",
  hash: "hash of nothing",
  word: "a word for nothing",
  listed: "on your list",
  shared: "shared by too many",
  exclusive: "would join two customers",
};

const warnings: Record<Warning, (result: IdsResult, spec: Spec) => string> = {
  "previous-unknown": (_, { previous }) =>
    `No id of today stands in ${previous}, so every unified id is new. Check that it is the mapping of an earlier refresh and that types have kept their names.`,
  giant: ({ largest, ids }) =>
    `One customer holds ${count(largest)} of ${count(ids)} ids. Most likely an id that many share was not left out: look at the review list, and lower the number of partners or add a type to those that may be shared.`,
  "no-exclusive": () => "No id of an exclusive type was found, so nothing keeps two customers apart.",
  "previous-twice": ({ twice }, { previous }) =>
    `${count(twice.ids)} ids stand under several unified ids in ${previous}, for example ${twice.example ?? ""}; the first by its text counts.`,
};

/** What the ids cell says in English. */
export const en = {
  title: "Id mapping",
  about: "Puts the ids of one customer together: customer id, phone, email, device, cookie.",
  faults: faultsEn,
  types,
  why,
  warnings,
  /** A type in words: one, or several. */
  type: (type: string, n = 1) => types[type]?.[n === 1 ? 0 : 1] ?? type,
  glyph: (type: string) => types[type]?.[2] ?? type.slice(0, 1).toUpperCase(),
  few: (k: number) => `<${k}`,
  join: (parts: readonly string[]) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`),
  ofType: (n: string, type: string) => `${n} ${type}`,
  sentence: (ids: string, each: string, customers: string) => `**${ids} ids** (${each}) belong to **${customers} customers**.`,
  known: (known: string, others: string, of: string) => `${known} are known by ${of}, ${others} by other ids only.`,
  allKnown: (of: string) => `All are known by ${of}.`,
  refused: (n: string) =>
    n === "1" ? "One link was refused, since it would have joined two customers." : `${n} links were refused, since each would have joined two customers.`,
  joined: (n: string, of: string) => `${n} customers hold several ${of}.`,
  facts: { customers: "customers", ids: "ids", links: "links used", refused: "links refused", conflicts: "groups in conflict", review: "to review" },
  ofLinks: (n: string) => `of ${n} found`,
  moreThan: (n: number) => `more than ${count(n)} ids`,
  typesTitle: "Ids by type",
  typesHead: { type: "Type", ids: "Ids", leftOut: "Left out", customers: "Customers", share: "Of customers" },
  sizesTitle: "Customers by number of ids",
  size: (from: number, to: number | null) => (to === null ? `${count(from)} and more` : from === to ? count(from) : `${count(from)}–${count(to)}`),
  sizeUnit: (label: string) => (label === "1" ? "1 id" : `${label} ids`),
  ofCustomers: (share: number) => percent(share),
  since: {
    title: (table: string) => `Since the last refresh (${table})`,
    sentence: (kept: string, before: string) => `**${kept} of ${before}** unified ids are still in use.`,
    kept: "kept",
    merged: "merged",
    split: "split off",
    new: "new",
    gone: "gone",
    hints: {
      kept: "same unified id, nobody joined",
      merged: "one unified id where there were several",
      split: "cut off from a customer who keeps the unified id",
      new: "none of their ids was there before",
      gone: "unified ids with none of their ids left",
    },
  },
  changesTitle: "Unified ids that changed",
  changesHead: { before: "Before", now: "Now", what: "What happened", ids: "Ids" },
  what: { merged: "merged", split: "split off", gone: "gone" } as Record<string, string>,
  conflicts: {
    title: "Groups in conflict",
    hint: (mode: Spec["mode"]): string =>
      mode === "constrained"
        ? "Linked ids that hold several customers. The weakest link between two customers was refused; check whether it is a wrong link, or one customer entered twice."
        : "Linked ids that hold several customers, joined into one. A bridge is a link without which the group falls apart: check these first.",
    choose: "Group",
    option: (n: number, holders: string, component: number) => `${count(n)} · ${holders} among ${count(component)} ids`,
    picture: (n: number) => `Links of group ${count(n)}`,
    describe: (nodes: number, links: number, separating: number, refused: number) =>
      `${count(nodes)} ids and ${count(links)} links; ${count(separating)} ${separating === 1 ? "bridge separates" : "bridges separate"} customers${
        refused ? `, ${count(refused)} ${refused === 1 ? "link was" : "links were"} refused` : ""
      }.`,
    partly: (shown: number, all: number) => `The picture shows ${count(shown)} of ${count(all)} ids: the shortest ways between customers, and what is near.`,
    legend: { other: "other ids", link: "link", separates: "bridge between customers", rejected: "refused" },
    table: "Links of this group",
    head: { a: "One id", b: "Other id", weight: "Weight", what: "What it is" },
    bridge: "bridge",
    plain: "link",
    failed: "The group cannot be shown:",
    busy: "Looking up the group …",
    listed: (most: number) => `The ${count(most)} largest groups can be chosen here; all are in the table.`,
  },
  rejectedTitle: (n: string) => `Links that were not used · ${n}`,
  rejectedHead: { a: "One id", b: "Other id", weight: "Weight", why: "Why", left: "Would have joined", right: "with" },
  droppedTitle: (n: string) => `Values that were left out · ${n}`,
  droppedHead: { type: "Type", why: "Why", ids: "Different values", rows: "Rows" },
  droppedHint: (spec: Spec, dated: boolean) =>
    `An id is shared by too many when it is of type ${spec.shared.map((type) => en.type(type)).join(", ") || "–"} and linked with more than ${count(spec.partners)} others ${
      dated ? `within ${count(spec.days)} days` : "in all rows, since no column of dates is chosen"
    }.`,
  reviewTitle: (n: string) => `To review · ${n}`,
  reviewHint: (n: number) => `Customers of more than ${count(n)} ids: mostly a shared phone, a shop or a test account.`,
  reviewHead: { unified: "Unified id", ids: "Ids", id: "Strongest id", exclusive: "Exclusive ids" },
  first: (n: number) => `The first ${count(n)} are shown.`,
  asTable: (table: string) => `Open ${table} as a table`,
  howTitle: "How it was done, and next month",
  how: (spec: Spec) => [
    "In a row with several ids, each is linked with the row's strongest id. A link weighs as many rows as support it, or the sum of its weights.",
    spec.mode === "constrained"
      ? `Links are taken by weight, the heaviest first. A link that would join two ids of type ${spec.exclusive.map((type) => en.type(type)).join(", ") || "–"} is refused.`
      : "All links hold, whatever they join.",
    `The strongest id stands for a customer: ${spec.priority.map((type) => en.type(type)).join(" < ")}, ties by text.`,
  ],
  next: (name: string) =>
    `To keep unified ids next month: export table ${name}, add it next month as a source, and choose it here as the mapping of the last refresh. Unified ids that are retired stay in it as type “unified”, with the unified id that stands for them now.`,
  handOut: "Export the mapping",
  editor: {
    tables: "Tables with ids",
    tablesHint: "Each row links the ids that stand in it.",
    table: "Table",
    addTable: "Add a table",
    removeTable: (table: string) => `Remove table ${table}`,
    shape: "One row is",
    rows: "a customer or visit, with its ids",
    links: "a link between two ids",
    column: "Column",
    type: "Type of id",
    addColumn: "Add a column",
    removeColumn: (column: string) => `Remove column ${column}`,
    otherType: "another type …",
    typeName: "Name of the type",
    ends: { a: "First id", aType: "Its type", b: "Second id", bType: "Its type" },
    weight: "Weight",
    weightHint: "How much speaks for the link; without it, each row counts 1.",
    date: "Date",
    dateHint: "Only used to tell shared ids: partners are counted within days.",
    none: "Not used",
    rules: "What may be joined",
    mode: "Customers with two exclusive ids",
    constrained: "keep apart",
    plain: "join",
    exclusive: "A customer has one id of",
    exclusiveHint: "A link that would join two of them is refused.",
    order: "From the strongest type to the weakest",
    orderHint: "The strongest id in a row is linked with the others, and stands for the customer.",
    earlier: (type: string) => `Stronger: ${type}`,
    later: (type: string) => `Weaker: ${type}`,
    leftOut: "What is left out",
    clean: "Written alike before comparing",
    cleanings: {
      width: "full-width made plain",
      trim: "blanks at the ends",
      phone: "phones: +86, dashes",
      email: "emails: lower case",
    },
    never: "Never an id",
    neverHint: "One a line, beside zeros, one sign repeated, hashes of nothing and words such as null or unknown.",
    shared: "May be shared by several customers",
    sharedHint: "Such an id links nothing when it has too many partners.",
    partners: "Most partners",
    days: "Within",
    daysUnit: "days",
    review: "List for review above",
    reviewUnit: "ids",
    previous: "Mapping of the last refresh",
    previousHint: "Customers keep their unified ids. A table with type, id and unified_id, as this cell makes it.",
    noPrevious: "None: all unified ids are new",
  },
};

export type Words = typeof en;
