/** Hears how far a work is, 0…1. */
export type Progress = (share: number) => void;

/** Hears nothing. */
export const silent: Progress = () => {};

/** A part of a work that fills `from`…`to` of the whole. */
export function within(progress: Progress, from: number, to: number): Progress {
  return (share) => progress(from + share * (to - from));
}
