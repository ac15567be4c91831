/*
 * Lloyd's passes. Rows lie in tiles of eight, twice: column j as eight floats at byte 32 j, and each two columns as eight pairs of whole numbers of 16 bits, of which one
 * instruction multiplies and adds eight; these are half as much to read, too. Centres lie in groups of four, as floats and as pairs: first |c|² of each, then column by column.
 *
 * The nearest centre has the least |c|² − 2xc. It is found in whole numbers; where another is so near that rounding may have put the wrong one first, in floats; and where
 * these do not tell either, in doubles. About one tile of fifty takes the second way.
 */

/** Rows in a tile, and its bytes a column. */
const LANES: usize = 8;
const WIDE: usize = 32;

/** Half the distance between 1 and the next float. */
const ROUNDING: f32 = 5.9604645e-8;

/** Scores so near to each other may have lost digits below the least of floats. */
const TINY: f32 = 1e-35;

/** The length that rows and centres have in 16 bits. By Cauchy and Schwarz their products fit 32 bits, however many columns there are. */
const REACH: f32 = 32767;

/** Scores of a tile: eight floats a centre. */
const scores: usize = memory.data(256 * 32);

let tiles: usize;
let narrow: usize;
let lengths: usize;
let labels: usize;
let columns: usize;
let tileBytes: usize;
let narrowBytes: usize;

let centres: usize;
let packed: usize;
let packedNarrow: usize;
let count: usize;
let numbers: i32;
let farthest: f32;
let rough: f32;

let unsure: i32;
let screening: bool;
let doubts: i32;

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
export function keep(atTiles: usize, atNarrow: usize, atLengths: usize, atLabels: usize, d: usize): void {
  tiles = atTiles;
  narrow = atNarrow;
  lengths = atLengths;
  labels = atLabels;
  columns = d;
  tileBytes = d * WIDE;
  narrowBytes = ((d + 1) >> 1) * WIDE;
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
    tighten(at, longest > 0 ? REACH / sqrt(longest) : 0);
  }
  return sum == 0;
}

/** Write a tile once more in whole numbers of 16 bits, two columns side by side. */
function tighten(t: usize, scale: f32): void {
  const by = f32x4.splat(scale);
  const low = i32x4.splat(0xffff);
  let to = narrow + t * narrowBytes;
  for (let from = tiles + t * tileBytes, end = from + tileBytes; from < end; from += 2 * WIDE) {
    for (let half: usize = 0; half < WIDE; half += 16) {
      const left = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from + half), by)));
      const right = from + WIDE < end ? i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from + half + WIDE), by))) : i32x4.splat(0);
      v128.store(to + half, v128.or(v128.and(left, low), i32x4.shl(right, 16)));
    }
    to += WIDE;
  }
}

/** Aim at centres, k rows of doubles; both kinds of groups of four are made behind `atPacked`. */
export function aim(atCentres: usize, atPacked: usize, k: usize): void {
  centres = atCentres;
  packed = atPacked;
  packedNarrow = packed + ((k + 3) >> 2) * (columns + 1) * 16;
  count = k;
  numbers = 1;
  while (<usize>numbers < k) numbers <<= 1;
  let longest: f64 = 0;
  for (let c: usize = 0; c < k; ++c) longest = max(longest, squares(c));
  farthest = <f32>sqrt(longest);
  rough = (<f32>4.2 / REACH) * sqrt(<f32>columns) * farthest;
  const scale: f64 = longest > 0 ? REACH / sqrt(longest) : 0;
  for (let c: usize = 0; c < ((k + 3) & ~3); ++c) pack(c, scale);
  screening = columns > 4;
}

/** Squared length of a centre. */
function squares(c: usize): f64 {
  let sum: f64 = 0;
  for (let j: usize = 0; j < columns; ++j) {
    const value = load<f64>(centres + (c * columns + j) * 8);
    sum += value * value;
  }
  return sum;
}

/** Put a centre in its place among the groups, or behind the last one what is never nearest. */
function pack(c: usize, scale: f64): void {
  const at = packed + (c >> 2) * (columns + 1) * 16 + (c & 3) * 4;
  const atNarrow = packedNarrow + (c >> 2) * ((columns + 3) >> 1) * 16 + (c & 3) * 4;
  const length: f32 = c < count ? <f32>squares(c) : f32.MAX_VALUE;
  store<f32>(at, length);
  store<f32>(atNarrow, length);
  for (let j: usize = 0; j < ((columns + 1) & ~1); ++j) {
    const value = c < count && j < columns ? load<f64>(centres + (c * columns + j) * 8) : 0;
    if (j < columns) store<f32>(at + (j + 1) * 16, <f32>(-2 * value));
    store<i16>(atNarrow + ((j >> 1) + 1) * 16 + (j & 1) * 2, <i16>nearest(value * scale));
  }
}

