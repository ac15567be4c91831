/** What the matrix worker does: pure functions of one input, with progress. */
export const matrix = {};

export type Matrix = typeof matrix;
