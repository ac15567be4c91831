/** The examples that ship with the page, in the order of the welcome. */
export const examples = [
  { id: "telecom", path: "examples/telecom/telecom.json", size: "2.5 MB" },
  { id: "journey", path: "examples/completejourney/completejourney.json", size: "0.2 MB" },
  { id: "bank", path: "examples/bank_marketing/bank_marketing.json", size: "0.4 MB" },
  { id: "churn", path: "examples/wa_churn/wa_churn.json", size: "0.1 MB" },
] as const;
