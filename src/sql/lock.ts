import { sql, type Sql } from "./sql.ts";

/**
 * Make the rooms that tables live in, both in memory: `c`, compressed, which takes a quarter of the space; `quick`, as they are, which takes half the
 * time to fill. A name stands for one table, in either of them.
 */
export const makeRooms: readonly Sql[] = [sql`ATTACH ':memory:' AS c (COMPRESS)`, sql`ATTACH ':memory:' AS quick`];

/** What every connection says first: where names are looked up, and that it tells how far it is. Only before the lock. */
export const greet: readonly Sql[] = [sql`SET search_path = 'c.main,quick.main'`, sql`SET enable_progress_bar = true`, sql`SET progress_bar_time = 0`];

/** Faults as facts, not as text. Only before the lock. */
export const plainErrors: Sql = sql`SET errors_as_json = true`;

/**
 * Lock the engine for good: no statement can reach the network or the disk, load code, or undo this.
 *
 * Files registered as `local/…` stay readable, also those registered later.
 */
export const lock: readonly Sql[] = [
  sql`SET autoinstall_known_extensions = false`,
  sql`SET autoload_known_extensions = false`,
  sql`SET allow_community_extensions = false`,
  sql`SET allowed_directories = ['local/']`,
  sql`SET enable_external_access = false`,
  sql`SET lock_configuration = true`,
];
