// biome-ignore-all lint/style/noRestrictedImports: a script for developers, never part of the page
/** The built renderer as the shell serves it, with the gallery's bridge where the preload's would be. */

import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { build } from "vite";

export const origin = "https://app.invalid";
/** The policy of `main/shell`, word for word. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self' blob:; connect-src 'none'; worker-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
/** @type {Record<string, string>} */
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** @param {string} root of the repository */
async function bundlePage(root) {
  const result = await build({
    configFile: false,
    logLevel: "error",
    root,
    build: {
      write: false,
      minify: false,
      target: "chrome140",
      lib: {
        entry: join(root, "renderer/test/gallery/page.ts"),
        formats: ["iife"],
        name: "gallery",
      },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (!first || !("output" in first)) throw new Error("The gallery's page was not bundled");
  return first.output[0].code;
}

/**
 * @param {string} root of the repository
 * @returns a function that opens a page of a browser; what goes wrong on it is said to `problem`
 */
export async function stage(root) {
  const script = await bundlePage(root);
  const dist = join(root, "dist/renderer");
  // All of them now: whoever builds while pictures are taken does not change them halfway.
  const files = new Map(
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dist.length), readFileSync(path)]),
  );
  return async (
    /** @type {import("playwright").Browser} */ browser,
    /** @type {(text: string) => void} */ problem,
  ) => {
    const page = await browser.newPage({ reducedMotion: "reduce" });
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => problem(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") problem(`console: ${message.text()}`);
    });
    await page.route("**/*", (route) => {
      const url = new URL(route.request().url());
      const path = url.pathname === "/" ? "/index.html" : url.pathname;
      const body = files.get(path);
      if (body === undefined) {
        if (path !== "/favicon.ico") problem(`asked for ${url.href}`);
        return route.fulfill({ status: 404, body: "" });
      }
      return route.fulfill({
        body,
        headers: {
          "content-type": types[extname(path)] ?? "application/octet-stream",
          "content-security-policy": policy,
        },
      });
    });
    await page.addInitScript(`window.galleryViolations = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        window.galleryViolations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));`);
    await page.addInitScript(script);
    return page;
  };
}
