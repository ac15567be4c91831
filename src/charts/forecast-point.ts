/** One period of a series. */
export interface ForecastPoint {
  /** Its first day: "2024-06-01". */
  x: string;
  /** As it was; null where missing or not over yet. */
  value: number | null;
  /** So far, of a period that is not over. */
  soFar?: number | null;
  /** As the period before let expect. */
  fitted?: number | null;
  /** Of a period to come. */
  expected?: number | null;
  low?: number | null;
  high?: number | null;
}
