import type { MatrixResult, Warning } from "./result.ts";

/** What a reader should know before believing the matrix. */
export function warningsOf({ types, personas, cells, contacts, contactsPerCustomer, unit }: MatrixResult): Warning[] {
  const warnings: Warning[] = [];
  if (cells.every(({ hidden, n }) => hidden || n === 0)) warnings.push({ code: "all-hidden" });
  if (contactsPerCustomer > 1.5 && unit === "contact") warnings.push({ code: "contacts-per-customer", per: contactsPerCustomer });
  if (types.length === 1) warnings.push({ code: "one-type" });
  if (personas.length === 1) warnings.push({ code: "one-persona" });
  for (const { id, n } of types) if (n === 0) warnings.push({ code: "empty-type", type: id });
  if (contacts.typed < contacts.all) warnings.push({ code: "no-type", contacts: contacts.all - contacts.typed });
  if (contacts.used < contacts.typed) warnings.push({ code: "no-persona", contacts: contacts.typed - contacts.used });
  return warnings;
}
