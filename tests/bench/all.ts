import calm from "./calm.ts";
import ids from "./ids.ts";
import kernels from "./kernels.ts";
import loading from "./loading.ts";
import mainPath from "./main-path.ts";
import profile from "./profile.ts";

/** Every benchmark, one after another; or those named: `npm run bench -- loading`. */
export default async function all(names: readonly string[]): Promise<void> {
  const benches: Record<string, () => Promise<void>> = { calm, ids, kernels, loading: () => loading([]), "main-path": () => mainPath([]), profile };
  for (const name of names.length ? names : Object.keys(benches)) {
    if (!benches[name]) throw new RangeError(`bench: ${name}; there are ${Object.keys(benches).join(", ")}`);
    await benches[name]();
    console.log();
  }
}
