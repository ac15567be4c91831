import kmeans from "./kmeans.ts";

/** The number kernels, each beside what others have: one duel after another. */
export default async function kernels(): Promise<void> {
  for (const each of [kmeans]) await each();
}
