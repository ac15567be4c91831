/*
 * Lloyd's passes. Rows lie in tiles of eight: column j of a tile is eight floats at byte 32 j. Centres are held twice: as doubles, and as floats in groups of four, |c|² of each and then −2c column by column, so
 * that |c|² − 2xc comes out of one chain of multiplications. The number of a centre stands in the last bits of what came out.
 *
 * Single precision only finds the nearest centre where no other is near: doubts are settled in doubles.
 */

/** Rows in a tile, and its bytes a column. */
const LANES: usize = 8;
const WIDE: usize = 32;

/** Half the distance between 1 and the next float. */
const ROUNDING: f32 = 5.9604645e-8;

let tiles: usize;
let lengths: usize;
let labels: usize;
let columns: usize;
let tileBytes: usize;

let centres: usize;
let packed: usize;
let count: usize;
let numbers: i32;
let farthest: f32;

/** First byte that is free for data. */
export function heapBase(): usize {
  return __heap_base;
}

/**
 * Say where the rows lie, and how many columns there are.
 *
 * @param atLengths a float a tile: the length of its longest row
 * @param atLabels a byte a row
 */
export function keep(atTiles: usize, atLengths: usize, atLabels: usize, d: usize): void {
  tiles = atTiles;
  lengths = atLengths;
  labels = atLabels;
  columns = d;
  tileBytes = d * WIDE;
}

/** Lay rows that follow one another into tiles, the first of them given; what is left of the last tile is 0. Whether all numbers are finite. */
export function tile(rows: usize, n: usize, first: usize): bool {
  let sum: f32 = 0;
  for (let begin: usize = 0; begin < n; begin += LANES) {
    const at = first + begin / LANES;
    let longest: f32 = 0;
    for (let lane: usize = 0; lane < LANES; ++lane) {
      const there = begin + lane < n;
      let to = tiles + at * tileBytes + lane * 4;
      let length: f32 = 0;
      for (let from = rows + (begin + lane) * columns * 4, end = from + columns * 4; from < end; from += 4) {
        const value: f32 = there ? load<f32>(from) : 0;
        length += value * value;
        sum += value - value;
        store<f32>(to, value);
        to += WIDE;
      }
      longest = max(longest, length);
    }
    store<f32>(lengths + at * 4, sqrt(longest));
  }
  return sum == 0;
}

/** Aim at centres, k rows of doubles; the groups of four are made behind `atPacked`. */
export function aim(atCentres: usize, atPacked: usize, k: usize): void {
  centres = atCentres;
  packed = atPacked;
  count = k;
  numbers = 1;
  while (<usize>numbers < k) numbers <<= 1;
  let longest: f64 = 0;
  for (let c: usize = 0; c < ((k + 3) & ~3); ++c) {
    const at = packed + (c >> 2) * (columns + 1) * 16 + (c & 3) * 4;
    let length: f64 = 0;
    for (let j: usize = 0; j < columns; ++j) {
      const value = c < k ? load<f64>(centres + (c * columns + j) * 8) : 0;
      length += value * value;
      store<f32>(at + (j + 1) * 16, <f32>(-2 * value));
    }
    store<f32>(at, c < k ? <f32>length : f32.MAX_VALUE);
    longest = max(longest, length);
  }
  farthest = <f32>sqrt(longest);
}

/**
 * Label the rows of some tiles with their nearest centre, and carry those that changed over to the sums of their new label. The label of
 * a row without one is k, for which there are sums and counts as well.
 *
 * @param lanes rows of the last tile that count
 * @returns how many labels changed
 */
export function pass(from: usize, to: usize, lanes: i32, sums: usize, counts: usize): i32 {
  let changed = 0;
  for (let t = from; t < to; ++t) {
    const found = nearest(t);
    const before = load<u64>(labels + t * LANES);
    if (found == before) continue;
    const rows = tiles + t * tileBytes;
    const there = t == to - 1 ? lanes : <i32>LANES;
    for (let lane = 0; lane < there; ++lane) {
      const now = <usize>((found >> (lane * 8)) & 255);
      const then = <usize>((before >> (lane * 8)) & 255);
      if (now == then) continue;
      ++changed;
      store<u8>(labels + t * LANES + lane, <u8>now);
      carry(rows + lane * 4, sums + now * columns * 8, 1);
      if (then < count) carry(rows + lane * 4, sums + then * columns * 8, -1);
      store<i32>(counts + now * 4, load<i32>(counts + now * 4) + 1);
      store<i32>(counts + then * 4, load<i32>(counts + then * 4) - 1);
    }
  }
  return changed;
}

