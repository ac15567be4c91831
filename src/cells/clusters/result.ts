import type { Banner, KRow } from "../../core/cluster/choose-k.ts";
import type { Profile } from "../../core/cluster/profile.ts";
import type { ClustersModel } from "../../core/cluster/segments.ts";
import type { Trained } from "../../core/model/model-file.ts";
import type { DropReason } from "../../core/prepare/plan.ts";
import type { Tag } from "../../core/tag.ts";

/** What a figure of the heat map says: the share of a partition's customers, the share who have a service, or usage by all, by those who use, and of the middle one. */
export type Measure = "share" | "penetration" | "per_user" | "per_holder" | "median";

/** A figure of all, and of each group. */
export interface HeatRow {
  /** Column of the service or usage; "" for the share of customers. */
  service: string;
  measure: Measure;
  /** Level of the partition, null for all customers. */
  part: string | null;
  /** Of all customers; null where it must not be shown. */
  all: number | null;
  /** By group, in their order. */
  cells: HeatCell[];
}

/** What is known of a group in one row; nothing where it is hidden. */
export interface HeatCell {
  hidden: boolean;
  /** Customers it is of. */
  n: number | null;
  value: number | null;
  /** Against all customers: 1.2 for a fifth more. */
  index: number | null;
  /** Wilson's 95 % interval of a share. */
  low: number | null;
  high: number | null;
}

/** A column that took no part, and why; `of` is the one it doubles. */
export interface LeftOut {
  column: string;
  reason: DropReason;
  of: string | null;
}

export interface ClustersResult {
  model: ClustersModel;
  trained: Trained;
  customers: number;
  /** Rows without an id, left out. */
  blank: number;
  table: KRow[];
  sizes: number[];
  silhouette: number;
  stability: number;
  jaccard: number[];
  banners: Banner[];
  profiles: Profile[];
  heat: HeatRow[];
  /** Levels of the partition, by name. */
  parts: string[];
  leftOut: LeftOut[];
  tags: Tag[];
}
