/** The examples that ship with the page, in the order of the welcome. */
export const examples = [
  { id: "telecom", path: "examples/telecom/telecom.json", size: "3 MB" },
  { id: "journey", path: "examples/completejourney/completejourney.json", size: "0.4 MB" },
] as const;
