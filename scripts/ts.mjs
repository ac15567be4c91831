// Run a TypeScript script on Node 20: node scripts/ts.mjs scripts/<name>.ts [arguments]; its default export gets the arguments.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { runnerImport } from "vite";

const [script, ...args] = process.argv.slice(2);
const plugins = [svelte({ configFile: false })];
const { module } = await runnerImport(script.startsWith("/") ? script : new URL(`../${script}`, import.meta.url).pathname, {
  configFile: false,
  logLevel: "error",
  plugins,
});
await module.default(args);
