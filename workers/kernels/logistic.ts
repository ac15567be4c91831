import { CHUNK } from "../../src/core/cluster/moments.ts";
import type { Keeper } from "../../src/core/kernels/kernels.ts";
import { BLOCK, jointCoefficients, type LogisticAsk, type LogisticRows, type LogisticSaid } from "../../src/core/kernels/logistic.ts";
import { layoutOf, lengthsOf, said, type LogisticLayout, type LogisticSums } from "../../src/core/kernels/logistic-sums.ts";
import bytes from "./assembly/logistic.ts?kernel";
import { reserve, start, type Kernel } from "./module.ts";

interface Functions {
  pass(rows: number, from: number, to: number, every: number, hessian: number, intercept: number): void;
}

/** Fields of the kernel's `Rows`, and bytes of its scratch without the strips. */
const FIELDS = 15;
const SCRATCH = 24_576;

/** The log loss over rows kept in WebAssembly. Its twin: src/core/kernels/logistic.ts. */
export const logistic: Keeper<LogisticRows, LogisticAsk, LogisticSaid> = (rows) => {
  const layout = layoutOf(rows);
  const kernel = start<Functions>(bytes);
  const place = placed(kernel, rows, layout);
  return ({ coefficients, hessian, every }) => {
    const { buffer } = kernel.memory;
    rows.groups.forEach(({ places }, g) =>
      new Float64Array(buffer, place.tables + 8 * layout.first[g], layout.sizes[g]).set(jointCoefficients(places, coefficients)),
    );
    new Float64Array(buffer, place.coefficients, layout.p).set(Array.from(rows.dense, (at) => (at < 0 ? 0 : coefficients[at])));
    const sums = sumsAt(buffer, place.sums);
    const chunks: Float64Array[] = [];
    for (let from = 0; from < rows.n; from += CHUNK) {
      for (const sum of Object.values(sums)) sum.fill(0);
      kernel.run.pass(place.rows, from, Math.min(rows.n, from + CHUNK), every, hessian ? 1 : 0, coefficients[rows.d]);
      chunks.push(said(rows, layout, sums, hessian));
    }
    return { chunks };
  };
};

type Places = Record<keyof LogisticSums, { at: number; length: number }>;

interface Placed {
  rows: number;
  tables: number;
  coefficients: number;
  sums: Places;
}

/** Put the rows into the kernel's memory, with room for what it makes of them. */
function placed(kernel: Kernel<Functions>, rows: LogisticRows, layout: LogisticLayout): Placed {
  let end = kernel.base;
  const room = (length: number) => {
    const at = end;
    end = (end + length + 15) & ~15;
    return at;
  };
  const padded = Math.ceil(rows.n / BLOCK) * BLOCK;
  const at = { rows: room(4 * FIELDS), groups: room(16 * rows.groups.length), tables: room(8 * layout.levels), coefficients: room(8 * layout.p) };
  const sums = Object.fromEntries(Object.entries(lengthsOf(layout)).map(([name, length]) => [name, { at: room(8 * length), length }])) as Places;
  const scratch = room(SCRATCH + 256 * layout.p);
  const y = room(padded);
  const weights = rows.weights ? room(8 * padded) : 0;
  const codes = rows.groups.map(() => room(padded));
  const tiles = room(4 * rows.tiles.length);
  reserve(kernel, end);
  const { buffer } = kernel.memory;
  new Uint8Array(buffer, y).set(rows.y);
  if (rows.weights) new Float64Array(buffer, weights).set(rows.weights);
  rows.groups.forEach((group, g) => new Uint8Array(buffer, codes[g]).set(group.codes));
  new Float32Array(buffer, tiles).set(rows.tiles);
  const of = (name: keyof LogisticSums) => sums[name].at;
  const head = [rows.groups.length, layout.p, at.groups, y, weights, tiles, at.coefficients, of("totals"), of("pairs")];
  new Int32Array(buffer, at.rows, FIELDS).set([...head, of("slopes"), of("curves"), of("mixed"), of("gram"), layout.levels, scratch]);
  rows.groups.forEach((_, g) =>
    new Int32Array(buffer, at.groups + 16 * g, 4).set([codes[g], at.tables + 8 * layout.first[g], of("levels") + 16 * layout.first[g], layout.sizes[g]]),
  );
  return { rows: at.rows, tables: at.tables, coefficients: at.coefficients, sums };
}

function sumsAt(buffer: ArrayBuffer, places: Places): LogisticSums {
  return Object.fromEntries(Object.entries(places).map(([name, { at, length }]) => [name, new Float64Array(buffer, at, length)])) as unknown as LogisticSums;
}
