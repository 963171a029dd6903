/**
 * Serves the built renderer at `app://app/`. Only files that were there at start are served, each under exactly one
 * name: no path from a URL ever reaches the file system.
 */
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { PAGE_HEADERS } from "./page-headers.ts";

export const APP_SCHEME = "app";
export const APP_HOST = "app";
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** URL path (with the leading slash, as the URL parser writes it) → file. */
export type Manifest = ReadonlyMap<string, string>;

export async function readManifest(root: string): Promise<Manifest> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile() || TYPES[extname(entry.name)] === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(root, path).split(sep).join("/")}`, path);
  }
  return files;
}

/**
 * The file for a URL, or null. The scheme is "standard" only inside Chromium; here `URL` knows nothing of it, so every
 * part is compared exactly instead of trusting `origin`.
 */
export function resolveAppUrl(manifest: Manifest, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, port, username, password, pathname } = new URL(url);
  const isOurs =
    protocol === `${APP_SCHEME}:` &&
    host === APP_HOST &&
    port === "" &&
    username === "" &&
    password === "";
  if (!isOurs) return null;
  return manifest.get(pathname === "/" || pathname === "" ? "/index.html" : pathname) ?? null;
}

export function createAppHandler(manifest: Manifest): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = request.method === "GET" ? resolveAppUrl(manifest, request.url) : null;
    if (path === null) {
      return new Response("not found", {
        status: 404,
        headers: { ...PAGE_HEADERS, "content-type": "text/plain; charset=utf-8" },
      });
    }
    const bytes = await readFile(path);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    return new Response(Uint8Array.from(bytes), {
      status: 200,
      headers: { ...PAGE_HEADERS, "content-type": type },
    });
  };
}
