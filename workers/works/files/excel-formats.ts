import type { Package } from "./excel-zip.ts";
import { elements, type Workbook } from "./excel-parts.ts";

/** What a number format makes of a number: a day, a day with a time, a time of day, a length of time, or so many digits with zeros before. */
export type Meaning = "number" | "day" | "moment" | "time" | "length" | { digits: number };

/** Formats that need no saying in a file, those of Chinese, Japanese and Korean Excel included. */
const BUILT_IN: readonly (readonly [from: number, to: number, meaning: Meaning])[] = [
  [14, 17, "day"],
  [18, 21, "time"],
  [22, 22, "moment"],
  [27, 31, "day"],
  [32, 35, "time"],
  [36, 36, "day"],
  [45, 45, "time"],
  [46, 46, "length"],
  [47, 47, "time"],
  [50, 54, "day"],
  [55, 56, "time"],
  [57, 58, "day"],
];

/** What the cells of each style mean, by the number of the style. @throws Fault `file/excel-broken` */
export async function meaningsOf(pack: Package, { styles }: Workbook): Promise<Meaning[]> {
  const own = new Map<number, Meaning>();
  const found: Meaning[] = [];
  let inCells = false;
  if (!styles) return found;
  await elements(pack, styles, (element, said) => {
    if (element === "numFmt") own.set(Number(said("numFmtId")), meaningOf(said("formatCode") ?? ""));
    if (element === "cellXfs") inCells = true;
    if (element === "cellStyles" || element === "dxfs") inCells = false;
    if (element === "xf" && inCells) {
      const id = Number(said("numFmtId") ?? 0);
      found.push(own.get(id) ?? BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? "number");
    }
  });
  return found;
}

/** What a format code means, by the part of it that is for positive numbers. */
export function meaningOf(code: string): Meaning {
  const elapsed = /\[(h+|m+|s+)\]/i.test(code);
  const bare = code
    .replace(/"[^"]*"?|\\.|_.|\*./gs, "")
    .split(";")[0]
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/gi, "")
    .replace(/AM\/PM|A\/P|上午\/下午/gi, "h");
  if (elapsed) return "length";
  if (/^0{2,}$/.test(bare.trim())) return { digits: bare.trim().length };
  if (/[0#?@]/.test(bare.replace(/s\.0+/gi, "s"))) return "number";
  const hours = /[hs]/i.test(bare);
  const days = /[ydegb]/i.test(bare) || (/m/i.test(bare) && !hours);
  if (days) return hours ? "moment" : "day";
  return hours ? "time" : "number";
}
