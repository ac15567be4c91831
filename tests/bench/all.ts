import calm from "./calm.ts";
import ids from "./ids.ts";
import kernels from "./kernels.ts";
import loading from "./loading.ts";
import mainPath from "./main-path.ts";
import profile from "./profile.ts";

/** Every benchmark, one after another; or those named: `npm run bench -- loading`. Numbers go to the one before: `npm run bench -- main-path 1000000`. */
export default async function all(args: readonly string[]): Promise<void> {
  const benches: Record<string, (sizes: readonly string[]) => Promise<void>> = {
    calm,
    ids,
    kernels,
    loading: () => loading([]),
    "main-path": mainPath,
    profile,
  };
  const asked = args.filter((arg) => !isSize(arg));
  for (const name of asked.length ? asked : Object.keys(benches)) {
    if (!benches[name]) throw new RangeError(`bench: ${name}; there are ${Object.keys(benches).join(", ")}`);
    const after = args.slice(args.indexOf(name) + 1);
    const end = after.findIndex((arg) => !isSize(arg));
    await benches[name](asked.length ? after.slice(0, end < 0 ? after.length : end) : []);
    console.log();
  }
}

function isSize(arg: string): boolean {
  return /^\d+$/.test(arg);
}
