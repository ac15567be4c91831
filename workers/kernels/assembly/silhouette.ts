/*
 * Sums of distances from rows to clusters. Rows asked about lie in groups of four: column j of a group is four floats at byte 16 j. The rows
 * they are compared with lie in tiles of eight, cluster by cluster: column j of a tile is eight floats at byte 32 j, and behind the last
 * column stand eight masks, all bits set where there is a row.
 */

/** First byte that is free for data. */
export function heapBase(): usize {
  return __heap_base;
}

/**
 * Sum of distances from each row of some groups to the rows of each cluster: doubles, k a row.
 *
 * @param d columns
 * @param ends the first tile behind each of k clusters
 */
export function measure(group: usize, groups: i32, tiles: usize, d: usize, ends: usize, k: i32, sums: usize): void {
  const line = (<usize>k) << 3;
  for (let g = 0; g < groups; ++g) {
    let tile = tiles;
    for (let c = 0; c < k; ++c) {
      const end = tiles + load<u32>(ends + (c << 2)) * (d + 1) * 32;
      let s0 = f64x2.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      while (tile < end) {
        let a0 = f32x4.splat(0);
        let a1 = a0;
        let a2 = a0;
        let a3 = a0;
        let b0 = a0;
        let b1 = a0;
        let b2 = a0;
        let b3 = a0;
        const masks = tile + d * 32;
        for (let q = group; tile < masks; tile += 32) {
          const x = v128.load(tile);
          const y = v128.load(tile, 16);
          const q0 = v128.load_splat<f32>(q);
          const q1 = v128.load_splat<f32>(q, 4);
          const q2 = v128.load_splat<f32>(q, 8);
          const q3 = v128.load_splat<f32>(q, 12);
          a0 = f32x4.add(a0, square(f32x4.sub(x, q0)));
          b0 = f32x4.add(b0, square(f32x4.sub(y, q0)));
          a1 = f32x4.add(a1, square(f32x4.sub(x, q1)));
          b1 = f32x4.add(b1, square(f32x4.sub(y, q1)));
          a2 = f32x4.add(a2, square(f32x4.sub(x, q2)));
          b2 = f32x4.add(b2, square(f32x4.sub(y, q2)));
          a3 = f32x4.add(a3, square(f32x4.sub(x, q3)));
          b3 = f32x4.add(b3, square(f32x4.sub(y, q3)));
          q += 16;
        }
        const low = v128.load(masks);
        const high = v128.load(masks, 16);
        tile += 32;
        s0 = f64x2.add(s0, lengths(a0, b0, low, high));
        s1 = f64x2.add(s1, lengths(a1, b1, low, high));
        s2 = f64x2.add(s2, lengths(a2, b2, low, high));
        s3 = f64x2.add(s3, lengths(a3, b3, low, high));
      }
      const at = sums + (c << 3);
      store<f64>(at, both(s0));
      store<f64>(at + line, both(s1));
      store<f64>(at + 2 * line, both(s2));
      store<f64>(at + 3 * line, both(s3));
    }
    group += d * 16;
    sums += 4 * line;
  }
}

function square(v: v128): v128 {
  return f32x4.mul(v, v);
}

/** Roots of eight squared distances, of those that count, added up in doubles to two. */
function lengths(a: v128, b: v128, low: v128, high: v128): v128 {
  const sum = f32x4.add(v128.and(f32x4.sqrt(a), low), v128.and(f32x4.sqrt(b), high));
  const swapped = i8x16.shuffle(sum, sum, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  return f64x2.add(f64x2.promote_low_f32x4(sum), f64x2.promote_low_f32x4(swapped));
}

function both(v: v128): f64 {
  return f64x2.extract_lane(v, 0) + f64x2.extract_lane(v, 1);
}
