/**
 * Places in the plane whose distances come near to given ones: classical scaling. Gives x and y in turn, length 2n, centred.
 *
 * Each axis points to where its largest coordinate is positive. An axis without extent is all zero.
 *
 * @param distances symmetric n×n
 *
 * Source: Torgerson 1952, doi:10.1007/BF02288916; axes by power iteration with deflation.
 */
export function planeOf(distances: Float64Array, n: number): Float64Array {
  const products = centred(distances, n);
  const axes: Float64Array[] = [];
  const places = new Float64Array(2 * n);
  for (let tries = 0; tries < 6 && axes.length < 2; ++tries) {
    const { vector, value } = leading(products, n, tries);
    if (Math.abs(value) < 1e-12) break;
    for (let i = 0; i < n; ++i) for (let j = 0; j < n; ++j) products[i * n + j] -= value * vector[i] * vector[j];
    if (value > 0) axes.push(vector.map((coordinate) => coordinate * Math.sqrt(value)));
  }
  axes.forEach((axis, a) => axis.forEach((coordinate, i) => (places[2 * i + a] = coordinate)));
  return places;
}

/** −½ of the squared distances, with rows and columns brought to mean 0. */
function centred(distances: Float64Array, n: number): Float64Array {
  const squares = distances.map((gap) => -0.5 * gap * gap);
  const means = Float64Array.from({ length: n }, (_, i) => squares.subarray(i * n, i * n + n).reduce((a, b) => a + b, 0) / n);
  const all = means.reduce((a, b) => a + b, 0) / n;
  for (let i = 0; i < n; ++i) for (let j = 0; j < n; ++j) squares[i * n + j] += all - means[i] - means[j];
  return squares;
}

/** The eigenvalue of largest size and its vector of length 1, good enough for a picture: at most 300 steps. */
function leading(matrix: Float64Array, n: number, turn: number): { vector: Float64Array; value: number } {
  let vector = Float64Array.from({ length: n }, (_, i) => Math.sin(1 + i * (turn + 1.618)));
  let value = 0;
  for (let step = 0; step < 300; ++step) {
    const next = new Float64Array(n);
    for (let i = 0; i < n; ++i) for (let j = 0; j < n; ++j) next[i] += matrix[i * n + j] * vector[j];
    const length = Math.hypot(...next);
    if (!(length > 1e-300)) return { vector, value: 0 };
    const along = next.reduce((sum, each, i) => sum + each * vector[i], 0) / vector.reduce((sum, each) => sum + each * each, 0);
    vector = next.map((each) => each / length);
    if (Math.abs(along - value) <= 1e-12 * Math.abs(along)) return { vector: signed(vector), value: along };
    value = along;
  }
  return { vector: signed(vector), value };
}

function signed(vector: Float64Array): Float64Array {
  let far = 0;
  vector.forEach((each, i) => Math.abs(each) > Math.abs(vector[far]) + 1e-12 && (far = i));
  return vector[far] < 0 ? vector.map((each) => -each) : vector;
}
