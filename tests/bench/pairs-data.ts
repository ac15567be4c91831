/** Customers and products of the duel. */
export const [N, ITEMS] = [1_000_000, 60];

const MODULUS = 1_000_003;
const factor = (item: number) => 7919 * item + 104_729 * (item % 7) + 15_485;
const odds = (item: number) => 1 + (item % 12);

/** Whether a customer holds a product: the same sum of whole numbers in every language, 3.8 products a customer. */
export function holds(customer: number, item: number): boolean {
  return ((customer * factor(item)) % MODULUS) % 100 < odds(item);
}

/** The same in SQL, `i` being the customer. */
export function holdsInSql(item: number): string {
  return `((i * ${factor(item)}::BIGINT) % ${MODULUS}) % 100 < ${odds(item)}`;
}

/** SQL that makes the wide table: p0… UTINYINT, a row a customer. */
export function wideTable(table = "wide"): string {
  const columns = Array.from({ length: ITEMS }, (_, item) => `(${holdsInSql(item)})::UTINYINT AS p${item}`);
  return `CREATE OR REPLACE TABLE ${table} AS SELECT ${columns.join(", ")} FROM range(${N}) r(i)`;
}

/** Masks as the kernel takes them. */
export function masksOf(): Uint32Array[] {
  const words = [new Uint32Array(N), new Uint32Array(N)];
  for (let item = 0; item < ITEMS; ++item) for (let i = 0; i < N; ++i) if (holds(i, item)) words[item >> 5][i] |= 1 << (item & 31);
  return words;
}
