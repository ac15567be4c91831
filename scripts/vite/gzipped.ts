import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const SUFFIX = "?gzipped";

/**
 * `import url from "…/x.wasm?gzipped"`: the address of the file, compressed in the build and as it is in the dev server.
 *
 * 34 MB become 8, under the 25 MB a file that some hosts allow, and no host needs to know the type of wasm.
 */
export function gzipped(): Plugin {
  let building = false;
  const packed = new Set<string>();
  return {
    name: "gzipped",
    enforce: "pre",
    configResolved({ command }) {
      building = command === "build";
    },
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return;
      const found = await this.resolve(source.slice(0, -SUFFIX.length), importer, { skipSelf: true });
      return found && found.id + SUFFIX;
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return;
      const path = id.slice(0, -SUFFIX.length);
      if (!building) return `export { default } from ${JSON.stringify(`${path}?url`)};`;
      packed.add(basename(path));
      const file = this.emitFile({ type: "asset", name: `${basename(path)}.gz`, source: gzipSync(await readFile(path), { level: 9 }) });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    /** A package's own loader may name its wasm too, raw; in a worker under a hashed name alone. Nobody asks for that one. */
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const raw = (name: string) => packed.has(basename(name).replace(/-[\w-]{8}(\.\w+)$/, "$1"));
        for (const [file, output] of Object.entries(bundle)) if (output.type === "asset" && [file, ...output.names].some(raw)) delete bundle[file];
      },
    },
  };
}
