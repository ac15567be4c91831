import type { Crew } from "../crew.ts";
import { within, type Progress } from "../progress.ts";
import { field, type Field } from "./field.ts";
import { fit, TRY_TOL, type KMeans } from "./kmeans.ts";
import { sampled, type Rows } from "./rows.ts";
import { calinskiHarabasz, daviesBouldin } from "./separation.ts";
import { sampledSilhouette, squaredSilhouette, type SampledSilhouette } from "./silhouette.ts";
import { stability, type Stability } from "./stability.ts";

/** Why a k is not the one: a cluster too small, not stable, less well separated, or a smaller k as good. */
export type Dropped = "small" | "unstable" | "silhouette" | "simpler";

/** What the reader should know of a choice: weak structure, nothing stable, only with small clusters. */
export type Banner = "weak-structure" | "unstable" | "small-clusters";

/** One number of clusters that was tried, with what speaks for and against it. */
export interface KRow {
  k: number;
  inertia: number;
  /** Mean silhouette, exact: of at most 10,000 rows where stability was worked out, else of 4,000. */
  silhouette: number;
  /** Mean silhouette with squared distances, of all rows looked at. */
  squared: number;
  calinskiHarabasz: number;
  daviesBouldin: number;
  /** Share of the smallest cluster, 0…1. */
  smallest: number;
  /** Mean adjusted Rand index of resamples; null where it was not worked out. */
  stability: number | null;
  chosen: boolean;
  /** Null for the chosen one, and for one the reader asked for. */
  dropped: Dropped | null;
}

/** The number of clusters taken, and why. */
export interface Choice {
  table: KRow[];
  k: number;
  silhouette: number;
  stability: number;
  /** Stability of each cluster of the chosen k, in the order of `centres`. */
  jaccard: number[];
  banners: Banner[];
  /** Centres of the chosen k, k×d, numbered by size. */
  centres: Float64Array;
}

/** What to try, and from where. */
export interface ChoiceOptions {
  seed: string;
  /** Smallest k looked at. Default 2. */
  min?: number;
  /** Largest. Default min(12, ⌊√(n/2)⌋), at least `min`. */
  max?: number;
  /** The reader's own k; the table is made all the same. */
  asked?: number | null;
  /** First centres for each k, k×d: then there is one start. */
  init?: (k: number) => Float64Array;
  /** Smallest number of rows in a cluster beside the 2 %. Default 1. */
  least?: number;
}

const ROWS = 10_000;
/** Rows compared with each other in the search, and for the finalists. */
const SILHOUETTE_ROWS = { search: 4_000, final: 10_000 };
const FINALISTS = 3;

/**
 * Choose the number of clusters, and say why.
 *
 * Every k is tried on at most 10,000 rows. Those with a cluster under 2 % are dropped. The three of best silhouette are fitted to
 * the end and resampled; those with a stability under 0.6 are dropped. The largest silhouette of the rest wins, but a smaller k within
 * 0.01 of it is taken instead. When all are dropped, the most stable one stands, with a banner.
 *
 * @param rows n ≥ 2·min
 *
 * Source: METHODS 2.
 */
export async function chooseK(rows: Rows, options: ChoiceOptions, crew: Crew, progress: Progress): Promise<Choice> {
  const { seed } = options;
  const kept = await field(sampled(rows, ROWS, `${seed}/rows`), crew);
  const widthsOf = (size: number) => sampledSilhouette(kept.rows, { size, seed: `${seed}/silhouette` }, crew);
  const widths = { search: await widthsOf(SILHOUETTE_ROWS.search), final: await widthsOf(SILHOUETTE_ROWS.final) };
  try {
    return await chosen({ kept, widths, options, crew, all: rows.n }, progress);
  } finally {
    kept.close();
    widths.search.close();
    widths.final.close();
  }
}

async function chosen(part: Part, progress: Progress): Promise<Choice> {
  const { kept, options, crew, all } = part;
  const { seed, least = 1, asked } = options;
  const ks = candidates(kept.rows.n, options);
  const tried = await attempts(part, ks, null, within(progress, 0, 0.6));
  const floor = Math.max(0.02, least / all);
  const good = ks.filter((k) => tried.get(k)!.row.smallest >= floor);
  const finalists = ranked(good.length ? good : ks, tried).slice(0, FINALISTS);
  if (asked && !finalists.includes(asked)) finalists.push(asked);
  const tests = new Map<number, Stability>();
  const again = await attempts(part, finalists, tried, within(progress, 0.6, 0.8));
  for (const [i, k] of finalists.entries()) {
    const share = (at: number) => 0.8 + (0.2 * at) / finalists.length;
    const { row, found } = again.get(k)!;
    tests.set(k, await stability(kept, found, { seed: `${seed}/${k}`, crew }, within(progress, share(i), share(i + 1))));
    tried.set(k, { found, row: { ...row, stability: tests.get(k)!.ari } });
  }
  return decided({ ks, good, finalists, asked: asked ?? null }, tried, tests);
}

