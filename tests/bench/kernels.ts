import kmeans, { silhouette } from "./kmeans.ts";
import logistic from "./logistic.ts";
import pairs from "./pairs.ts";

/** The number kernels, each beside what others have: one duel after another. */
export default async function kernels(): Promise<void> {
  for (const each of [kmeans, silhouette, logistic, pairs]) await each();
}
