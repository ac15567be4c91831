import { basename, dirname } from "node:path";
import asc from "assemblyscript/asc";
import type { Plugin } from "vite";

/** Kernels are imported as `…/assembly/name.ts?kernel`. */
const KERNEL = /^(.*\.ts)\?kernel$/;

const OPTIONS = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "1"];

/**
 * Compile number kernels written in AssemblyScript into WebAssembly, and hand them over as bytes inside the module that imports them: a few
 * kilobytes each, so that a thread needs no file to begin.
 */
export function kernels(): Plugin {
  return {
    name: "kernels",
    enforce: "pre",
    async load(id) {
      const file = KERNEL.exec(id)?.[1];
      if (!file) return;
      this.addWatchFile(file);
      const base64 = Buffer.from(await compile(file)).toString("base64");
      return { code: `export default Uint8Array.from(atob(${JSON.stringify(base64)}), (c) => c.charCodeAt(0));`, map: null, moduleSideEffects: false };
    },
  };
}

/** The bytes of a kernel. @throws Error with what the compiler says */
export async function compile(file: string): Promise<Uint8Array> {
  let bytes: Uint8Array | undefined;
  const writeFile = (name: string, contents: string | Uint8Array) => {
    if (name.endsWith(".wasm")) bytes = contents as Uint8Array;
  };
  const { error, stderr } = await asc.main([basename(file), "--baseDir", dirname(file), "--outFile", "kernel.wasm", ...OPTIONS], { writeFile });
  if (error || !bytes) throw new Error(`${file}: ${stderr.toString()}`);
  return bytes;
}
