/** A squared distance at which a row stands on a centre. */
const ON_IT = 1e-12;

/**
 * How much each row belongs to each of k centres, by its squared distances: shares that add up to 1, in inverse proportion to the squared distance.
 *
 * A row on a centre belongs to it alone, or to all centres it is on in equal parts. The memberships of fuzzy c-means with m = 2, free of scale.
 *
 * @param distances row-major n×k, squared
 * @returns row-major n×k
 *
 * Source: METHODS 4; Bezdek 1981. Checked: tests/golden/persona_flow.json.
 */
export function memberships(distances: Float64Array, k: number): Float64Array {
  const shares = new Float64Array(distances.length);
  for (let row = 0; row < distances.length; row += k) {
    let [sum, touching] = [0, 0];
    for (let c = row; c < row + k; ++c) {
      if (distances[c] <= ON_IT) ++touching;
      else sum += 1 / distances[c];
    }
    for (let c = row; c < row + k; ++c) shares[c] = touching ? (distances[c] <= ON_IT ? 1 / touching : 0) : 1 / distances[c] / sum;
  }
  return shares;
}
