import type { Option } from "./Select.svelte";

/** A column that can be chosen, as the engine knows it. */
export interface ColumnChoice {
  name: string;
  type: "number" | "text" | "date" | "boolean" | "other";
}

/** What column options are made of. */
export interface ColumnWords {
  fieldTypes: Record<ColumnChoice["type"], string>;
  suggested: string;
  others: string;
}

/** Columns as options: those of a wanted type first under "suggested", the rest under "others"; one list when all or none are wanted. */
export function columnOptions(
  columns: readonly ColumnChoice[],
  wanted: ((column: ColumnChoice) => boolean) | undefined,
  label: (name: string) => string,
  words: ColumnWords,
): Option[] {
  const fits = columns.filter((column) => !wanted || wanted(column));
  const rest = columns.filter((column) => wanted && !wanted(column));
  const grouped = fits.length > 0 && rest.length > 0;
  const option = (group: string) => (column: ColumnChoice) => ({
    value: column.name,
    label: label(column.name) === column.name ? column.name : `${label(column.name)} (${column.name})`,
    hint: words.fieldTypes[column.type],
    group: grouped ? group : "",
  });
  return [...fits.map(option(words.suggested)), ...rest.map(option(words.others))];
}
