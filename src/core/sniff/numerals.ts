/** How numbers are written. */
export interface Numerals {
  decimal: "." | ",";
  /** Empty for none. */
  thousands: "" | "," | "." | " " | "'";
}

/** What a text is as a number; `text` looks like one and must stay as it is: a zero in front, or more than 15 digits. */
export type Numeral = "whole" | "decimal" | "text" | "none";

const USUAL: readonly Numerals[] = [
  { decimal: ".", thousands: "" },
  { decimal: ".", thousands: "," },
  { decimal: ",", thousands: "" },
  { decimal: ",", thousands: "." },
  { decimal: ",", thousands: " " },
  { decimal: ".", thousands: " " },
  { decimal: ".", thousands: "'" },
];

/** The ways of writing numbers that what is given leaves open, the most usual first. */
export function numeralsLeft(given: { decimal?: Numerals["decimal"]; thousands?: Numerals["thousands"] }): Numerals[] {
  const { decimal, thousands } = given;
  const left = USUAL.filter((one) => (decimal ?? one.decimal) === one.decimal && (thousands ?? one.thousands) === one.thousands);
  return left.length ? left : [{ decimal: decimal ?? (thousands === "." ? "," : "."), thousands: thousands ?? "" }];
}

/** A test of what texts are as numbers. */
export function numeralBy({ decimal, thousands }: Numerals): (value: string) => Numeral {
  const mark = thousands && `\\${thousands}`;
  const whole = thousands ? `(?:\\d{1,3}(?:${mark}\\d{3})+|\\d+)` : "\\d+";
  const form = new RegExp(`^\\s*[-+]?(?:(${whole})(\\${decimal}\\d*)?|(\\${decimal}\\d+))([eE][-+]?\\d+)?\\s*$`);
  return (value) => {
    const match = form.exec(value);
    if (!match) return "none";
    const digits = match[1] ?? "";
    if (/^0\d/.test(digits)) return "text";
    if (digits.length > 15 && digits.replace(/\D/g, "").length > 15) return "text";
    return match[2] !== undefined || match[3] !== undefined || match[4] !== undefined ? "decimal" : "whole";
  };
}
