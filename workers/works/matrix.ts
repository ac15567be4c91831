import { reverseMatrix, type Reverse, type ReverseInput } from "../../src/core/matrix/reverse.ts";

/** What the matrix worker does: pure functions of one input, with progress. */
export const matrix = {
  reverse: (input: ReverseInput): Reverse => reverseMatrix(input),
};

export type Matrix = typeof matrix;
