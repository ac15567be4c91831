import type { Series } from "./result.ts";
import type { Spec } from "./schema.ts";
import type { words } from "./words.ts";

const NO_LEVEL = "(missing)";

/** What a series is called: what it counts where there is no level, its level where there is, both where both tell series apart. */
export function seriesName({ of, level }: Series, spec: Spec, said: (typeof words)["en"], label: (raw: string) => string): string {
  const what = of ? label(of) : spec.measure === "distinct" ? said.distinct(label(spec.of)) : said.rows;
  const measured = of && spec.measure === "mean" ? said.mean(what) : of && spec.measure === "count" ? said.values(what) : what;
  if (!level) return measured;
  const called = level === NO_LEVEL ? said.missing : label(level);
  return spec.values.length > 1 && of ? said.between(measured, called) : called;
}
