import { test } from "vitest";
import { evaluationCases } from "../fixtures/evaluation.ts";
import { upliftCases } from "../fixtures/uplift.ts";

for (const { title, run } of [...evaluationCases, ...upliftCases]) test(title, run);
