import { ranked } from "../../core/ids/id-type.ts";
import { rowsOf } from "../../core/table.ts";
import { idsDroppedFigures, idsKnown, idsPairFigures, idsSizes, idsTypeFigures } from "../../sql/ids-figures.ts";
import type { Sql } from "../../sql/sql.ts";
import { tableName } from "../cell.ts";
import type { Made, Making } from "./make.ts";
import type { IdsResult } from "./result.ts";
import { sizeBands } from "./sizes.ts";
import { warningsOf } from "./warnings.ts";

/** The figures of what was made. */
export async function tell({ spec, reach, gathered, previous, resolved, made }: Making & { made: Made }): Promise<IdsResult> {
  const { types, values, shared, pairs } = gathered;
  const ask = async <R>(query: Sql) => rowsOf(await reach.query(query)) as unknown as R[];
  const [links] = await ask<{ found: number; shared: number }>(idsPairFigures(pairs, shared));
  const sizes = await ask<{ size: number; customers: number }>(idsSizes(made.unified));
  const among = types.flatMap((type, t) => (spec.exclusive.includes(type) ? [t] : []));
  const [{ known }] = await ask<{ known: number }>(idsKnown(made.unified, among));
  const refused = resolved.rejected.length;
  const { n: conflicts, members } = resolved.conflicts;
  const result: Omit<IdsResult, "warnings"> = {
    read: gathered.read,
    types: inOrder(await ask<TypeFigures>(idsTypeFigures(made.unified, values, shared)), types, spec.priority),
    ids: resolved.canonical.length,
    customers: resolved.n,
    known,
    links: { ...links, refused, used: links.found - links.shared - refused },
    sizes: sizeBands(sizes),
    largest: sizes.at(-1)?.size ?? 0,
    dropped: await ask(idsDroppedFigures(tableName(reach.name, "dropped"))),
    dated: gathered.dated,
    conflicts,
    inConflict: members.id.length,
    review: made.review,
    since: spec.previous ? since(previous.n, resolved.carried) : null,
    twice: previous.twice,
  };
  return { ...result, warnings: warningsOf(result, spec) };
}

interface TypeFigures {
  t: number;
  ids: number;
  customers: number;
  left_out: number;
}

function inOrder(figures: readonly TypeFigures[], types: readonly string[], priority: readonly string[]): IdsResult["types"] {
  return ranked(types, priority).map((type) => {
    const own = figures.find(({ t }) => types[t] === type);
    return { type, ids: own?.ids ?? 0, leftOut: own?.left_out ?? 0, customers: own?.customers ?? 0 };
  });
}

/** What became of the unified ids there were: those nobody has today are retired, and gone where none of their ids is left. */
function since(before: number, { fates, went, alive }: Making["resolved"]["carried"]): IdsResult["since"] {
  const retired = alive.reduce((sum, one) => sum + Number(one === 0), 0);
  const gone = went.reduce((sum, at) => sum + Number(at < 0), 0);
  return { ...fates, before, retired, gone };
}
