import { fault } from "../../core/fault.ts";
import { sql } from "../../sql/sql.ts";
import type { IdList, Rule } from "../../sql/plan-everyone.ts";
import { contactedOften, failedBefore, has, ineligible, inExclusive, onOrOff, otherPersona, resting } from "../../sql/plan-rules.ts";
import type { StepName } from "./result.ts";
import type { ListSpec, Spec } from "./schema.ts";

/** A list of the spec whose column is known. */
export type FoundList = ListSpec & { ids: IdList };

/** What the rules need to know beside the spec. */
export interface RuleFacts {
  lists: readonly FoundList[];
  /** Campaigns that exclude this one and run at the same time. */
  exclusive: readonly string[];
  /** Campaigns of the planned campaign's type. */
  sameType: readonly string[];
  /** Personas to ask. */
  personas: readonly string[];
}

/**
 * The exclusions of METHODS 7.3, in their fixed order, those left out that nobody asked for.
 *
 * Opting out binds also customers who are forced in; nothing else does.
 */
export function rulesOf(spec: Spec, { lists, exclusive, sameType, personas }: RuleFacts): (Rule & { step: StepName })[] {
  const of = (use: ListSpec["use"], label?: ListSpec["label"]) =>
    lists.filter((entry) => entry.use === use && (label === undefined ? entry.label !== "optout" : entry.label === label)).map(({ ids }) => ids);
  const optout = { on: of("exclude", "optout"), off: of("only", "optout") };
  const rules: (Rule & { step: StepName; asked: boolean })[] = [
    rule("optout", onOrOff(optout.on, optout.off), optout.on.length + optout.off.length > 0, true),
    rule("black", onOrOff(of("exclude", "black"), []), of("exclude", "black").length > 0),
    rule("red", onOrOff(of("exclude", "red"), []), of("exclude", "red").length > 0),
    rule("list", onOrOff(of("exclude", "other"), []), of("exclude", "other").length > 0),
    rule("only", onOrOff([], of("only")), of("only").length > 0),
    rule("eligibility", ineligible(spec.eligibility), spec.eligibility.length > 0),
    rule("holds", spec.holds ? has(spec.holds) : sql`false`, spec.holds !== ""),
    rule("exclusive", inExclusive, exclusive.length > 0),
    rule("rest", resting, spec.restDays > 0),
    rule("contacts", contactedOften(spec.maxContacts), spec.maxContacts > 0 && spec.within > 0),
    rule("failed", failedBefore, spec.failedDays > 0 && sameType.length > 0),
    rule("persona", otherPersona(personas), true),
  ];
  return rules.filter(({ asked }) => asked).map(({ step, hits, binding }) => ({ step, hits, binding }));
}

function rule(step: StepName, hits: Rule["hits"], asked: boolean, binding = false) {
  return { step, hits, asked, binding };
}

/** Refuse a list that would force in those who opted out. */
export function checkLists(lists: readonly ListSpec[]): void {
  for (const { table, column, use, label } of lists) {
    if (use === "force" && label === "optout") throw fault("plan/forced-optout", { table });
    if (!column) throw fault("plan/no-list-column", { table });
  }
}
