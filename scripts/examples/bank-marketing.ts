import type { Made } from "./tables.ts";

/** Calls of a bank, in the order in which they were made. */
export const bankMarketing: Readonly<Record<string, Made>> = {
  calls: {
    file: "bank-full.csv",
    delimiter: ";",
    layout: {
      customer_id: "text",
      age: "int16",
      job: "text",
      marital: "text",
      education: "text",
      default: "text",
      balance: "int32",
      housing: "text",
      loan: "text",
      contact: "text",
      day: "int8",
      month: "text",
      duration: "int16",
      campaign: "int8",
      pdays: "int16",
      previous: "int16",
      poutcome: "text",
      y: "text",
    },
    numbered: { column: "customer_id", prefix: "B" },
  },
};
