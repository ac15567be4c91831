import type { TagsResult, Warning } from "./result.ts";
import type { Spec } from "./schema.ts";

/** Fewer customers than this cannot be clustered. */
const FEW = 50;

/** What a reader of these tags should know, gravest first. */
export function warningsOf({ parts, month, usage, tags, missing, snapshotLeak, dropped }: Omit<TagsResult, "warnings">, spec: Spec): Warning[] {
  const rows = (part: string) => parts.find((made) => made.part === part)?.rows ?? 0;
  const holds: Record<Warning, boolean> = {
    "few-successes": spec.history !== "" && rows("at_success") < FEW,
    "no-split": spec.history !== "" && rows("split_at_success") === 0,
    "no-usage": !usage,
    "short-usage": usage !== null && monthsBetween(usage.first, month) < 2,
    "after-usage": usage !== null && month > usage.last,
    snapshot: snapshotLeak,
    "empty-tags": missing.some(({ share }, j) => share === 1 && tags[j].category === "profile"),
    "duplicate-customers": dropped.duplicateCustomers > 0,
    "blank-customers": dropped.blankCustomers > 0,
    "unread-months": dropped.unreadMonths > 0,
    "unknown-usage": dropped.unknownUsage > 0,
    "merged-usage": dropped.mergedUsage > 0,
  };
  return (Object.keys(holds) as Warning[]).filter((warning) => holds[warning]);
}

function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((month) => month.split("-").map(Number));
  return (b[0] - a[0]) * 12 + b[1] - a[1];
}
