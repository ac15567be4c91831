import { cuts, type Crew } from "../crew.ts";
import type { LloydAsk } from "../kernels/lloyd.ts";
import { columnMoments } from "./moments.ts";
import type { Nearest } from "./nearest.ts";
import type { Rows } from "./rows.ts";

/** Rows kept by the threads of a crew, to be clustered again and again. */
export interface Field {
  readonly rows: Rows;
  /** Mean population variance of the columns. */
  readonly variance: number;
  /** Label rows, from nothing or from the labels there are; or sum up anew. Sums k×d and rows of each label, and how many labels changed. */
  pass(want: Exclude<LloydAsk["want"], "rows" | "gaps">, centres: Float64Array): Promise<{ changed: number; sums: Float64Array; sizes: Int32Array }>;
  /** Label of each row, and its squared distance to a centre of that label. */
  labelled(centres: Float64Array): Promise<Nearest>;
  /** Squared distance of each row to each centre, centre by centre: m blocks of n, in single precision. */
  gaps(centres: Float64Array): Promise<Float64Array>;
  /** Let the rows go. */
  close(): void;
}

/** Fewer rows are kept by one thread: asking another takes longer than the work. */
const SHARED = 100_000;

/**
 * Have a crew keep rows. How many threads it has changes no bit of what they say.
 *
 * @param known their variance, where it is known: that of the rows they were drawn from will do
 */
export async function field(rows: Rows, crew: Crew, known?: number): Promise<Field> {
  const { x, n, d } = rows;
  const bounds = cuts(n, n < SHARED ? 1 : crew.size);
  const slices = bounds.slice(1).map((to, i) => {
    const from = bounds[i];
    return { x: i ? x.slice(from * d, to * d) : x.subarray(0, to * d), n: to - from, d };
  });
  const kept = await crew.keep("lloyd", slices);
  let variance = known;
  return {
    rows,
    get variance() {
      return (variance ??= columnMoments(x, n, d).variances.reduce((a, b) => a + b, 0) / d);
    },
    async pass(want, centres) {
      const sums = new Float64Array(centres.length);
      const sizes = new Int32Array(centres.length / d);
      let changed = 0;
      for (const said of await kept.ask({ want, centres })) {
        changed += said.changed;
        add(said.sums, sums);
        add(said.counts, sizes);
      }
      return { changed, sums, sizes };
    },
    async labelled(centres) {
      const found: Nearest = { labels: new Int32Array(n), distances: new Float64Array(n) };
      (await kept.ask({ want: "rows", centres })).forEach(({ labels, distances }, i) => {
        found.labels.set(labels, bounds[i]);
        found.distances.set(distances, bounds[i]);
      });
      return found;
    },
    async gaps(centres) {
      const found = new Float64Array((centres.length / d) * n);
      (await kept.ask({ want: "gaps", centres })).forEach(({ distances }, i) => {
        const own = bounds[i + 1] - bounds[i];
        for (let c = 0; c * d < centres.length; ++c) found.set(distances.subarray(c * own, (c + 1) * own), c * n + bounds[i]);
      });
      return found;
    },
    close: () => kept.close(),
  };
}

/** Add up the parts of chunks, one behind another. */
function add(parts: Float64Array | Int32Array, into: Float64Array | Int32Array): void {
  for (let chunk = 0; chunk < parts.length; chunk += into.length) for (let at = 0; at < into.length; ++at) into[at] += parts[chunk + at];
}
