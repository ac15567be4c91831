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

/** A figure: how it is made, and which groups it must not be shown of. */
interface Way {
  service: string;
  measure: Measure;
  /** The count of those who have the thing. */
  had: string;
  of(figures: Figures): number;
  guard(figures: readonly Figures[], k: number): boolean[];
}

/**
 * What each group has and uses, against all customers: of all, and of each partition.
 *
 * A share is hidden where fewer than k customers have the thing or fewer than k have it not; usage where it is of fewer than k customers. So are
 * those that would give a hidden one away: by the figure of all, or by a group's figure of all partitions.
 *
 * @param found what `clustersHeat` gives
 *
 * Source: METHODS 9b, 14.
 */
export function heatOf(found: Table, frame: HeatFrame): HeatRow[] {
  const at = figuresIn(found);
  const shares = frame.parts.length ? sharesOf(at, frame) : [];
  const has = frame.services.map((service, i): Way => ({
    service,
    measure: "penetration",
    had: `h${i}`,
    of: ({ n, holders }) => holders / n,
    guard: bothSides,
  }));
  const uses = frame.usage.flatMap((service, i): Way[] => {
    const shared = { service, had: `users${i}` };
    const sum = ({ group, part }: Figures) => at(`sum${i}`, group, part);
    return [
      { ...shared, measure: "per_user", of: (figures) => sum(figures) / figures.n, guard: everybody },
      { ...shared, measure: "per_holder", of: (figures) => sum(figures) / figures.holders, guard: holders },
      { ...shared, measure: "median", of: ({ group, part }) => at(`median${i}`, group, part), guard: everybody },
    ];
  });
  return [...shares, ...[...has, ...uses].flatMap((way) => rowsOf(at, way, frame))];
}

function rowsOf(at: At, { service, measure, had, of, guard }: Way, { ids, parts, k }: HeatFrame): HeatRow[] {
  const whole = guard(
    ids.map((id) => figures(at, had, id, null)),
    k,
  );
  const within = ids.map((id, g) =>
    guard(
      parts.map((part) => figures(at, had, id, part)),
      k,
    ).map((hidden) => hidden || whole[g]),
  );
  const everyone = figures(at, had, null, null);
  const all = guard([everyone], k)[0] ? NaN : of(everyone);
  return [null, ...parts].map((part, p) => {
    const hidden = part === null ? whole : within.map((group) => group[p - 1]);
    return rowOf({ service, measure, part }, { all, of: (g) => figures(at, had, ids[g], part), say: of, hidden });
  });
}

/** Neither those who have nor those who have not may be worked out where they are fewer than k. */
function bothSides(of: readonly Figures[], k: number): boolean[] {
  const { hidden } = suppress(
    of.map(({ n, holders: has }) => [has, n - has]),
    k,
  );
  return of.map(({ n }, i) => hidden[i].some((cell) => cell !== null) || (n > 0 && n < k));
}

const everybody = (of: readonly Figures[], k: number) =>
  veiled(
    of.map(({ n }) => n),
    k,
  );
const holders = (of: readonly Figures[], k: number) =>
  veiled(
    of.map(({ holders: has }) => has),
    k,
  );

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
