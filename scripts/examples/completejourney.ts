import type { Made } from "./tables.ts";

/** Complete Journey: ids are text, months the first day of the month, shares have four decimals. */
export const completejourney: Readonly<Record<string, Made>> = {
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
