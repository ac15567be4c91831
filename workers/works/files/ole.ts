const CHUNK_BYTES = 4 * 1024 * 1024;

/** What an OLE file, as Office wrote them before 2007, holds: an old workbook, or a new one under a password. */
export async function kindOfOle(file: Blob): Promise<"xls" | "locked"> {
  const mark = [..."EncryptedPackage"].join("\0");
  for (let from = 0; from < file.size; from += CHUNK_BYTES) {
    const bytes = await file.slice(from, from + CHUNK_BYTES + mark.length).arrayBuffer();
    if (new TextDecoder("latin1").decode(bytes).includes(mark)) return "locked";
  }
  return "xls";
}
