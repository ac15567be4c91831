import type { Plugin } from "vite";

const directives = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "worker-src": "'self'",
  "connect-src": "'self' blob:",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "object-src": "'none'",
};

const inWords = (all: Record<string, string>) =>
  Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");

/** What the page may load and reach, as its `<meta>` says it. A host's header adds who may frame the page, which a `<meta>` cannot say. */
export const metaPolicy = inWords(directives);
export const headerPolicy = inWords({ ...directives, "frame-ancestors": "'none'" });

/** Headers for hosts that can send them: Netlify and Cloudflare Pages read this form, and so does our own server. */
export const headersFile = `/*
  Content-Security-Policy: ${headerPolicy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
`;

/** Put the policy into the built page, and beside it as `_headers`. The dev server goes without: it needs inline scripts and a socket. */
export function policy(): Plugin {
  return {
    name: "policy",
    apply: "build",
    transformIndexHtml: () => [{ tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: metaPolicy }, injectTo: "head-prepend" }],
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "_headers", source: headersFile });
    },
  };
}
