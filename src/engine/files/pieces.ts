import type { ParquetFacts, Piece } from "../../../workers/works/files/parquet.ts";

/** About how much of a file is decoded at a time. */
const PIECE_BYTES = 32 * 1024 * 1024;

/** Rows of an Arrow batch at most; large ones are quicker to put into a table. */
const BATCH_ROWS = 131_072;

/** Rows of the first piece. */
const FIRST_ROWS = 4096;

/**
 * Small groups together, large ones in parts; one piece for a file without any. The first is small, since nobody knows how long its texts are.
 *
 * @param bytesARow asked before each piece: what rows took so far
 */
export function* piecesOf(groups: ParquetFacts["groups"], bytesARow: () => number): Generator<Piece, void> {
  if (!groups.length) yield { groups: [], offset: 0, limit: 0, batch: 1, part: false };
  for (let group = 0, offset = 0, first = true; group < groups.length; first = false) {
    const most = Math.max(1, Math.min(first ? FIRST_ROWS : Infinity, Math.floor(PIECE_BYTES / (bytesARow() || 1))));
    const batch = Math.min(BATCH_ROWS, most);
    const left = groups[group].rows - offset;
    if (!offset && left <= most) {
      const together = within(groups, group, most);
      yield { groups: together, offset, limit: together.reduce((sum, one) => sum + groups[one].rows, 0), batch, part: false };
      group += together.length;
      continue;
    }
    const limit = Math.min(left, most - (most % batch));
    yield { groups: [group], offset, limit, batch, part: limit < left };
    offset = limit < left ? offset + limit : 0;
    if (!offset) ++group;
  }
}

/** The groups from one on that have no more rows than so many together; one at least. */
function within(groups: ParquetFacts["groups"], from: number, most: number): number[] {
  const found = [from];
  let rows = groups[from].rows;
  for (let next = from + 1; next < groups.length && (rows += groups[next].rows) <= most; ++next) found.push(next);
  return found;
}