/** The nearest centre of each row of a tile, a byte each. Four centres at a time, eight rows in two halves; written out, since a loop would cost a third more. */
function nearest(t: usize): u64 {
  const rows = tiles + t * tileBytes;
  const end = rows + tileBytes;
  const number = i32x4.splat(numbers - 1);
  const score = v128.not(number);
  const one = i32x4.splat(1);
  let lowBest = f32x4.splat(f32.MAX_VALUE);
  let highBest = lowBest;
  let lowNext = lowBest;
  let highNext = lowBest;
  let c = i32x4.splat(0);
  let at = packed;
  for (let g: usize = 0; g < count; g += 4) {
    let a0 = v128.load_splat<f32>(at);
    let a1 = v128.load_splat<f32>(at, 4);
    let a2 = v128.load_splat<f32>(at, 8);
    let a3 = v128.load_splat<f32>(at, 12);
    let b0 = a0;
    let b1 = a1;
    let b2 = a2;
    let b3 = a3;
    at += 16;
    for (let p = rows; p < end; p += WIDE) {
      const x = v128.load(p);
      const y = v128.load(p, 16);
      const c0 = v128.load_splat<f32>(at);
      const c1 = v128.load_splat<f32>(at, 4);
      const c2 = v128.load_splat<f32>(at, 8);
      const c3 = v128.load_splat<f32>(at, 12);
      a0 = f32x4.add(a0, f32x4.mul(x, c0));
      b0 = f32x4.add(b0, f32x4.mul(y, c0));
      a1 = f32x4.add(a1, f32x4.mul(x, c1));
      b1 = f32x4.add(b1, f32x4.mul(y, c1));
      a2 = f32x4.add(a2, f32x4.mul(x, c2));
      b2 = f32x4.add(b2, f32x4.mul(y, c2));
      a3 = f32x4.add(a3, f32x4.mul(x, c3));
      b3 = f32x4.add(b3, f32x4.mul(y, c3));
      at += 16;
    }
    a0 = v128.or(v128.and(a0, score), c);
    b0 = v128.or(v128.and(b0, score), c);
    lowNext = f32x4.pmin(lowNext, f32x4.pmax(lowBest, a0));
    highNext = f32x4.pmin(highNext, f32x4.pmax(highBest, b0));
    lowBest = f32x4.pmin(lowBest, a0);
    highBest = f32x4.pmin(highBest, b0);
    c = i32x4.add(c, one);
    a1 = v128.or(v128.and(a1, score), c);
    b1 = v128.or(v128.and(b1, score), c);
    lowNext = f32x4.pmin(lowNext, f32x4.pmax(lowBest, a1));
    highNext = f32x4.pmin(highNext, f32x4.pmax(highBest, b1));
    lowBest = f32x4.pmin(lowBest, a1);
    highBest = f32x4.pmin(highBest, b1);
    c = i32x4.add(c, one);
    a2 = v128.or(v128.and(a2, score), c);
    b2 = v128.or(v128.and(b2, score), c);
    lowNext = f32x4.pmin(lowNext, f32x4.pmax(lowBest, a2));
    highNext = f32x4.pmin(highNext, f32x4.pmax(highBest, b2));
    lowBest = f32x4.pmin(lowBest, a2);
    highBest = f32x4.pmin(highBest, b2);
    c = i32x4.add(c, one);
    a3 = v128.or(v128.and(a3, score), c);
    b3 = v128.or(v128.and(b3, score), c);
    lowNext = f32x4.pmin(lowNext, f32x4.pmax(lowBest, a3));
    highNext = f32x4.pmin(highNext, f32x4.pmax(highBest, b3));
    lowBest = f32x4.pmin(lowBest, a3);
    highBest = f32x4.pmin(highBest, b3);
    c = i32x4.add(c, one);
  }
  const halves = i16x8.narrow_i32x4_u(v128.and(lowBest, number), v128.and(highBest, number));
  const found = <u64>i64x2.extract_lane(i8x16.narrow_i16x8_u(halves, halves), 0);
  const doubt = f32x4.splat(doubtful(load<f32>(lengths + t * 4)));
  const low = f32x4.gt(f32x4.sub(lowNext, lowBest), doubt);
  const high = f32x4.gt(f32x4.sub(highNext, highBest), doubt);
  const sure = i32x4.bitmask(low) | (i32x4.bitmask(high) << 4);
  return sure == 255 ? found : settled(found, ~sure, rows);
}

