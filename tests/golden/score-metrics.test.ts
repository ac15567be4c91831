import { test } from "vitest";
import { evaluationCases } from "../fixtures/evaluation.ts";

for (const { title, run } of evaluationCases.slice(0, 2)) test(title, run);
