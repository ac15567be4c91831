import { fault } from "../fault.ts";
import type { FeaturePlan, PlanReport } from "../prepare/plan.ts";
import type { ColumnType } from "../prepare/typing.ts";
import { settled } from "../settled.ts";
import type { Table } from "../table.ts";
import { LEAST_ROWS, type Library, type LibraryInput, type LibraryName, type library, type place, type planned, type Standing } from "./library.ts";

/** Customers by outcome, and how to look for personas among them. */
export interface LibrariesInput {
  /** One row a customer, columns of tags only, the same in each table. Null where there are too few customers. */
  success: Table;
  intent: Table | null;
  failure: Table | null;
  types?: Readonly<Record<string, ColumnType>>;
  weights?: Readonly<Record<string, number>>;
  blocks?: Readonly<Record<string, string>>;
  /** Number of success personas; null chooses. */
  k: number | null;
  /** Fewest customers in a persona when k is chosen. */
  least: number;
  seed: string;
}

/** The libraries found, in one space. */
export interface Libraries {
  success: { library: Library; standing: Standing };
  intent: { library: Library; standing: Standing } | null;
  failure: { library: Library; standing: Standing } | null;
  report: PlanReport;
}

/** Who does the parts of the work: as the functions of the same names, here or in threads, several at once. Tables and rows are theirs. */
export interface LibraryWorks {
  planned(input: Parameters<typeof planned>[0]): Promise<{ table: Table; plan: FeaturePlan; report: PlanReport }>;
  library(input: LibraryInput): ReturnType<typeof library>;
  place(input: Parameters<typeof place>[0]): Promise<ReturnType<typeof place>>;
}

/**
 * Find the personas of those who said yes; and, in the same prepared space, of those with an intent and of those who said no: all beside
 * each other.
 *
 * The plan is fitted on the successes. Everybody also gets the nearest success persona, and whether they are within its gate: the 99 % of its
 * members that are nearest to it.
 *
 * @throws Fault `prepare/no-columns` when no column is left, `kmeans/too-few-rows` when more personas are asked for than there are customers
 * @throws RangeError when a table has fewer than 50 rows
 *
 * Source: METHODS 1, 2, 4.
 */
export async function libraries({ success, intent, failure, ...settings }: LibrariesInput, works: LibraryWorks): Promise<Libraries> {
  const { k, seed, least, types, weights, blocks } = settings;
  for (const table of [success, intent, failure]) if (table && table.rows < LEAST_ROWS) throw new RangeError(`libraries: ${table.rows} rows`);
  if (k !== null && k > success.rows) throw fault("kmeans/too-few-rows", { n: success.rows, k });
  const { table, plan, report } = await works.planned({ table: success, types, weights, blocks });
  const twins = new Set(report.duplicates.map(({ column }) => column));
  const told = Object.keys(table.columns).filter((column) => !twins.has(column));
  const own = async (name: Exclude<LibraryName, "success">, of: Table | null) =>
    of && (await works.library({ name, table: of, plan, told, types, k: null, least, seed: `${seed}/${name}` }));
  const found = await settled([
    () => works.library({ name: "success", table, plan, told, types, k, least, seed }),
    () => own("intent", intent),
    () => own("failure", failure),
  ]);
  const { centres, gates } = found[0].library;
  const standing = (each: (typeof found)[number]) => async () =>
    each && { library: each.library, standing: { persona: each.persona, ...(await works.place({ rows: each.rows, centres, gates })) } };
  const [yes, meant, no] = await settled([standing(found[0]), standing(found[1]), standing(found[2])]);
  return { success: yes!, intent: meant, failure: no, report };
}
