import type { Library, LibraryName } from "../../core/persona/library.ts";
import type { DropReason } from "../../core/prepare/plan.ts";
import type { Tag } from "../../core/tag.ts";

/** What the reader should know. */
export type Warning =
  /** Attributes are as they are now, not as they were before the campaign. */
  | "snapshot"
  /** Fewer than 50 customers with an intent, or with a failure: no library of them. */
  | "few-intents"
  | "few-failures"
  /** Personas below the smallest group that may be shown. */
  | "small-personas";

/** A column that took no part, and why; `of` is the one it doubles. */
export interface LeftOut {
  column: string;
  reason: DropReason;
  of: string | null;
}

/** What those who said yes to a type have more or less of than those who said no. */
export interface TypeContrast {
  type: string;
  /** Customers of each. */
  yes: number;
  no: number;
  /** Most telling first; `success` and `failure` are means, `difference` that of the means in standard deviations. */
  tags: { column: string; difference: number; success: number; failure: number }[];
}

export interface PersonasResult {
  libraries: Record<"success", Library> & Record<Exclude<LibraryName, "success">, Library | null>;
  contrast: TypeContrast[];
  leftOut: LeftOut[];
  tags: Tag[];
  warnings: Warning[];
}
