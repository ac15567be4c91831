import { expect, test } from "vitest";
import { campaignTypes } from "../../src/core/cluster/campaign-types.ts";
import { gower, gowerMatrix, gowerPlan, type GowerFeature, type GowerValues } from "../../src/core/cluster/gower.ts";
import { pam } from "../../src/core/cluster/pam.ts";
import { silent } from "../../src/core/progress.ts";
import { silhouetteOf } from "../../src/core/cluster/silhouette.ts";
import golden from "./gower_pam.json" with { type: "json" };

const { abs } = golden.meta.tolerance;

interface Expected {
  n: number;
  dist_lower_triangle_colmajor: number[];
  pam: {
    k: number;
    medoids_1based: number[];
    clustering: number[];
    objective_build: number;
    objective_swap: number;
    avg_sil_width: number;
    clus_avg_sil: number[];
  }[];
}

function close(got: number, expected: number): void {
  expect(Math.abs(got - expected), `got ${got}, expected ${expected} within ${abs}`).toBeLessThanOrEqual(abs);
}

function agrees(features: GowerFeature[], rows: GowerValues[], { n, dist_lower_triangle_colmajor, pam: expected }: Expected): void {
  const plan = gowerPlan(features, rows);
  const { distances } = gowerMatrix(plan, rows);
  let at = 0;
  for (let j = 0; j < n; ++j)
    for (let i = j + 1; i < n; ++i, ++at) {
      close(distances[i * n + j], dist_lower_triangle_colmajor[at]);
      close(gower(plan, rows[i], rows[j]).distance, dist_lower_triangle_colmajor[at]);
    }
  for (const { k, medoids_1based, clustering, ...numbers } of expected) {
    const found = pam(distances, n, k);
    const [medoidOf, theirs] = [Array.from(found.labels, (c) => found.medoids[c] + 1), clustering.map((c) => medoids_1based[c - 1])];
    expect(medoidOf).toEqual(theirs);
    close(found.build, numbers.objective_build);
    close(found.objective, numbers.objective_swap);
    const widths = silhouetteOf(distances, found.labels, k);
    close(widths.mean, numbers.avg_sil_width);
    medoids_1based.forEach((medoid, c) => close(widths.byCluster[found.medoids.indexOf(medoid - 1)], numbers.clus_avg_sil[c]));
  }
}

const flower = golden.flower;
const measures = ["asymmetric", "symmetric", "asymmetric", "nominal", "ordinal", "ordinal", "numeric", "numeric"] as const;
const ordered: Record<string, string[]> = flower.ordered_levels;
const columns = Object.keys(flower.data[0]);
const plants: GowerValues[] = flower.data.map((plant: Record<string, string | number>) => columns.map((column) => plant[column]));

function flowers(weights: number[]): GowerFeature[] {
  return columns.map((column, f) => ({ column, measure: measures[f], weight: weights[f], levels: ordered[column.slice(0, 2)] }));
}

test("flowers have daisy's distances and pam's medoids", () => {
  agrees(flowers([1, 1, 1, 1, 1, 1, 1, 1]), plants, flower.expected);
});

test("weighted flowers have daisy's distances and pam's medoids", () => {
  agrees(flowers([1, 1, 1, 2, 1, 1, 0.5, 0.5]), plants, flower["weighted_1_1_1_2_1_1_.5_.5"]);
});

const retail = golden.completejourney_campaigns;
const campaignFeatures: GowerFeature[] = [
  { column: "campaign_type", measure: "nominal", weight: 1 },
  { column: "quarter", measure: "nominal", weight: 1 },
  { column: "log_duration", measure: "numeric", weight: 1 },
  { column: "log_coupons", measure: "numeric", weight: 1 },
  { column: "log_products", measure: "numeric", weight: 1 },
];
const campaigns: GowerValues[] = retail.features.map((row: Record<string, string | number>) => campaignFeatures.map(({ column }) => row[column]));

test("real campaigns have daisy's distances and pam's medoids", () => {
  agrees(campaignFeatures, campaigns, retail.expected);
});

test("a missing number leaves its feature out, as in daisy", () => {
  const gaps = campaigns.map((row, i) => (i === 2 || i === 6 ? row.with(3, null) : row));
  agrees(campaignFeatures, gaps, retail.with_missing_log_coupons_rows_3_7);
});

test("logs of raw numbers are the logs of the library", () => {
  const raw: GowerFeature[] = campaignFeatures.map((feature) => ({ ...feature, measure: feature.column.startsWith("log") ? "log" : feature.measure }));
  const rows = retail.table.map((row: Record<string, string | number>, i: number) => [
    row.campaign_type,
    campaigns[i][1],
    row.duration_days,
    row.n_coupons,
    row.n_products,
  ]);
  agrees(raw, rows, retail.expected);
});

test("the real campaigns are best in three types, the declared ones", () => {
  const { labels, width } = campaignTypes({ features: campaignFeatures, rows: campaigns, exact: null, k: null }, silent);
  close(width, retail.expected.pam.find(({ k }) => k === 3)!.avg_sil_width);
  const declared = campaigns.map(([type]) => type);
  labels.forEach((c, i) => expect(declared[i]).toBe(declared[labels.indexOf(c)]));
});