/**
 * Label the rows of some tiles with their nearest centre, and carry those that changed over to the sums of their new label. The label of
 * a row without one is k, for which there are counts as well.
 *
 * Tiles that changed are listed and carried over behind all labels: the processor then waits for several rows at once, not for one after another.
 *
 * @param lanes rows of the last tile that count
 * @param list 16 bytes a tile
 * @returns how many labels changed
 */
export function pass(from: usize, to: usize, lanes: i32, sums: usize, counts: usize, list: usize): i32 {
  let end = list;
  doubts = 0;
  for (let t = from; t < to; ++t) {
    const now = found(t);
    const before = load<u64>(labels + t * LANES);
    let other = now ^ before;
    if (t == to - 1) other &= (<u64>-1) >> ((LANES - lanes) * 8);
    if (!other) continue;
    store<u64>(labels + t * LANES, before ^ other);
    store<u64>(end, other);
    store<u32>(end, <u32>t, 8);
    end += 16;
  }
  screening = screening && 2 * doubts < <i32>(to - from);
  let changed = 0;
  for (let at = list; at < end; at += 16) changed += carry(load<u32>(at, 8), load<u64>(at), sums, counts);
  return changed;
}

/** Carry rows of a tile over, those whose labels differ from what they were by bits. */
function carry(t: usize, other: u64, sums: usize, counts: usize): i32 {
  let changed = 0;
  for (let left = other; left; ++changed) {
    const lane = ctz(left) >> 3;
    const bits = (<u64>255) << (lane * 8);
    const now = <usize>load<u8>(labels + t * LANES + <usize>lane);
    const then = now ^ (<usize>((other & bits) >> (lane * 8)));
    const row = tiles + t * tileBytes + <usize>lane * 4;
    if (then == count) add(row, sums + now * columns * 8);
    else move(row, sums + then * columns * 8, sums + now * columns * 8);
    store<i32>(counts + now * 4, load<i32>(counts + now * 4) + 1);
    store<i32>(counts + then * 4, load<i32>(counts + then * 4) - 1);
    left &= ~bits;
  }
  return changed;
}

/** Take a row off one sum and add it to another. */
function move(row: usize, less: usize, more: usize): void {
  const end = row + tileBytes;
  for (; row + WIDE < end; row += 2 * WIDE) {
    const x = two(row);
    v128.store(less, f64x2.sub(v128.load(less), x));
    v128.store(more, f64x2.add(v128.load(more), x));
    less += 16;
    more += 16;
  }
  if (row >= end) return;
  const x = <f64>load<f32>(row);
  store<f64>(less, load<f64>(less) - x);
  store<f64>(more, load<f64>(more) + x);
}

/** The nearest centre of each row of a tile, a byte each: by whole numbers where these tell, else by floats, else by doubles. */
function found(t: usize): u64 {
  const length = load<f32>(lengths + t * 4);
  const near = doubtful(length);
  if (screening) {
    screen(t, length);
    const labels = least(near + rough * length);
    if (!unsure) return labels;
    ++doubts;
  }
  score(t);
  const labels = least(near);
  return unsure ? settled(labels, unsure, tiles + t * tileBytes) : labels;
}

/** Score a tile in 16 bits: |c|² − 2xc of each row and centre. Four centres at a time, eight rows in two halves; written out, since a loop would cost a third more. */
function screen(t: usize, length: f32): void {
  const rows = narrow + t * narrowBytes;
  const end = rows + narrowBytes;
  const unit = f32x4.splat((-2 / (REACH * REACH)) * farthest * length);
  let at = packedNarrow;
  for (let to = scores, all = scores + count * WIDE; to < all; to += 4 * WIDE) {
    const head = at;
    let a0 = i32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    at += 16;
    for (let p = rows; p < end; p += WIDE) {
      const x = v128.load(p);
      const y = v128.load(p, 16);
      const c0 = v128.load32_splat(at);
      const c1 = v128.load32_splat(at, 4);
      const c2 = v128.load32_splat(at, 8);
      const c3 = v128.load32_splat(at, 12);
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, c0));
      b0 = i32x4.add(b0, i32x4.dot_i16x8_s(y, c0));
      a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, c1));
      b1 = i32x4.add(b1, i32x4.dot_i16x8_s(y, c1));
      a2 = i32x4.add(a2, i32x4.dot_i16x8_s(x, c2));
      b2 = i32x4.add(b2, i32x4.dot_i16x8_s(y, c2));
      a3 = i32x4.add(a3, i32x4.dot_i16x8_s(x, c3));
      b3 = i32x4.add(b3, i32x4.dot_i16x8_s(y, c3));
      at += 16;
    }
    put(to, head, unit, a0, b0);
    put(to + WIDE, head + 4, unit, a1, b1);
    put(to + 2 * WIDE, head + 8, unit, a2, b2);
    put(to + 3 * WIDE, head + 12, unit, a3, b3);
  }
}

