import { exponential } from "./exponential";

/** Rows that are looked at together: their numbers stay in the first cache. */
const BLOCK: i32 = 512;

/** Rows of which the products of numbers are added in single precision before they go into double. */
const STRIP: i32 = 64;

/** Room behind the scratch of a block: where each part begins, in bytes. */
const ETA: usize = 0;
const SLOPE: usize = 4096;
const CURVE: usize = 8192;
const BOTH: usize = 12288;
const PULLED: usize = 20480;
const STRIPS: usize = 24576;

/** A group of columns as a joint code: addresses of its codes, of the coefficients and of the sums of its joint levels. */
@unmanaged
class Group {
  codes: usize;
  table: usize;
  sums: usize;
  levels: i32;
}

/** Rows and where their sums go; everything else is an address. */
@unmanaged
class Rows {
  groups: i32;
  columns: i32;
  group: usize;
  y: usize;
  weights: usize;
  tiles: usize;
  coefficients: usize;
  totals: usize;
  pairs: usize;
  slopes: usize;
  curves: usize;
  mixed: usize;
  gram: usize;
  levels: i32;
  scratch: usize;
}

/** First byte that is free for data. */
export function heapBase(): usize {
  return __heap_base;
}

/** Add what rows from…to say to the sums, looking at one block in `every`. `from` is a multiple of a block. */
export function pass(rows: Rows, from: i32, to: i32, every: i32, hessian: i32, intercept: f64): void {
  for (let s = from; s < to; s += BLOCK * every) {
    const count = min(BLOCK, to - s);
    predict(rows, s, count, intercept);
    link(rows, s, count);
    addGroups(rows, s, count, hessian);
    for (let j = 0; j < rows.columns; ++j) addNumber(rows, s, count, j, hessian);
    if (hessian && rows.columns) addProducts(rows, s, count);
  }
}

function group(rows: Rows, g: i32): Group {
  return changetype<Group>(rows.group + ((<usize>g) << 4));
}

/** f of each row of a block, in the scratch. Rows that fill up the last eight are given none. */
function predict(rows: Rows, s: i32, count: i32, intercept: f64): void {
  const eta = rows.scratch + ETA;
  const padded = (count + 7) & ~7;
  for (let i: usize = 0; i < <usize>padded; ++i) store<f64>(eta + (i << 3), intercept);
  for (let g = 0; g < rows.groups; ++g) {
    const codes = group(rows, g).codes + <usize>s;
    const table = group(rows, g).table;
    for (let i: usize = 0; i < <usize>count; ++i)
      store<f64>(eta + (i << 3), load<f64>(eta + (i << 3)) + load<f64>(table + ((<usize>load<u8>(codes + i)) << 3)));
  }
  const width = (<usize>rows.columns) << 5;
  if (width) for (let i = 0; i < padded; i += 8) predictTile(eta + ((<usize>i) << 3), rows.tiles + <usize>((s + i) >> 3) * width, width, rows.coefficients);
  for (let i = count; i < padded; ++i) store<f64>(eta + ((<usize>i) << 3), -700);
}

function predictTile(eta: usize, tile: usize, width: usize, coefficients: usize): void {
  let a = v128.load(eta),
    b = v128.load(eta, 16),
    c = v128.load(eta, 32),
    d = v128.load(eta, 48);
  for (let at = tile, from = coefficients; at < tile + width; at += 32, from += 8) {
    const by = v128.load_splat<f64>(from);
    a = f64x2.add(a, f64x2.mul(by, two(at)));
    b = f64x2.add(b, f64x2.mul(by, two(at + 8)));
    c = f64x2.add(c, f64x2.mul(by, two(at + 16)));
    d = f64x2.add(d, f64x2.mul(by, two(at + 24)));
  }
  v128.store(eta, a);
  v128.store(eta, b, 16);
  v128.store(eta, c, 32);
  v128.store(eta, d, 48);
}

