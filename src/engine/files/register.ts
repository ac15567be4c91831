import { DuckDBDataProtocol } from "@duckdb/duckdb-wasm";
import type { Started } from "../start.ts";

let registered = 0;

/** Lay a file where SQL can read it, piece by piece, until `leave`. */
export async function register({ client, life }: Started, content: Blob, ending: string): Promise<{ path: string; leave: () => Promise<void> }> {
  const path = `local/${++registered}.${ending}`;
  await life.ask(client, () => client.registerFileHandle(path, content, DuckDBDataProtocol.BROWSER_FILEREADER, true));
  return {
    path,
    async leave() {
      if (!life.why) await life.ask(client, () => client.dropFile(path));
    },
  };
}
