import { wilson } from "../../core/matrix/interval.ts";
import { suppress } from "../../core/matrix/suppress.ts";
import { veiled } from "../../core/persona/veil.ts";
import { coded, numbers, texts, value, type Table } from "../../core/table.ts";
import type { HeatCell, HeatRow, Measure } from "./result.ts";

/** What the figures are of. */
export interface HeatFrame {
  /** Ids of the groups, in order. */
  ids: readonly string[];
  /** Levels of the partition, in order. */
  parts: readonly string[];
  services: readonly string[];
  usage: readonly string[];
  /** Fewest customers that may be shown. */
  k: number;
}

/** Figures by group and partition, null for all of them. */
type At = (figure: string, group: string | null, part: string | null) => number;

/**
 * What each group has and uses, against all customers: of all, and of each partition.
 *
 * A group is hidden in a row where it has fewer than k customers, fewer than k who have the thing or fewer than k who have not, and so are those
 * that would give it away: the row's figure of all, or a group's figure of all partitions.
 *
 * @param found what `clustersHeat` gives
 *
 * Source: METHODS 9b, 14.
 */
export function heatOf(found: Table, frame: HeatFrame): HeatRow[] {
  const at = figuresIn(found);
  const { ids, parts, services, usage, k } = frame;
  const shares = parts.length ? sharesOf(at, frame) : [];
  const rows = (had: string, measures: readonly [Measure, (figures: Figures) => number][], service: string): HeatRow[] => {
    const whole = hiddenIn(
      ids.map((id) => split(at, had, id, null)),
      k,
    );
    const within = ids.map((id, g) =>
      whole[g]
        ? parts.map(() => true)
        : hiddenIn(
            parts.map((part) => split(at, had, id, part)),
            k,
          ),
    );
    return [null, ...parts].flatMap((part, p) =>
      measures.map(([measure, of]): HeatRow => {
        const hidden = part === null ? whole : within.map((group) => group[p - 1]);
        const all = split(at, had, null, null).some((n) => n > 0 && n < k) ? NaN : of(figures(at, had, null, null));
        return rowOf({ service, measure, part }, { all, of: (g) => figures(at, had, ids[g], part), say: of, hidden });
      }),
    );
  };
  return [
    ...shares,
    ...services.flatMap((service, i) => rows(`h${i}`, [["penetration", ({ n, holders }) => holders / n]], service)),
    ...usage.flatMap((column, i) =>
      rows(
        `users${i}`,
        [
          ["per_user", ({ group, part, n }) => at(`sum${i}`, group, part) / n],
          ["per_holder", ({ group, part, holders }) => at(`sum${i}`, group, part) / holders],
          ["median", ({ group, part }) => at(`median${i}`, group, part)],
        ],
        column,
      ),
    ),
  ];
}

/** The heat map as a table that may leave the cell: of a hidden figure nothing but its place. */
export function heatTable(heat: readonly HeatRow[], ids: readonly string[]): Table {
  const lines = heat.flatMap(({ service, measure, part, cells }) => cells.map((cell, g) => ({ cluster: ids[g], part, service, measure, ...cell })));
  const number = (of: (line: (typeof lines)[number]) => number | null) => Float64Array.from(lines, (line) => of(line) ?? NaN);
  return {
    rows: lines.length,
    columns: {
      cluster: coded(lines.map(({ cluster }) => cluster)),
      part: coded(lines.map(({ part }) => part)),
      service: coded(lines.map(({ service }) => service)),
      measure: coded(lines.map(({ measure }) => measure)),
      value: number((line) => line.value),
      index: number((line) => line.index),
      low: number((line) => line.low),
      high: number((line) => line.high),
    },
  };
}

/** A group in a partition: its customers, and how many of them have the thing. */
interface Figures {
  group: string | null;
  part: string | null;
  n: number;
  holders: number;
}

function figures(at: At, had: string, group: string | null, part: string | null): Figures {
  return { group, part, n: at("n", group, part), holders: at(had, group, part) };
}

interface Said {
  all: number;
  of: (group: number) => Figures;
  say: (figures: Figures) => number;
  hidden: readonly boolean[];
}

function rowOf(which: Pick<HeatRow, "service" | "measure" | "part">, { all, of, say, hidden }: Said): HeatRow {
  const cells = hidden.map((veil, g): HeatCell => {
    const own = of(g);
    const told = say(own);
    if (veil || !Number.isFinite(told)) return { hidden: veil, n: veil ? null : own.n, value: null, index: null, low: null, high: null };
    const [low, high] = which.measure === "penetration" ? wilson(own.holders, own.n) : [null, null];
    return { hidden: false, n: own.n, value: told, index: all > 0 ? told / all : null, low, high };
  });
  return { ...which, all: Number.isFinite(all) ? all : null, cells };
}

/** Share of each partition's customers that each group is. */
function sharesOf(at: At, { ids, parts, k }: HeatFrame): HeatRow[] {
  const sizes = ids.map((id) => at("n", id, null));
  const small = veiled(sizes, k);
  const { hidden } = suppress(
    ids.map((id) => parts.map((part) => at("n", id, part))),
    k,
  );
  const everybody = at("n", null, null);
  return parts.map((part, p): HeatRow => {
    const whole = at("n", null, part);
    const cells = ids.map((id, g): HeatCell => {
      if (small[g] || hidden[g][p] !== null) return { hidden: true, n: null, value: null, index: null, low: null, high: null };
      const n = at("n", id, part);
      const [low, high] = wilson(n, whole);
      return { hidden: false, n, value: n / whole, index: sizes[g] > 0 ? n / whole / (sizes[g] / everybody) : null, low, high };
    });
    return { service: "", measure: "share", part, all: null, cells };
  });
}

/** Customers of a place who have a thing, and who have not. */
function split(at: At, had: string, group: string | null, part: string | null): [number, number] {
  const holders = at(had, group, part);
  return [holders, at("n", group, part) - holders];
}

/** Which places must not be shown, so that neither those who have nor those who have not can be worked out where they are fewer than k. */
function hiddenIn(counts: readonly (readonly [number, number])[], k: number): boolean[] {
  const { hidden } = suppress(counts, k);
  return counts.map(([has, not], i) => hidden[i].some((cell) => cell !== null) || (has + not > 0 && has + not < k));
}

function figuresIn(found: Table): At {
  const [cluster, part] = [texts(found, "cluster"), texts(found, "part")];
  const place = new Map<string, number>();
  const key = (a: string | number | null, b: string | number | null) => JSON.stringify([a, b]);
  for (let i = 0; i < found.rows; ++i) place.set(key(value(cluster, i), value(part, i)), i);
  return (figure, group, level) => {
    const i = place.get(key(group, level));
    return i === undefined ? 0 : numbers(found, figure)[i];
  };
}
