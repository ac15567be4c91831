import type { Finding, Severity } from "../../core/profile/finding.ts";
import type { Overlap } from "../../core/profile/overlap.ts";
import type { TableReport } from "../../core/profile/table-findings.ts";

export interface ProfileResult {
  tables: TableReport[];
  /** How customers join, and how campaigns do, where two tables or more have them. */
  overlaps: Overlap[];
  /** Gravest first; at most 300. */
  findings: Finding[];
  /** All that were found, by severity. */
  found: Record<Severity, number>;
  /** How much was left out of this result for its size: 0 nothing; 1 ends of long values, all but a few top values and forms, fine bins; 2 all but counts. */
  shortened: 0 | 1 | 2;
}