function put(to: usize, length: usize, unit: v128, a: v128, b: v128): void {
  const c = v128.load32_splat(length);
  v128.store(to, f32x4.add(c, f32x4.mul(f32x4.convert_i32x4_s(a), unit)));
  v128.store(to, f32x4.add(c, f32x4.mul(f32x4.convert_i32x4_s(b), unit)), 16);
}

/** The same in floats. */
function score(t: usize): void {
  const rows = tiles + t * tileBytes;
  const end = rows + tileBytes;
  let at = packed;
  for (let to = scores, all = scores + count * WIDE; to < all; to += 4 * WIDE) {
    let a0 = v128.load32_splat(at);
    let a1 = v128.load32_splat(at, 4);
    let a2 = v128.load32_splat(at, 8);
    let a3 = v128.load32_splat(at, 12);
    let b0 = a0;
    let b1 = a1;
    let b2 = a2;
    let b3 = a3;
    at += 16;
    for (let p = rows; p < end; p += WIDE) {
      const x = v128.load(p);
      const y = v128.load(p, 16);
      const c0 = v128.load32_splat(at);
      const c1 = v128.load32_splat(at, 4);
      const c2 = v128.load32_splat(at, 8);
      const c3 = v128.load32_splat(at, 12);
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
    v128.store(to, a0);
    v128.store(to, b0, 16);
    v128.store(to, a1, 32);
    v128.store(to, b1, 48);
    v128.store(to, a2, 64);
    v128.store(to, b2, 80);
    v128.store(to, a3, 96);
    v128.store(to, b3, 112);
  }
}

/** The centres of least score, a byte a row; and in `unsure` the rows to which another is as near as `doubt`. */
function least(doubt: f32): u64 {
  const number = i32x4.splat(numbers - 1);
  const score = v128.not(number);
  const one = i32x4.splat(1);
  let lowBest = f32x4.splat(f32.MAX_VALUE);
  let highBest = lowBest;
  let lowNext = lowBest;
  let highNext = lowBest;
  let c = i32x4.splat(0);
  for (let at = scores, end = scores + count * WIDE; at < end; at += WIDE) {
    const a = v128.or(v128.and(v128.load(at), score), c);
    const b = v128.or(v128.and(v128.load(at, 16), score), c);
    lowNext = f32x4.pmin(lowNext, f32x4.pmax(lowBest, a));
    highNext = f32x4.pmin(highNext, f32x4.pmax(highBest, b));
    lowBest = f32x4.pmin(lowBest, a);
    highBest = f32x4.pmin(highBest, b);
    c = i32x4.add(c, one);
  }
  const far = f32x4.splat(doubt);
  const low = f32x4.gt(f32x4.sub(lowNext, lowBest), far);
  const high = f32x4.gt(f32x4.sub(highNext, highBest), far);
  unsure = 255 ^ i32x4.bitmask(low) ^ (i32x4.bitmask(high) << 4);
  const halves = i16x8.narrow_i32x4_u(v128.and(lowBest, number), v128.and(highBest, number));
  return <u64>i64x2.extract_lane(i8x16.narrow_i16x8_u(halves, halves), 0);
}

/** How near two centres may seem to a row of a tile, in |c|² − 2xc, before rounding and the numbers in the last bits may have put the wrong one first. */
function doubtful(length: f32): f32 {
  return 2 * <f32>(<i32>columns + 6 + 2 * numbers) * ROUNDING * farthest * (farthest + 2 * length) + TINY;
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

/** Add a row to a sum. */
function add(row: usize, to: usize): void {
  const end = row + tileBytes;
  for (; row + WIDE < end; row += 2 * WIDE) {
    v128.store(to, f64x2.add(v128.load(to), two(row)));
    to += 16;
  }
  if (row < end) store<f64>(to, load<f64>(to) + <f64>load<f32>(row));
}

/** Add rows from…to to the sums of their labels. */
export function gather(from: usize, to: usize, sums: usize): void {
  for (let i = from; i < to; ++i) add(tiles + (i / LANES) * tileBytes + (i % LANES) * 4, sums + <usize>load<u8>(labels + i) * columns * 8);
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
