/** What a file is, by its first bytes; the name says nothing. */
export type Format = "csv" | "parquet" | "excel" | "gzip" | "zip" | "archive" | "json" | "markup";

const MAGIC: readonly { format: Format; bytes: string }[] = [
  { format: "parquet", bytes: "PAR1" },
  { format: "parquet", bytes: "PARE" },
  { format: "gzip", bytes: "\x1f\x8b" },
  { format: "excel", bytes: "\xd0\xcf\x11\xe0" },
  { format: "archive", bytes: "7z\xbc\xaf" },
  { format: "archive", bytes: "Rar!" },
  { format: "archive", bytes: "\x28\xb5\x2f\xfd" },
  { format: "archive", bytes: "\xfd7zXZ" },
  { format: "archive", bytes: "BZh" },
];

/** Where a tar file says that it is one. */
const TAR_AT = 257;

/** @param head the first bytes of the file; a few thousand are enough */
export function formatOf(head: Uint8Array): Format {
  const start = latin(head.subarray(0, 4096));
  const magic = MAGIC.find(({ bytes }) => start.startsWith(bytes));
  if (magic) return magic.format;
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(start)) return /\[Content_Types\]\.xml|_rels\/|xl\/|opendocument\.spreadsheet/.test(start) ? "excel" : "zip";
  if (start.startsWith("ustar", TAR_AT)) return "archive";
  if (/^(\xef\xbb\xbf)?\s*<\?xml/.test(start) && start.includes("urn:schemas-microsoft-com:office:spreadsheet")) return "excel";
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|table|meta)/i.test(start)) return "markup";
  if (/^\s*(\{\s*["}]|\[\s*[[{\]])/.test(start.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", ""))) return "json";
  return "csv";
}

/** Bytes as characters of the same number. */
function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
