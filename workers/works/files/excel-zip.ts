import { BlobReader, ZipReader, type Entry, type FileEntry } from "@zip.js/zip.js/lib/zip-core-native.js";
import { Fault, fault } from "../../../src/core/fault.ts";
import "./excel-faults.ts";
import { isLost } from "./readable.ts";

/** No part of a workbook that Excel can hold unpacks to more. */
const LIMIT_BYTES = 4e9;

/** A workbook unpacked part by part, each as a stream. */
export interface Package {
  name: string;
  has(part: string): boolean;
  parts: readonly string[];
  /** What the zip says of a part's size, which may be untrue. */
  sizeBytes(part: string): number;
  /**
   * Hear a part as text, piece by piece.
   *
   * @param limitBytes more is taken for a bomb
   * @throws Fault `file/excel-broken`, `file/excel-bomb`
   */
  read(part: string, hear: Hear, limitBytes?: number): Promise<void>;
}

/** Hears a piece and how far the part is; true ends it. */
export type Hear = (piece: string, share: number) => boolean | void;

/** Open a zip. Parts are asked for without regard to case. @throws Fault `file/excel-broken` */
export async function openPackage(file: File): Promise<Package> {
  const { name } = file;
  const byName = new Map<string, FileEntry>();
  for (const entry of await entriesOf(file)) if (!entry.directory) byName.set(entry.filename.replaceAll("\\", "/").toLowerCase(), entry);

  async function read(part: string, hear: Hear, limitBytes = LIMIT_BYTES): Promise<void> {
    const entry = byName.get(part.toLowerCase());
    if (!entry) throw fault("file/excel-broken", { name, part });
    if (entry.encrypted) throw fault("file/excel-kind", { name, kind: "locked" });
    const tooMuch = () => fault("file/excel-bomb", { name, part, limitBytes });
    if (entry.uncompressedSize > limitBytes) throw tooMuch();
    const sink = textSink(entry.uncompressedSize, hear, limitBytes);
    try {
      await entry.getData(sink.stream, { useWebWorkers: false, checkSignature: true });
      sink.end();
    } catch (error) {
      if (sink.why === "done") return;
      if (sink.why === "limit") throw tooMuch();
      throw error instanceof Fault || isLost(error) ? error : fault("file/excel-broken", { name, part });
    }
  }

  return {
    name,
    parts: [...byName.keys()],
    has: (part) => byName.has(part.toLowerCase()),
    sizeBytes: (part) => byName.get(part.toLowerCase())?.uncompressedSize ?? 0,
    read,
  };
}

async function entriesOf(file: File): Promise<Entry[]> {
  try {
    return await new ZipReader(new BlobReader(file), { useWebWorkers: false }).getEntries();
  } catch (error) {
    throw isLost(error) ? error : fault("file/excel-broken", { name: file.name, part: "zip" });
  }
}

/** Where bytes go to be heard as text; `why` it was ended from here, if it was. */
function textSink(sizeBytes: number, hear: Hear, limitBytes: number) {
  const decoder = new TextDecoder();
  let seen = 0;
  const sink = {
    why: undefined as "done" | "limit" | undefined,
    end: () => void hear(decoder.decode(), 1),
    stream: new WritableStream<Uint8Array>({
      write(chunk) {
        seen += chunk.byteLength;
        if (seen > limitBytes) sink.why = "limit";
        else if (hear(decoder.decode(chunk, { stream: true }), Math.min(1, seen / sizeBytes))) sink.why = "done";
        if (sink.why) throw new Error(sink.why);
      },
    }),
  };
  return sink;
}
