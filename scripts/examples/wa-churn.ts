import type { Made } from "./tables.ts";

/** Customers of a telecom operator, the services they hold, and whether they left. */
export const waChurn: Readonly<Record<string, Made>> = {
  customers: {
    file: "wa_churn.csv",
    layout: {
      customer_id: "text",
      churn: "text",
      female: "int8",
      senior_citizen: "int8",
      partner: "int8",
      dependents: "int8",
      tenure: "int8",
      phone_service: "int8",
      multiple_lines: "text",
      internet_service: "text",
      online_security: "text",
      online_backup: "text",
      device_protection: "text",
      tech_support: "text",
      streaming_tv: "text",
      streaming_movies: "text",
      contract: "text",
      paperless_billing: "int8",
      payment_method: "text",
      monthly_charges: "float64",
      total_charges: "float64",
    },
    numbered: { column: "customer_id", prefix: "C" },
  },
};
