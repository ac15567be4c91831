import type { HistoryResult, Warning } from "./result.ts";

/** What a reader of this history should know, gravest first. */
export function warningsOf(result: Omit<HistoryResult, "warnings">): Warning[] {
  const { outcomes, byMonth } = result;
  const holds: Record<Warning, boolean> = {
    "unknown-customers": result.unknownCustomers.rows > 0,
    "unknown-campaigns": result.unknownCampaigns.rows > 0,
    "repeated-campaigns": result.repeatedCampaigns > 0,
    "blank-ids": result.blank > 0,
    "unread-dates": result.unreadDates > 0,
    "no-dates": byMonth.length === 0,
    "one-campaign": result.campaigns === 1,
    "successes-only": outcomes.failure === 0 && outcomes.intent === 0,
    merged: result.merged > 0,
  };
  return (Object.keys(holds) as Warning[]).filter((warning) => holds[warning]);
}
