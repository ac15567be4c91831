import { tableFromIPC, type Batch } from "@uwdata/flechette";

/** Some lines that the engine has written, end to end. */
export interface Lines {
  rows: number;
  /** UTF-8; the lines of one batch lie together in memory already. */
  pieces: Uint8Array[];
  /** Of a second column of whole numbers, the sum; 0 where there is none. */
  sum: number;
}

/** The lines in some messages of an Arrow stream whose first column is text without missing values. */
export function linesIn(messages: Uint8Array[]): Lines {
  const { children, numRows } = tableFromIPC(messages);
  const pieces = children[0].data.map((batch) => textOf(batch as Batch<string>));
  let sum = 0;
  if (children[1]) for (const value of children[1]) sum += Number(value);
  return { rows: numRows, pieces, sum };
}

function textOf({ values, offsets, length }: Batch<string>): Uint8Array {
  const ends = offsets as Int32Array;
  return length ? (values as Uint8Array).subarray(ends[0], ends[length]) : new Uint8Array();
}
