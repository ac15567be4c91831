import { fault } from "../../../src/core/fault.ts";
import "./excel-faults.ts";
import type { Package } from "./excel-zip.ts";
import { attribute, readXml } from "./xml.ts";

/** More than the parts that list things ever hold. */
const SMALL_BYTES = 64e6;

/** A sheet of cells. */
export interface SheetPart {
  name: string;
  hidden: boolean;
  part: string;
}

/** Where things are in a workbook. */
export interface Workbook {
  /** In the order of the tabs. */
  sheets: readonly SheetPart[];
  /** Days are counted from 1904-01-01, not 1900-01-01. */
  from1904: boolean;
  styles?: string;
  strings?: string;
}

/** An element with its attributes, by local name. */
export type Heard = (name: string, said: (attribute: string) => string | undefined) => void;

/** Hear every element of a small part. @throws Fault `file/excel-broken` */
export async function elements(pack: Package, part: string, hear: Heard): Promise<void> {
  const xml = readXml({ open: (name, attributes) => hear(name, (key) => attribute(attributes(), key)) });
  await pack.read(part, (piece) => void xml.write(piece), SMALL_BYTES);
  closing(pack, part, xml.end);
}

/** Turn what the end of a part throws into its fault. */
export function closing(pack: Package, part: string, end: () => void): void {
  try {
    end();
  } catch {
    throw fault("file/excel-broken", { name: pack.name, part });
  }
}

/** Find the sheets and what they need. @throws Fault `file/excel-broken`, `file/excel-kind` */
export async function openWorkbook(pack: Package): Promise<Workbook> {
  const root = (await relations(pack, "")).find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  if (/\.bin$/i.test(root)) throw fault("file/excel-kind", { name: pack.name, kind: "xlsb" });
  if (!pack.has(root)) throw fault("file/excel-kind", { name: pack.name, kind: kindOf(pack) });
  const links = await relations(pack, root);
  const sheets: SheetPart[] = [];
  let from1904 = false;
  let isWorkbook = false;
  await elements(pack, root, (element, said) => {
    if (element === "workbook") isWorkbook = true;
    if (element === "workbookPr") from1904 = yes(said("date1904"));
    if (element !== "sheet") return;
    const link = links.find(({ id }) => id === said("id"));
    if (link?.type.endsWith("/worksheet")) sheets.push({ name: said("name") ?? "", hidden: (said("state") ?? "visible") !== "visible", part: link.target });
  });
  if (!isWorkbook) throw fault("file/excel-kind", { name: pack.name, kind: "document" });
  if (!sheets.length) throw fault("file/excel-broken", { name: pack.name, part: root });
  const partOf = (type: string) => links.find((link) => link.type.endsWith(type))?.target;
  return { sheets, from1904, styles: partOf("/styles"), strings: partOf("/sharedStrings") };
}

/** An XML boolean. */
export function yes(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

function kindOf(pack: Package): "xlsb" | "ods" | "document" {
  if (pack.has("xl/workbook.bin")) return "xlsb";
  return pack.has("content.xml") && pack.has("mimetype") ? "ods" : "document";
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

/** What a part refers to; "" is the package itself. */
async function relations(pack: Package, part: string): Promise<Relation[]> {
  const cut = part.lastIndexOf("/") + 1;
  const list = `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
  const found: Relation[] = [];
  if (!pack.has(list)) return found;
  await elements(pack, list, (element, said) => {
    if (element === "Relationship" && said("TargetMode") !== "External")
      found.push({ id: said("Id") ?? "", type: said("Type") ?? "", target: resolved(part.slice(0, cut), said("Target") ?? "") });
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).replaceAll("\\", "/").split("/"))
    if (step === "..") steps.pop();
    else if (step && step !== ".") steps.push(step);
  return steps.join("/");
}
