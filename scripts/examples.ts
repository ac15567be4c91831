import { parseArgs } from "node:util";
import { bankMarketing } from "./examples/bank-marketing.ts";
import { completejourney } from "./examples/completejourney.ts";
import { makeTables } from "./examples/tables.ts";
import { waChurn } from "./examples/wa-churn.ts";

const examples = { bank_marketing: bankMarketing, completejourney, wa_churn: waChurn };

/** Make the tables of an example from the files it was published in: `--example NAME --from DIR`. */
export default async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { example: { type: "string" }, from: { type: "string" }, out: { type: "string" } } });
  const { example, from } = values;
  if (!example || !(example in examples) || !from) throw new RangeError(`examples: --example ${Object.keys(examples).join("|")} --from DIR`);
  await makeTables(examples[example as keyof typeof examples], from, values.out ?? `public/examples/${example}`);
}
