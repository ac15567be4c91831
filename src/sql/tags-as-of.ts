import { firstDay } from "./day.ts";
import { name, list, sql, text, type Sql } from "./sql.ts";
import { contactsAsOf } from "./tags-contacts.ts";
import { holdingsAsOf } from "./tags-holdings.ts";
import { trendsAsOf, type Trends } from "./tags-trends.ts";

/** The tags of one indicator, by the columns they go into. */
export interface IndicatorTags {
  level: string;
  slope: string;
  ratio: string;
  forecast: string;
  direction: string;
}

/** Tags of usage and the columns they go to. */
export interface UsageTags {
  trends: Trends;
  indicators: readonly IndicatorTags[];
  short: string;
  /** The tags of preference: indicators whose shares are compared, by their place, what they are called, and the columns. */
  preference: { of: readonly { indicator: number; title: string; change: string }[]; drift: string; top: string } | null;
}

/** Tags of holdings and the columns they go to. */
export interface HoldingTags {
  /** Table made of `tagsHoldings`. */
  holdings: string;
  items: readonly { item: string; column: string }[];
  held: string;
}

/** Tags of contacts and the columns they go to. */
export interface ContactTags {
  /** Table made of `tagsContacts`. */
  contacts: string;
  /** Count contacts without a date too. */
  undated: boolean;
  /** Rate of the never contacted, and how many contacts it weighs. */
  prior: { p: number; m: number };
  columns: { contacts: string; successes: string; participation: string; recency: string; contacted: string };
}

/** Of whom, as of when, and from what. */
export interface TagsAsOf {
  /** Table with columns i INTEGER, as_of INTEGER (month number, NULL where no time is known), and campaign_id where `anchored`. One row a customer. */
  anchor: string;
  /** Say campaign_id and as_of in the answer. */
  anchored: boolean;
  /** Table made of `tagsPeople`. */
  people: string;
  /** Its attributes. */
  attributes: readonly string[];
  usage: UsageTags | null;
  holdings: HoldingTags | null;
  contacts: ContactTags | null;
}

/**
 * The wide table of tags of some customers, each as of the end of a month of their own: every part of a tags cell is this query.
 *
 * Columns: customer_id VARCHAR; campaign_id VARCHAR and as_of DATE (first of the month) where anchored; then the attributes, level, relative slope,
 * log ratio, log forecast ratio and direction of each indicator, short history, preference, holdings, contacts.
 */
export function tagsAsOf({ anchor, anchored, people, attributes, usage, holdings, contacts }: TagsAsOf): Sql {
  const columns = [
    sql`p.customer_id`,
    ...(anchored ? [sql`a.campaign_id`, sql`${firstDay(sql`a.as_of`)} AS as_of`] : []),
    ...attributes.map((column) => sql`p.${name(column)}`),
    ...(usage ? usageColumns(usage) : []),
    ...(holdings ? holdingColumns(holdings) : []),
    ...(contacts ? contactColumns(contacts) : []),
  ];
  const joins = [
    usage ? sql`LEFT JOIN (${ratios(trendsAsOf(anchor, usage.trends), usage)}) u ON u.i = a.i` : sql``,
    holdings
      ? sql`LEFT JOIN (${holdingsAsOf(
          anchor,
          holdings.holdings,
          holdings.items.map(({ item }) => item),
        )}) h ON h.i = a.i`
      : sql``,
    contacts ? sql`LEFT JOIN (${contactsAsOf(anchor, contacts.contacts, contacts.undated)}) c ON c.i = a.i` : sql``,
  ];
  return sql`
    SELECT ${list(columns, ",\n")}
    FROM ${name(anchor)} a JOIN ${name(people)} p ON p."#" = a.i
    ${list(joins, " ")}`;
}

/** Log ratio and slope from which on, together, a trend goes up or down. */
const TURN = 0.1;

/** Trends with what several tags are made of: by indicator r log ratio, g log forecast ratio; `now` and `before`, the totals that preferences are shares of. */
function ratios(trends: Sql, { indicators, preference }: UsageTags): Sql {
  const each = indicators.map((_, c) => {
    const [level, before, forecast] = ["l", "q", "f"].map((letter) => name(`${letter}${c}`));
    return sql`, ${logRatio(level, before)} AS ${name(`r${c}`)}, ${logRatio(forecast, level)} AS ${name(`g${c}`)}`;
  });
  const total = (letter: "l" | "q") =>
    list(
      preference!.of.map(({ indicator }) => known(name(`${letter}${indicator}`))),
      " + ",
    );
  const totals = preference ? sql`, ${total("l")} AS now, ${total("q")} AS before` : sql``;
  return sql`SELECT * ${list(each, " ")} ${totals} FROM (${trends})`;
}

