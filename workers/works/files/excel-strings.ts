import type { Package } from "./excel-zip.ts";
import { closing, type Workbook } from "./excel-parts.ts";
import { readXml } from "./xml.ts";

/** More text than a thread can hold; Excel itself cannot save it. */
const LIMIT_BYTES = 600e6;

/** The texts that cells refer to by number, without their styles and readings. @throws Fault `file/excel-broken`, `file/excel-bomb` */
export async function sharedStrings(pack: Package, { strings }: Workbook): Promise<string[]> {
  const found: string[] = [];
  if (!strings) return found;
  let text = "";
  let inText = false;
  let inReading = false;
  const xml = readXml({
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") inReading = true;
      else if (name === "t") inText = !inReading;
    },
    text(value) {
      if (inText) text += value;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") inReading = false;
      else if (name === "si") found.push(unescaped(text));
    },
  });
  await pack.read(strings, (piece) => void xml.write(piece), LIMIT_BYTES);
  closing(pack, strings, xml.end);
  return found;
}

/** Characters that XML cannot hold stand as `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}