/** Two numbers in double precision. */
function two(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/**
 * First and second derivatives of each row's loss by f, side by side and apart, and the losses' sum.
 *
 * Unweighted, ln(1 + e) of 256 rows is the logarithm of one product, which is at most 2^256.
 */
function link(rows: Rows, s: i32, count: i32): void {
  const at = rows.scratch,
    one = f64x2.splat(1),
    none = f64x2.splat(0);
  let losses = none,
    slopes = none,
    curves = none,
    product = one;
  for (let i = 0; i < ((count + 7) & ~7); i += 2) {
    const offset = (<usize>i) << 3;
    const f = v128.load(at + ETA + offset);
    const y = f64x2.replace_lane(f64x2.splat(<f64>load<u8>(rows.y + <usize>(s + i))), 1, <f64>load<u8>(rows.y + <usize>(s + i), 1));
    const e = exponential(f64x2.neg(f64x2.abs(f)));
    const above = f64x2.add(one, e);
    const q = f64x2.div(one, above);
    let slope = f64x2.sub(v128.bitselect(q, f64x2.mul(e, q), f64x2.ge(f, none)), y);
    let curve = f64x2.mul(f64x2.mul(e, q), q);
    let loss = f64x2.sub(f64x2.max(f, none), f64x2.mul(y, f));
    if (rows.weights) {
      const weight = v128.load(rows.weights + ((<usize>(s + i)) << 3));
      const log = f64x2.replace_lane(f64x2.splat(Math.log1p(f64x2.extract_lane(e, 0))), 1, Math.log1p(f64x2.extract_lane(e, 1)));
      loss = f64x2.mul(weight, f64x2.add(loss, log));
      slope = f64x2.mul(weight, slope);
      curve = f64x2.mul(weight, curve);
    } else product = f64x2.mul(product, above);
    losses = f64x2.add(losses, loss);
    slopes = f64x2.add(slopes, slope);
    curves = f64x2.add(curves, curve);
    v128.store(at + SLOPE + offset, slope);
    v128.store(at + CURVE + offset, curve);
    v128.store(at + BOTH + 2 * offset, i64x2.shuffle(slope, curve, 0, 2));
    v128.store(at + BOTH + 2 * offset + 16, i64x2.shuffle(slope, curve, 1, 3));
  }
  const logs = rows.weights ? 0 : Math.log(f64x2.extract_lane(product, 0)) + Math.log(f64x2.extract_lane(product, 1));
  more(rows.totals, <f64>count);
  more(rows.totals + 8, both(losses) + logs);
  more(rows.totals + 16, both(slopes));
  more(rows.totals + 24, both(curves));
}

function more(at: usize, value: f64): void {
  store<f64>(at, load<f64>(at) + value);
}

function both(sums: v128): f64 {
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** Sums by joint level, and by the joint levels of two groups. */
function addGroups(rows: Rows, s: i32, count: i32, hessian: i32): void {
  const curve = rows.scratch + CURVE,
    pair = rows.scratch + BOTH;
  let table = rows.pairs;
  for (let g = 0; g < rows.groups; ++g) {
    const codes = group(rows, g).codes + <usize>s;
    const sums = group(rows, g).sums;
    for (let i: usize = 0; i < <usize>count; ++i) {
      const at = sums + ((<usize>load<u8>(codes + i)) << 4);
      v128.store(at, f64x2.add(v128.load(at), v128.load(pair + (i << 4))));
    }
    if (!hessian) continue;
    const levels = <usize>group(rows, g).levels;
    for (let h = 0; h < g; ++h) {
      addPair(curve, count, codes, table, group(rows, h).codes + <usize>s, <usize>group(rows, h).levels);
      table += (levels * <usize>group(rows, h).levels) << 3;
    }
  }
}

function addPair(curve: usize, count: i32, codes: usize, table: usize, other: usize, width: usize): void {
  for (let i: usize = 0; i < <usize>count; ++i) {
    const at = table + ((<usize>load<u8>(codes + i) * width + <usize>load<u8>(other + i)) << 3);
    store<f64>(at, load<f64>(at) + load<f64>(curve + (i << 3)));
  }
}

/** What one column of numbers adds beside the intercept, the groups and itself. */
function addNumber(rows: Rows, s: i32, count: i32, j: i32, hessian: i32): void {
  const at = rows.scratch,
    width = (<usize>rows.columns) << 5;
  let tile = rows.tiles + <usize>(s >> 3) * width + ((<usize>j) << 5);
  let slopes = f64x2.splat(0),
    curves = slopes;
  for (let i: usize = 0; i < <usize>count; i += 8, tile += width)
    for (let u: usize = 0; u < 8; u += 2) {
      const x = two(tile + (u << 2));
      slopes = f64x2.add(slopes, f64x2.mul(x, v128.load(at + SLOPE + ((i + u) << 3))));
      const pulled = f64x2.mul(x, v128.load(at + CURVE + ((i + u) << 3)));
      curves = f64x2.add(curves, pulled);
      v128.store(at + PULLED + ((i + u) << 3), pulled);
    }
  const column = (<usize>j) << 3;
  more(rows.slopes + column, both(slopes));
  if (!hessian) return;
  more(rows.curves + column, both(curves));
  let table = rows.mixed + ((<usize>j * <usize>rows.levels) << 3);
  for (let g = 0; g < rows.groups; ++g) {
    const codes = group(rows, g).codes + <usize>s;
    for (let i: usize = 0; i < <usize>count; ++i) more(table + ((<usize>load<u8>(codes + i)) << 3), load<f64>(at + PULLED + (i << 3)));
    table += (<usize>group(rows, g).levels) << 3;
  }
}

/** Second derivatives by two columns of numbers, strip by strip. */
function addProducts(rows: Rows, s: i32, count: i32): void {
  const p = rows.columns,
    width = (<usize>p) << 5;
  for (let from = 0; from < count; from += STRIP) {
    const tiles = (min(STRIP, count - from) + 7) >> 3;
    const tile = rows.tiles + <usize>((s + from) >> 3) * width;
    weigh(rows.scratch, from, tile, tiles, p);
    for (let j = 0; j < p; j += 2)
      for (let k = 0; k <= j; k += 4)
        addSquare(rows.gram + ((<usize>(j * p + k)) << 3), rows.scratch + STRIPS + ((<usize>j) << 5), tile + ((<usize>k) << 5), tiles, width);
  }
}

/** Numbers times second derivatives, laid out as the tiles are. */
function weigh(scratch: usize, from: i32, tile: usize, tiles: i32, p: i32): void {
  let at = tile,
    into = scratch + STRIPS;
  for (let u = 0; u < tiles; ++u) {
    const curve = scratch + CURVE + ((<usize>(from + 8 * u)) << 3);
    const low = four(curve),
      high = four(curve + 32);
    for (let j = 0; j < p; ++j, at += 32, into += 32) {
      v128.store(into, f32x4.mul(low, v128.load(at)));
      v128.store(into, f32x4.mul(high, v128.load(at, 16)), 16);
    }
  }
}

/** Four doubles in single precision. */
function four(at: usize): v128 {
  return i64x2.shuffle(f32x4.demote_f64x2_zero(v128.load(at)), f32x4.demote_f64x2_zero(v128.load(at, 16)), 0, 2);
}

/** Two rows by four columns of the products, which lie at `into` and a line of the matrix on. */
function addSquare(into: usize, weighed: usize, tile: usize, tiles: i32, width: usize): void {
  const none = f32x4.splat(0);
  let a0 = none,
    a1 = none,
    a2 = none,
    a3 = none,
    b0 = none,
    b1 = none,
    b2 = none,
    b3 = none;
  for (let u = 0; u < tiles; ++u, weighed += width, tile += width)
    for (let half: usize = 0; half < 32; half += 16) {
      const a = v128.load(weighed + half),
        b = v128.load(weighed + half, 32);
      const x0 = v128.load(tile + half),
        x1 = v128.load(tile + half, 32),
        x2 = v128.load(tile + half, 64),
        x3 = v128.load(tile + half, 96);
      a0 = f32x4.add(a0, f32x4.mul(a, x0));
      a1 = f32x4.add(a1, f32x4.mul(a, x1));
      a2 = f32x4.add(a2, f32x4.mul(a, x2));
      a3 = f32x4.add(a3, f32x4.mul(a, x3));
      b0 = f32x4.add(b0, f32x4.mul(b, x0));
      b1 = f32x4.add(b1, f32x4.mul(b, x1));
      b2 = f32x4.add(b2, f32x4.mul(b, x2));
      b3 = f32x4.add(b3, f32x4.mul(b, x3));
    }
  addFour(into, a0, a1, a2, a3);
  addFour(into + (width >> 2), b0, b1, b2, b3);
}

/** Add the sums of four vectors to four doubles. */
function addFour(into: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab = f32x4.add(i32x4.shuffle(a, b, 0, 4, 1, 5), i32x4.shuffle(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(i32x4.shuffle(c, d, 0, 4, 1, 5), i32x4.shuffle(c, d, 2, 6, 3, 7));
  const sums = f32x4.add(i64x2.shuffle(ab, cd, 0, 2), i64x2.shuffle(ab, cd, 1, 3));
  v128.store(into, f64x2.add(v128.load(into), f64x2.promote_low_f32x4(sums)));
  v128.store(into, f64x2.add(v128.load(into, 16), f64x2.promote_low_f32x4(i64x2.shuffle(sums, sums, 1, 1))), 16);
}