function usageColumns({ trends, indicators, short, preference }: UsageTags): Sql[] {
  const columns = indicators.flatMap((tags, c) => {
    const [level, slope, ratio, forecast] = ["l", "s", "r", "g"].map((letter) => sql`u.${name(`${letter}${c}`)}`);
    return [
      sql`${level} AS ${name(tags.level)}`,
      sql`${slope} AS ${name(tags.slope)}`,
      sql`${ratio} AS ${name(tags.ratio)}`,
      sql`${forecast} AS ${name(tags.forecast)}`,
      sql`CASE WHEN ${slope} IS NULL THEN NULL WHEN ${ratio} >= ${TURN} AND ${slope} > 0 THEN 'up' WHEN ${ratio} <= ${-TURN} AND ${slope} < 0 THEN 'down' ELSE 'flat' END AS ${name(tags.direction)}`,
    ];
  });
  columns.push(sql`(coalesce(u.n, 0) < 3)::INTEGER AS ${name(short)}`);
  return preference && trends.floors.length ? [...columns, ...preferenceColumns(preference)] : columns;
}

/** ln((above + 1)/(below + 1)), each at least 0; NULL where either is. */
function logRatio(above: Sql, below: Sql): Sql {
  return sql`ln((${least0(above)} + 1) / (${least0(below)} + 1))`;
}

/** A number, 0 where it is less; NULL stays NULL. `greatest` takes ten times as long. */
function least0(value: Sql): Sql {
  return sql`(${value} + abs(${value})) / 2`;
}

/** A number, 0 where it is less or NULL. */
function known(value: Sql): Sql {
  return sql`coalesce(${least0(value)}, 0)`;
}

function preferenceColumns({ of, drift, top }: NonNullable<UsageTags["preference"]>): Sql[] {
  const part = (letter: "l" | "q") => of.map(({ indicator }) => known(sql`u.${name(`${letter}${indicator}`)}`));
  const [now, before] = [part("l"), part("q")];
  const both = sql`u.now > 0 AND u.before > 0 AND u.n >= 3`;
  const shared = of.map((_, j) => sql`sqrt(${now[j]} / u.now * ${before[j]} / u.before)`);
  const largest = (j: number) =>
    j + 1 < of.length
      ? list(
          now.slice(j + 1).map((later) => sql`${now[j]} >= ${later}`),
          " AND ",
        )
      : sql`true`;
  return [
    ...of.map(({ change }, j) => sql`CASE WHEN ${both} THEN ${now[j]} / u.now - ${before[j]} / u.before END AS ${name(change)}`),
    sql`CASE WHEN ${both} THEN sqrt(greatest(0, 1 - (${list(shared, " + ")}))) END AS ${name(drift)}`,
    sql`CASE WHEN u.now > 0 THEN CASE ${list(
      of.map(({ title }, j) => sql`WHEN ${largest(j)} THEN ${text(title)}`),
      " ",
    )} END END AS ${name(top)}`,
  ];
}

function holdingColumns({ items, held }: HoldingTags): Sql[] {
  return [...items.map(({ column }, h) => sql`coalesce(h.${name(`h${h}`)}, 0) AS ${name(column)}`), sql`coalesce(h.held, 0)::INTEGER AS ${name(held)}`];
}

function contactColumns({ columns, prior: { p, m } }: ContactTags): Sql[] {
  return [
    sql`coalesce(c.n, 0)::INTEGER AS ${name(columns.contacts)}`,
    sql`coalesce(c.s, 0)::INTEGER AS ${name(columns.successes)}`,
    sql`(coalesce(c.s, 0) + ${m * p}::DOUBLE) / (coalesce(c.n, 0) + ${m}::DOUBLE) AS ${name(columns.participation)}`,
    sql`date_diff('day', c.day, ${firstDay(sql`a.as_of + 1`)})::INTEGER AS ${name(columns.recency)}`,
    sql`(c.i IS NOT NULL)::INTEGER AS ${name(columns.contacted)}`,
  ];
}
