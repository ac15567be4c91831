import { expect, test } from "vitest";
import { inTurn, settled } from "../../../src/core/settled.ts";

/** A work that notes when it begins and ends, some turns later. */
function work<T>(name: string, turns: number, heard: string[], of: () => T): () => Promise<T> {
  return async () => {
    heard.push(`${name} begins`);
    for (let turn = 0; turn < turns; ++turn) await Promise.resolve();
    heard.push(`${name} ends`);
    return of();
  };
}

const fail = (message: string) => (): never => {
  throw new Error(message);
};

test("works begin at once, and what each comes to stands in its place", async () => {
  const heard: string[] = [];
  expect(await settled([work("a", 5, heard, () => 1), work("b", 2, heard, () => "two")])).toEqual([1, "two"]);
  expect(heard).toEqual(["a begins", "b begins", "b ends", "a ends"]);
});

test("a failure waits until the other works have ended, and the first of them is told", async () => {
  const heard: string[] = [];
  await expect(settled([work("a", 9, heard, fail("late")), work("b", 1, heard, fail("bad")), work("c", 20, heard, () => 3)])).rejects.toThrow("late");
  expect(heard.at(-1)).toBe("c ends");
});

test("in turn each begins when the one before has ended, and a failure is the last", async () => {
  const heard: string[] = [];
  await expect(inTurn([work("a", 3, heard, () => 1), work("b", 1, heard, fail("bad")), work("c", 1, heard, () => 3)])).rejects.toThrow("bad");
  expect(heard).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});
