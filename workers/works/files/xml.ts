import { Parser } from "saxen";

/** Hears XML as it is read. Names are without their prefix, texts decoded. */
export interface Hears {
  open?(name: string, attributes: () => Record<string, string>): void;
  close?(name: string): void;
  text?(value: string): void;
}

/** Takes XML piece by piece. @throws Error when it is not well formed */
export interface XmlReader {
  write(piece: string): void;
  end(): void;
}

/** Read XML in pieces, each event as soon as its tag is whole. */
export function readXml(hears: Hears): XmlReader {
  const parser = new Parser();
  const { open, close, text } = hears;
  if (open) parser.on("openTag", (name, attributes) => open(local(name), () => attributes() || {}));
  if (close) parser.on("closeTag", (name) => close(local(name)));
  if (text) parser.on("text", (value) => text(plain(value))).on("cdata", text);
  return {
    write: (piece) => void parser.write(piece),
    end: () => void parser.end(),
  };
}

/** An attribute by its name without the prefix. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return plain(attributes[name]);
  const key = Object.keys(attributes).find((key) => local(key) === name);
  return key === undefined ? undefined : plain(attributes[key]);
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", apos: "'", gt: ">", lt: "<", quot: '"' };

/** XML text as it is meant: line ends as one, the five names and numbers of characters; nothing else is expanded. */
function plain(value: string): string {
  const lines = value.includes("\r") ? value.replace(/\r\n?/g, "\n") : value;
  if (!lines.includes("&")) return lines;
  return lines.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|apos|gt|lt|quot));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name];
    const point = decimal ? Number(decimal) : parseInt(hex!, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