interface Tried {
  row: KRow;
  found: KMeans;
}

function candidates(n: number, { min = 2, max, asked }: ChoiceOptions): number[] {
  const top = Math.max(min, max ?? Math.min(12, Math.floor(Math.sqrt(n / 2))));
  const ks = Array.from({ length: top - min + 1 }, (_, i) => min + i);
  return asked && !ks.includes(asked) ? [...ks, asked].sort((a, b) => a - b) : ks;
}

/** In the search five loose starts; the finalists then go on to the end from the best of theirs. */
type Effort = keyof typeof SILHOUETTE_ROWS;

const STARTS = 5;

interface Part {
  /** The rows looked at, of `all`. */
  kept: Field;
  widths: Record<Effort, SampledSilhouette>;
  options: ChoiceOptions;
  crew: Crew;
  all: number;
}

/** Cluster the rows into each number of clusters, and then see how well they lie: all together, since distances are the same. */
async function attempts(part: Part, ks: readonly number[], before: ReadonlyMap<number, Tried> | null, progress: Progress): Promise<Map<number, Tried>> {
  const { kept, widths, options, crew } = part;
  const effort: Effort = before ? "final" : "search";
  const fits: KMeans[] = [];
  for (const [i, k] of ks.entries()) {
    const init = before ? before.get(k)!.found.centres : options.init?.(k);
    fits.push(await fit(kept, { k, seed: `${options.seed}/${k}`, nInit: STARTS, tol: before ? undefined : TRY_TOL, init, canonical: !options.init }, crew));
    progress((0.7 * (i + 1)) / ks.length);
  }
  const clusterings = fits.map(({ labels }, i) => ({ labels, k: ks[i] }));
  const silhouettes = await widths[effort].of(clusterings, within(progress, 0.7, 1));
  return new Map(ks.map((k, i) => [k, { found: fits[i], row: rowFor(kept, k, fits[i], silhouettes[i]) }]));
}

function rowFor({ rows: { x, n, d } }: Field, k: number, found: KMeans, silhouette: number): KRow {
  return {
    k,
    inertia: found.inertia,
    silhouette,
    squared: squaredSilhouette(x, d, found.labels, k).mean,
    calinskiHarabasz: calinskiHarabasz(x, d, found),
    daviesBouldin: daviesBouldin(x, d, found),
    smallest: Math.min(...found.sizes) / n,
    stability: null,
    chosen: false,
    dropped: null,
  };
}

/** By silhouette, best first; a smaller k first on a tie. */
function ranked(ks: readonly number[], tried: ReadonlyMap<number, Tried>): number[] {
  return [...ks].sort((a, b) => tried.get(b)!.row.silhouette - tried.get(a)!.row.silhouette || a - b);
}

interface Tests {
  ks: readonly number[];
  /** Without a small cluster. */
  good: readonly number[];
  finalists: readonly number[];
  asked: number | null;
}

function decided({ ks, good, finalists, asked }: Tests, tried: ReadonlyMap<number, Tried>, tests: ReadonlyMap<number, Stability>): Choice {
  const rowOf = (k: number) => tried.get(k)!.row;
  const banners: Banner[] = [];
  const steady = finalists.filter((k) => (good.length === 0 || good.includes(k)) && tests.get(k)!.ari >= 0.6);
  const [best] = ranked(steady, tried);
  const near = steady.filter((k) => rowOf(k).silhouette >= rowOf(best).silhouette - 0.01);
  const fallback = [...finalists].sort((a, b) => tests.get(b)!.ari - tests.get(a)!.ari || a - b)[0];
  const k = asked ?? (steady.length ? Math.min(...near) : fallback);
  if (rowOf(k).silhouette < 0.15) banners.push("weak-structure");
  if (tests.get(k)!.ari < 0.6) banners.push("unstable");
  if (!good.includes(k)) banners.push("small-clusters");
  const why = (row: KRow): Dropped | null => {
    if (row.k === k) return null;
    if (!good.includes(row.k)) return "small";
    if (row.stability !== null && row.stability < 0.6) return "unstable";
    return near.includes(row.k) && row.k > k ? "simpler" : "silhouette";
  };
  const table = ks.map((each) => ({ ...rowOf(each), chosen: each === k, dropped: why(rowOf(each)) }));
  const { ari, jaccard } = tests.get(k)!;
  return { table, k, silhouette: rowOf(k).silhouette, stability: ari, jaccard, banners, centres: tried.get(k)!.found.centres };
}