/** How near two centres may seem to a row of a tile, in |c|² − 2xc, before rounding and the numbers in the last bits may have put the wrong one first. */
function doubtful(length: f32): f32 {
  return 2 * <f32>(<i32>columns + 6 + 2 * numbers) * ROUNDING * farthest * (farthest + 2 * length);
}

/** The labels of a tile, those that are unsure told anew by full distances in doubles; the lowest on a tie. */
function settled(found: u64, unsure: i32, rows: usize): u64 {
  for (let lane = 0; lane < <i32>LANES; ++lane) {
    if (!((unsure >> lane) & 1)) continue;
    let best = f64.MAX_VALUE;
    let nearest: usize = 0;
    for (let c: usize = 0; c < count; ++c) {
      const gap = distance(rows + lane * 4, c);
      if (gap >= best) continue;
      best = gap;
      nearest = c;
    }
    found = (found & ~((<u64>255) << (lane * 8))) | ((<u64>nearest) << (lane * 8));
  }
  return found;
}

/** Squared distance of a row to a centre, in doubles; added up as `distance2` does it. */
function distance(row: usize, c: usize): f64 {
  const whole = columns & ~3;
  let at = centres + c * columns * 8;
  let s01 = f64x2.splat(0);
  let s23 = s01;
  for (let j: usize = 0; j < whole; j += 4) {
    const low = f64x2.sub(two(row), v128.load(at));
    const high = f64x2.sub(two(row + 2 * WIDE), v128.load(at, 16));
    s01 = f64x2.add(s01, f64x2.mul(low, low));
    s23 = f64x2.add(s23, f64x2.mul(high, high));
    row += 4 * WIDE;
    at += 32;
  }
  let s0 = f64x2.extract_lane(s01, 0);
  for (let j = whole; j < columns; ++j) {
    const gap = <f64>load<f32>(row) - load<f64>(at);
    s0 += gap * gap;
    row += WIDE;
    at += 8;
  }
  return s0 + f64x2.extract_lane(s01, 1) + (f64x2.extract_lane(s23, 0) + f64x2.extract_lane(s23, 1));
}

/** Two columns of a row, in doubles. */
function two(row: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load_lane<f32>(row + WIDE, v128.load32_zero(row), 1));
}

/** Add a row to a sum, or with −1 take it off. */
function carry(row: usize, to: usize, sign: f64): void {
  const end = row + tileBytes;
  for (; row + WIDE < end; row += 2 * WIDE) {
    v128.store(to, f64x2.add(v128.load(to), f64x2.mul(two(row), f64x2.splat(sign))));
    to += 16;
  }
  if (row < end) store<f64>(to, load<f64>(to) + sign * <f64>load<f32>(row));
}

/** Add rows from…to to the sums of their labels. */
export function gather(from: usize, to: usize, sums: usize): void {
  for (let i = from; i < to; ++i) carry(tiles + (i / LANES) * tileBytes + (i % LANES) * 4, sums + <usize>load<u8>(labels + i) * columns * 8, 1);
}

/** Squared distances of rows from…to to the centres of their labels, one behind another. */
export function measure(from: usize, to: usize, into: usize): void {
  for (let i = from; i < to; ++i) {
    store<f64>(into, distance(tiles + (i / LANES) * tileBytes + (i % LANES) * 4, <usize>load<u8>(labels + i)));
    into += 8;
  }
}

/** Squared distances of the rows of some tiles to one centre, d floats; a float a row. */
export function gaps(from: usize, to: usize, centre: usize, into: usize): void {
  for (let t = from; t < to; ++t) {
    let low = f32x4.splat(0);
    let high = low;
    let at = tiles + t * tileBytes;
    for (let j = centre, end = centre + columns * 4; j < end; j += 4) {
      const c = v128.load_splat<f32>(j);
      const a = f32x4.sub(v128.load(at), c);
      const b = f32x4.sub(v128.load(at, 16), c);
      low = f32x4.add(low, f32x4.mul(a, a));
      high = f32x4.add(high, f32x4.mul(b, b));
      at += WIDE;
    }
    v128.store(into, low);
    v128.store(into, high, 16);
    into += WIDE;
  }
}
