/** A series as the engine gave it. */
export interface Followed {
  of: string;
  level: string;
  name: string;
  /** By period, the last that is not over too; NaN where missing. */
  values: Float64Array;
  /** Its first complete period with a value, and the one after its last. */
  first: number;
  end: number;
  /** Whether it ends before the last complete period. */
  ended: boolean;
}

/** A series with where it begins and ends. @param complete number of periods that are complete */
export function followed(who: Pick<Followed, "of" | "level" | "name">, values: Float64Array, complete: number): Followed {
  const known = values.subarray(0, complete);
  const first = known.findIndex((value) => !Number.isNaN(value));
  const end = known.findLastIndex((value) => !Number.isNaN(value)) + 1;
  return { ...who, values, first: Math.max(0, first), end, ended: end < complete };
}
