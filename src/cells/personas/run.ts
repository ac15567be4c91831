import "./faults.ts";
import { fault } from "../../core/fault.ts";
import { libraries, type Libraries } from "../../core/persona/libraries.ts";
import { LEAST_ROWS, letters, type LibraryName } from "../../core/persona/library.ts";
import { veiled } from "../../core/persona/veil.ts";
import type { ColumnType } from "../../core/prepare/typing.ts";
import { gathered, numbers, table as tableOf, type Coded, type Table } from "../../core/table.ts";
import type { Tag } from "../../core/tag.ts";
import { personasMembers } from "../../sql/personas-members.ts";
import { personasOrder, personasRows } from "../../sql/personas-rows.ts";
import type { Reach } from "../cell.ts";
import { chosenTags } from "./columns.ts";
import { contrastOf } from "./contrast.ts";
import type { LeftOut, PersonasResult, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** What this cell reads of a result of tags. */
interface Described {
  tags: Tag[];
  snapshotLeak: boolean;
}

/** Customers of one outcome: the table of their tags, and these by id. */
interface People {
  from: string;
  tags: Table;
}

const outcomes: readonly LibraryName[] = ["success", "intent", "failure"];

/** Find the personas among those who said yes, and beside them those of intents and failures. @throws Fault `personas/…`, `prepare/no-columns`, `kmeans/too-few-rows` */
export async function run(spec: Spec, reach: Reach): Promise<PersonasResult> {
  if (!spec.tags) throw fault("personas/not-chosen", {});
  const described = reach.result<Described | null>(spec.tags);
  if (!Array.isArray(described?.tags)) throw fault("personas/no-tags", { table: spec.tags });
  const lacks = [...spec.columns].find((column) => !described.tags.some((tag) => tag.column === column));
  if (lacks !== undefined) throw fault("personas/no-column", { table: spec.tags, column: lacks });
  const tags = chosenTags(described.tags, spec.columns);
  if (!tags.length) throw fault("personas/no-columns", { table: spec.tags });
  const people = await peopleOf(spec.tags, tags, reach);
  const enough = (outcome: LibraryName) => (people[outcome].tags.rows >= LEAST_ROWS ? people[outcome].tags : null);
  const success = enough("success");
  if (!success) throw tooFew(spec.tags, people.success.tags.rows);
  const found = await libraries(
    {
      success,
      intent: enough("intent"),
      failure: enough("failure"),
      types: typesOf(tags),
      weights: spec.weights,
      blocks: Object.fromEntries(tags.map(({ column, category }) => [column, category])),
      k: spec.k,
      least: reach.settings.k,
      seed: spec.seed,
    },
    {
      planned: (input) => reach.compute("personas", "planned", input, [0.1, 0.15]),
      library: (input) => reach.compute("personas", "library", input, [0.15, 0.85]),
      place: (input) => reach.compute("personas", "place", input, [0.85, 0.9]),
    },
  );
  await made(found, people, reach);
  const contrast =
    spec.history && spec.types
      ? await contrastOf(
          spec,
          tags.filter(({ column }) => !isTwin(found, column)),
          reach,
        )
      : [];
  return {
    libraries: { success: found.success.library, intent: found.intent?.library ?? null, failure: found.failure?.library ?? null },
    contrast,
    leftOut: leftOut(found),
    tags: described.tags,
    warnings: warningsOf(found, described.snapshotLeak, reach.settings.k),
  };
}

async function peopleOf(table: string, tags: readonly Tag[], reach: Reach): Promise<Record<LibraryName, People>> {
  const of = async (outcome: LibraryName): Promise<People> => {
    const from = `${table}_at_${outcome}`;
    const fields = new Map((await reach.columns(from)).map(({ name, type }) => [name, type]));
    const lacks = tags.find(({ column }) => !fields.has(column));
    if (lacks) throw fault("personas/no-column", { table: from, column: lacks.column });
    const columns = tags.map(({ column }) => ({ name: column, number: fields.get(column) === "number" || fields.get(column) === "boolean" }));
    const order = numbers(await reach.query(personasOrder(from)), "at");
    return { from, tags: gathered(await reach.query(personasRows(from, columns)), order) };
  };
  return { success: await of("success"), intent: await of("intent"), failure: await of("failure") };
}

function tooFew(table: string, customers: number) {
  return customers ? fault("personas/too-few", { table, customers, least: LEAST_ROWS }) : fault("personas/no-success", { table });
}

/** Amounts are numbers however few values they take; of the rest the values tell. */
function typesOf(tags: readonly Tag[]): Record<string, ColumnType> {
  const amounts = tags.filter(({ type, measure }) => type === "number" && measure !== "value" && measure !== "holds");
  return Object.fromEntries(amounts.map(({ column }) => [column, "number"]));
}

/** Whether a column says the same as an earlier one. */
function isTwin({ report }: Libraries, column: string): boolean {
  return report.duplicates.some((twin) => twin.column === column);
}

function leftOut({ report }: Libraries): LeftOut[] {
  return report.dropped.map(({ column, reason }) => ({ column, reason, of: report.duplicates.find((twin) => twin.column === column)?.of ?? null }));
}

function warningsOf(found: Libraries, snapshot: boolean, k: number): Warning[] {
  const small = outcomes.some((outcome) => found[outcome]?.library.sizes.some((size) => size < k));
  const holds: [boolean, Warning][] = [
    [snapshot, "snapshot"],
    [!found.intent, "few-intents"],
    [!found.failure, "few-failures"],
    [small, "small-personas"],
  ];
  return holds.filter(([held]) => held).map(([, warning]) => warning);
}

/** The cell's tables: sizes of personas, masked where small, and where each customer belongs. */
async function made(found: Libraries, people: Record<LibraryName, People>, reach: Reach): Promise<void> {
  const present = outcomes.flatMap((outcome) => (found[outcome] ? [{ outcome, ...found[outcome], from: people[outcome].from }] : []));
  const lines = present.flatMap(({ outcome, library }) => {
    const hidden = veiled(library.sizes, reach.settings.k);
    return library.profiles.map(({ id, n, share }, c) => ({ library: outcome, persona: id, customers: hidden[c] ? null : n, share: hidden[c] ? null : share }));
  });
  await reach.make(
    "",
    tableOf({
      library: lines.map((line) => line.library),
      persona: lines.map((line) => line.persona),
      customers: lines.map((line) => line.customers),
      share: lines.map((line) => line.share),
    }),
  );
  const members = [];
  for (const { outcome, library, standing, from } of present) {
    const { persona, nearest, inside, distances } = standing;
    const columns = {
      persona: named(letters[outcome], persona, library.k),
      nearest: named(letters.success, nearest, found.success.library.k),
      inside: Float64Array.from(inside),
      distance2: distances,
    };
    members.push({ library: outcome, tags: from, found: await reach.scratch({ rows: persona.length, columns }) });
  }
  await reach.make("members", personasMembers(members));
}

/** Ids of personas, by their number. */
function named(letter: string, codes: Int32Array, k: number): Coded {
  return { codes, levels: Array.from({ length: k }, (_, c) => `${letter}${c + 1}`) };
}
