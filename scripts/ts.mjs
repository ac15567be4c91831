// Run a TypeScript script on Node 20: node scripts/ts.mjs scripts/<name>.ts [arguments]; its default export gets the arguments.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { runnerImport } from "vite";

const [script, ...args] = process.argv.slice(2);
const load = (path, plugins = []) => runnerImport(new URL(path, import.meta.url).pathname, { configFile: false, logLevel: "error", plugins });
const { kernels } = (await load("vite/kernels.ts")).module;
const { module } = await load(script.startsWith("/") ? script : `../${script}`, [kernels(), svelte({ configFile: false })]);
await module.default(args);
