import { test } from "vitest";
import { upliftCases } from "../fixtures/uplift.ts";

for (const { title, run } of upliftCases) test(title, run);
