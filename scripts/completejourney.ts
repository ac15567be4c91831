import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeParquet } from "./telecom/parquet.ts";
import { Sheet, type Layout, type Value } from "./telecom/sheet.ts";

/** What each table is made of: the file it comes from, and for each column its name there. */
const tables: Record<string, { file: string; layout: Layout; from: Record<string, string> }> = {
  customers: {
    file: "customers.csv",
    layout: {
      household_id: "text",
      age: "text",
      income: "text",
      home_ownership: "text",
      marital_status: "text",
      household_size: "text",
      household_comp: "text",
      kids_count: "text",
    },
    from: {},
  },
  campaigns: {
    file: "campaigns.csv",
    layout: {
      campaign_id: "text",
      campaign_type: "text",
      start_date: "date",
      end_date: "date",
      coupons: "int16",
      products: "int32",
      departments: "int8",
      share_national: "float64",
      top_department: "text",
      share_grocery: "float64",
    },
    from: { coupons: "n_coupons", products: "n_products", departments: "n_departments" },
  },
  contacts: {
    file: "contacts.csv",
    layout: { campaign_id: "text", household_id: "text", outcome: "text", redeemed: "int16", first_redeemed: "date" },
    from: { redeemed: "n_redeemed", first_redeemed: "first_redeem" },
  },
  usage: {
    file: "usage_monthly_from_5pct_sample.csv",
    layout: { household_id: "text", month: "date", lines: "int16", baskets: "int16", sales: "float64", retail_disc: "float64", coupon_disc: "float64" },
    from: { lines: "n_lines", baskets: "n_baskets" },
  },
  holdings: {
    file: "holdings_department_from_5pct_sample.csv",
    layout: { household_id: "text", department: "text", lines: "int16", sales: "float64" },
    from: { lines: "n_lines" },
  },
};

/** Turn the tables of Complete Journey into Parquet: `--from DIR --out DIR`. Ids are text, months the first day of the month, shares have four decimals. */
export default async function completejourney(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { from: { type: "string" }, out: { type: "string", default: "public/examples/completejourney" } } });
  if (!values.from) throw new RangeError("completejourney: --from DIR");
  mkdirSync(values.out, { recursive: true });
  for (const [name, { file, layout, from }] of Object.entries(tables)) {
    const [header, ...lines] = readFileSync(join(values.from, file), "utf8").trimEnd().split(/\r?\n/);
    const names = header.split(",");
    const sheet = new Sheet(layout);
    for (const line of lines) {
      const texts = line.split(",");
      if (texts.length !== names.length) throw new RangeError(`completejourney: ${file} has a line of ${texts.length} values`);
      sheet.push(...Object.keys(layout).map((column) => valueOf(texts[names.indexOf(from[column] ?? column)], layout[column])));
    }
    await writeParquet(join(values.out, `${name}.parquet`), layout, [sheet.rows()]);
  }
}

function valueOf(text: string, storage: string): Value {
  if (text === "") return null;
  if (storage === "text") return text;
  if (storage === "date") return Date.parse(`${text}${text.length === 7 ? "-01" : ""}T00:00:00Z`) / 86_400_000;
  return Math.round(Number(text) * 10_000) / 10_000;
}
