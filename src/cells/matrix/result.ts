import type { ReverseCell } from "../../core/matrix/reverse.ts";
import type { Tag, Trait } from "../../core/tag.ts";

/** One cell of the matrix: true counts; `hidden` says what must not be shown. */
export interface Cell extends ReverseCell {
  /** Id of the campaign type. */
  type: string;
  /** Id of the persona. */
  persona: string;
  /** Contacts, or customers, whose best answer was an intent. */
  intents: number;
  /** Customers of the persona never asked for a campaign of this type. */
  neverAsked: number;
}

/** A campaign type: a row. */
export interface TypeRow {
  id: string;
  traits: Trait[];
  n: number;
  customers: number;
  successes: number;
  /** Successes over n; null without contacts. */
  base: number | null;
  /** Contacts that the prior rate weighs. */
  m: number;
}

/** A persona: a column. */
export interface PersonaColumn {
  id: string;
  traits: Trait[];
  /** Customers in it. */
  size: number;
  /** Of all customers with a persona, 0…1. */
  share: number;
  n: number;
  successes: number;
  /** Customers of it without any contact of any type here. */
  neverAsked: number;
}

export type Warning =
  | { code: "all-hidden" }
  | { code: "contacts-per-customer"; per: number }
  | { code: "no-type"; contacts: number }
  | { code: "no-persona"; contacts: number }
  | { code: "empty-type"; type: string }
  | { code: "one-persona" }
  | { code: "one-type" };

export interface MatrixResult {
  types: TypeRow[];
  personas: PersonaColumn[];
  /** Types × personas, row by row. */
  cells: Cell[];
  overall: { n: number; successes: number; rate: number | null };
  /** By type: personas, best first. */
  assignment: Record<string, { personas: string[]; weak: boolean }>;
  /** Contacts over distinct customers, among those counted. */
  contactsPerCustomer: number;
  /** Smallest number of distinct customers shown. */
  k: number;
  unit: "contact" | "customer";
  from: "personas" | "new-personas";
  tags: Tag[];
  /** Types and personas whose totals would give a hidden cell away. */
  hiddenTotals: { types: string[]; personas: string[] };
  /** Rows of history, those of them with a type, and those with a persona too. */
  contacts: { all: number; typed: number; used: number };
  warnings: Warning[];
}
