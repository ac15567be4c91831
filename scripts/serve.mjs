// Serve the built page with the headers a careful host would send: node scripts/serve.mjs [--port 4173] [--dir dist] [--plain]
// `--plain` sends none of them, as the simplest static host does.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".gz": "application/octet-stream",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** A static server of one folder. Gives its address and a way to stop it. Port 0 takes a free one; a taken port moves on to the next. */
export function serve({ dir = "dist", port = 0, host = "127.0.0.1", plain = false } = {}) {
  const headers = plain ? {} : careful(join(dir, "_headers"));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://page").pathname);
    const file = fileAt(dir, path);
    if (!file) return void response.writeHead(404, { "content-type": "text/plain", ...headers }).end("not found");
    const { size, mtime } = statSync(file);
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": size,
      "last-modified": mtime.toUTCString(),
      "cache-control": path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      ...headers,
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    let at = port;
    server.on("error", (error) => (error.code === "EADDRINUSE" && at < port + 20 ? server.listen(++at, host) : reject(error)));
    server.on("listening", () => resolve({ url: `http://${host}:${server.address().port}/`, close: () => new Promise((done) => server.close(done)) }));
    server.listen(at, host);
  });
}

/** The headers for every path, as dist/_headers has them. */
function careful(file) {
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, "utf8").split("\n");
  const pairs = lines.filter((line) => /^\s+[\w-]+:/.test(line)).map((line) => line.trim().split(/:\s*(.*)/s));
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
}

function fileAt(dir, path) {
  const full = normalize(join(dir, path));
  if (full !== normalize(dir) && !full.startsWith(normalize(dir + sep))) return undefined;
  if (!existsSync(full)) return undefined;
  if (!statSync(full).isDirectory()) return full;
  const index = join(full, "index.html");
  return existsSync(index) ? index : undefined;
}

function openInBrowser(url) {
  if (process.env.CI || !process.stdout.isTTY) return;
  const [command, ...args] = { darwin: ["open", url], win32: ["cmd", "/c", "start", "", url] }[process.platform] ?? ["xdg-open", url];
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "4173" }, dir: { type: "string", default: "dist" }, plain: { type: "boolean", default: false } },
  });
  const { url } = await serve({ ...values, port: Number(values.port) });
  console.log(`Contraflow is at ${url} (Ctrl-C stops it)`);
  openInBrowser(url);
}
