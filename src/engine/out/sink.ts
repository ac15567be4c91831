/** Where a file goes, piece by piece. */
export interface Sink {
  /** Take some bytes, which are the sink's from now on; answered when there is room for more. @throws Fault `out/disk-full`, `out/not-written` */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** All is written: let the file be whole. @throws Fault `out/disk-full`, `out/not-written` */
  close(): Promise<void>;
  /** Leave nothing behind. */
  abort(): Promise<void>;
}
