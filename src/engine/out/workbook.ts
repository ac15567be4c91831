import { formats, letters } from "../../sql/out-excel.ts";

/** A workbook but for its rows. */
export interface Workbook {
  /** The small files of the workbook, by their paths. */
  parts: Record<string, string>;
  /** The sheet: what stands before its rows and after. */
  sheet: { path: string; before: string; after: string };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "xl/worksheets/sheet1.xml";

/** Widths of columns, in signs. */
const NARROW = 8;
const WIDE = 60;

/** A workbook of one sheet whose first row, bold and always in sight, holds the names of the columns. @param widths of the values, in signs */
export function workbook(name: string, header: readonly string[], widths: readonly number[]): Workbook {
  const cells = header.map((text, i) => `<c r="${letters(i)}1" s="${formats.head}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`);
  const cols = header.map((text, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(text, widths[i])}" customWidth="1"/>`);
  const view = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  return {
    parts: {
      "[Content_Types].xml": contentTypes,
      "_rels/.rels": relations({ rId1: ["officeDocument", "xl/workbook.xml"] }),
      "xl/_rels/workbook.xml.rels": relations({ rId1: ["worksheet", "worksheets/sheet1.xml"], rId2: ["styles", "styles.xml"] }),
      "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/styles.xml": styles,
    },
    sheet: {
      path: SHEET,
      before: `${XML}<worksheet xmlns="${MAIN}">${view}<cols>${cols.join("")}</cols><sheetData><row r="1">${cells.join("")}</row>`,
      after: "</sheetData></worksheet>",
    },
  };
}

/** A text as XML holds it; what XML cannot hold is written as Excel does, `_x0007_`. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(UNHELD, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

const UNHELD = /[\x00-\x08\x0b-\x1f\ufffe\uffff]/g;

/** A name that Excel takes for a sheet. */
function sheetName(name: string): string {
  const safe = name
    .replace(/[\\/?*:[\]\p{Cc}]/gu, "-")
    .replace(/^'|'$/g, "-")
    .slice(0, 31);
  return safe || "Sheet1";
}

/** A Chinese sign is as wide as two. */
function widthOf(head: string, values: number): number {
  const own = Array.from(head).reduce((sum, sign) => sum + (sign > "\u2e7f" ? 2 : 1), 0);
  return Math.min(WIDE, Math.max(NARROW, own * 1.1, values) + 2);
}

function relations(all: Record<string, [kind: string, target: string]>): string {
  const each = Object.entries(all).map(([id, [kind, target]]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

const contentTypes = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
  ["xl/workbook.xml", "sheet.main"],
  [SHEET, "worksheet"],
  ["xl/styles.xml", "styles"],
]
  .map(([path, kind]) => `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`)
  .join("")}</Types>`;

/** The formats of cells, in the order of `formats`. */
const cellFormats: Record<keyof typeof formats, string> = {
  plain: 'numFmtId="0" fontId="0"',
  head: 'numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"',
  text: 'numFmtId="49" fontId="0" applyNumberFormat="1"',
  day: 'numFmtId="164" fontId="0" applyNumberFormat="1"',
  moment: 'numFmtId="165" fontId="0" applyNumberFormat="1"',
  quoted: 'numFmtId="49" fontId="0" applyNumberFormat="1" quotePrefix="1"',
};

const FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
const styles = [
  `${XML}<styleSheet xmlns="${MAIN}">`,
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>',
  `<fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${Object.keys(formats).length}">${(Object.keys(formats) as (keyof typeof formats)[])
    .map((format) => `<xf ${cellFormats[format]} fillId="0" borderId="0" xfId="0"/>`)
    .join("")}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  "</styleSheet>",
].join("");
