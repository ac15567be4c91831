import type { Figures } from "./figures.ts";

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const three = (value: number) => value.toFixed(3);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const foundOf = ({ best }: Figures) => best.filter(({ found }) => found).length;

/** The report: limits, figures by seed, and what became of each planted type, as Markdown. */
export function words(figures: readonly Figures[], customers: number): string {
  const types = figures[0].best.length;
  return `# The telecom example against its truth

Written by \`node scripts/ts.mjs scripts/report.ts\`; nothing here is written by hand.
Each seed draws ${customers.toLocaleString("en")} customers anew and runs public/examples/telecom/telecom.json on them. The simulator was tuned on these seeds, the methods were not; other seeds may be given as arguments.

## Limits

${table(
  ["limit", "worst seed", "mean", "held"],
  [
    limit(
      "campaign types: adjusted Rand index at least 0.9",
      figures.map((f) => f.types.agreement),
      { least: 0.9 },
    ),
    limit(`planted best persona assigned: at least 9 of ${types}, on average`, figures.map(foundOf), { least: 9, onMean: true }),
    limit(
      "silhouette of the planted personas below 0.25",
      figures.map((f) => f.planted.silhouette),
      { most: 0.25 },
    ),
    limit(
      "smallest true lift of a best persona at least 1.3",
      figures.map((f) => Math.min(...f.best.map(({ lift }) => lift))),
      { least: 1.3 },
    ),
    limit(
      "largest true lift of a best persona at most 2.5",
      figures.map((f) => Math.max(...f.best.map(({ lift }) => lift))),
      { most: 2.5 },
    ),
  ],
)}

## By seed

${table(
  ["figure", ...figures.map(({ seed }) => seed)],
  [
    ["campaign types found", ...figures.map((f) => `${f.types.k}`)],
    ["their adjusted Rand index", ...figures.map((f) => three(f.types.agreement))],
    ["their silhouette width", ...figures.map((f) => three(f.types.width))],
    ["historical personas", ...figures.map((f) => `${f.historical.k}`)],
    ["their silhouette", ...figures.map((f) => three(f.historical.silhouette))],
    ["new personas", ...figures.map((f) => `${f.now.k}`)],
    ["their adjusted Rand index with the planted", ...figures.map((f) => three(f.now.agreement))],
    ["their relations to the historical", ...figures.map((f) => relations(f.now.relations))],
    ["silhouette of the planted personas", ...figures.map((f) => three(f.planted.silhouette))],
    ["customers of no persona", ...figures.map((f) => percent(f.planted.noise))],
    ["contacts a customer", ...figures.map((f) => f.contacts.each.toFixed(2))],
    ["customers never contacted", ...figures.map((f) => percent(f.contacts.never))],
    [`best persona assigned, of ${types}`, ...figures.map((f) => `${foundOf(f)}`)],
    ["AUC on held-out campaigns: type alone", ...figures.map((f) => (f.check ? three(f.check.base) : "none"))],
    ["AUC: type and historical persona", ...figures.map((f) => (f.check ? three(f.check.old) : "none"))],
    ["AUC: type and new persona", ...figures.map((f) => (f.check ? three(f.check.new) : "none"))],
    ["log loss of the three", ...figures.map((f) => (f.check ? f.check.logLoss.map((loss) => loss.toFixed(4)).join(", ") : "none"))],
    ["verdict of the check", ...figures.map((f) => f.check?.verdict ?? "none")],
  ],
)}

## By planted type

Base rate and lift are true, over the contacts made; their range over the seeds. Whether the best persona is among those assigned, by seed in the order above.

${table(
  ["planted type", "best persona", "base rate", "true lift", "assigned"],
  figures[0].best.map(({ type, persona }, t) => {
    const by = figures.map(({ best }) => best[t]);
    return [
      type,
      persona,
      range(
        by.map(({ base }) => base),
        percent,
      ),
      range(
        by.map(({ lift }) => lift),
        (lift) => lift.toFixed(2),
      ),
      by.map(said).join(", "),
    ];
  }),
)}
`;
}

function limit(name: string, values: readonly number[], { least, most, onMean }: { least?: number; most?: number; onMean?: boolean }): string[] {
  const worst = most === undefined ? Math.min(...values) : Math.max(...values);
  const judged = onMean ? mean(values) : worst;
  return [name, figure(worst), figure(mean(values)), judged >= (least ?? -Infinity) && judged <= (most ?? Infinity) ? "yes" : "no"];
}

const figure = (value: number) => (Number.isInteger(value) ? `${value}` : three(value));

function said({ seen, found, weak }: Figures["best"][number]): string {
  if (!seen) return "type not seen";
  return found ? (weak ? "weakly" : "yes") : "no";
}

function relations(all: readonly string[]): string {
  return [...new Set(all)].map((relation) => `${all.filter((each) => each === relation).length} ${relation}`).join(", ");
}

function range(values: readonly number[], word: (value: number) => string): string {
  return `${word(Math.min(...values))} to ${word(Math.max(...values))}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
