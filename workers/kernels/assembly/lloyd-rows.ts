/*
 * The rows of k-means, as they come and once more in tiles of eight as whole numbers of 16 bits: each two columns as eight pairs, of which one instruction multiplies and adds
 * eight; and they are half as much to read.
 */

/** Rows in a tile, and its bytes a column. */
export const LANES: usize = 8;
export const WIDE: usize = 32;

/** The length that rows and centres have in 16 bits. By Cauchy and Schwarz their products fit 32 bits, however many columns there are. */
export const REACH: f32 = 32767;

export let rows: usize;
export let narrow: usize;
export let lengths: usize;
export let labels: usize;
export let turned: usize;
export let columns: usize;
export let rowBytes: usize;
export let tileBytes: usize;
export let narrowBytes: usize;

/**
 * Say where the rows lie, with zeros behind the last up to a whole tile, and how many columns there are.
 *
 * @param atLengths a float a tile: the length of its longest row
 * @param atLabels a byte a row
 * @param atTurned 8 d floats to turn a tile in
 */
export function keep(atRows: usize, atNarrow: usize, atLengths: usize, atLabels: usize, atTurned: usize, d: usize): void {
  rows = atRows;
  narrow = atNarrow;
  lengths = atLengths;
  labels = atLabels;
  turned = atTurned;
  columns = d;
  rowBytes = d * 4;
  tileBytes = d * WIDE;
  narrowBytes = ((d + 1) >> 1) * WIDE;
}

/** Make the whole numbers of some tiles, and their lengths. Whether all rows are finite. */
export function lay(from: usize, to: usize): bool {
  let strange = f32x4.splat(0);
  for (let t = from; t < to; ++t) {
    turn(t);
    let low = f32x4.splat(0);
    let high = low;
    for (let at = turned, end = turned + tileBytes; at < end; at += WIDE) {
      const x = v128.load(at);
      const y = v128.load(at, 16);
      low = f32x4.add(low, f32x4.mul(x, x));
      high = f32x4.add(high, f32x4.mul(y, y));
      strange = f32x4.add(strange, f32x4.add(f32x4.sub(x, x), f32x4.sub(y, y)));
    }
    const all = f32x4.max(low, high);
    const pair = f32x4.max(all, v128.shuffle<f32>(all, all, 2, 3, 0, 1));
    const longest = sqrt(max(f32x4.extract_lane(pair, 0), f32x4.extract_lane(pair, 1)));
    store<f32>(lengths + t * 4, longest);
    tighten(t, longest > 0 ? REACH / longest : 0);
  }
  return !v128.any_true(f32x4.ne(strange, strange));
}

/** Turn a tile's rows into columns, four of them by four at a time. */
export function turn(t: usize): void {
  for (let lane: usize = 0; lane < LANES; lane += 4) {
    let from = rows + (t * LANES + lane) * rowBytes;
    let to = turned + lane * 4;
    for (const end = from + (columns & ~3) * 4; from < end; from += 16) {
      const a = v128.load(from);
      const b = v128.load(from + rowBytes);
      const c = v128.load(from + 2 * rowBytes);
      const d = v128.load(from + 3 * rowBytes);
      const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f64>(ab, cd, 0, 2));
      v128.store(to, v128.shuffle<f64>(ab, cd, 1, 3), 32);
      v128.store(to, v128.shuffle<f64>(ef, gh, 0, 2), 64);
      v128.store(to, v128.shuffle<f64>(ef, gh, 1, 3), 96);
      to += 4 * WIDE;
    }
    for (let j = columns & ~3; j < columns; ++j) {
      for (let row: usize = 0; row < 4; ++row) store<f32>(to + row * 4, load<f32>(from + row * rowBytes));
      from += 4;
      to += WIDE;
    }
  }
}

/** Write the tile that was turned last in whole numbers of 16 bits, two columns side by side. */
function tighten(t: usize, scale: f32): void {
  const by = f32x4.splat(scale);
  const low = i32x4.splat(0xffff);
  let to = narrow + t * narrowBytes;
  for (let from = turned, end = from + tileBytes; from < end; from += 2 * WIDE) {
    for (let half: usize = 0; half < WIDE; half += 16) {
      const left = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from + half), by)));
      const right = from + WIDE < end ? i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from + half + WIDE), by))) : i32x4.splat(0);
      v128.store(to + half, v128.or(v128.and(left, low), i32x4.shl(right, 16)));
    }
    to += WIDE;
  }
}
