import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { createAppHandler, type Manifest, readManifest, resolveAppUrl } from "./app-protocol.ts";

let root = "";
let manifest: Manifest = new Map();

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "ckw-protocol-"));
  root = join(folder, "renderer");
  await mkdir(join(root, "assets"), { recursive: true });
  await mkdir(join(folder, "renderer-secrets"));
  await writeFile(join(folder, "secret.js"), "secret");
  await writeFile(join(folder, "renderer-secrets", "key.js"), "secret");
  await writeFile(join(root, "index.html"), "<!doctype html>");
  await writeFile(join(root, "assets", "index.js"), "1;");
  await writeFile(join(root, "assets", "notes.txt"), "not a page's business");
  await symlink(join(folder, "secret.js"), join(root, "assets", "link.js"));
  manifest = await readManifest(root);
});

describe("Custom protocol", () => {
  test("serves its own files under one name each", () => {
    expect([...manifest.keys()].sort()).toEqual(["/assets/index.js", "/index.html"]);
    expect(resolveAppUrl(manifest, "app://app/")).toBe(join(root, "index.html"));
    expect(resolveAppUrl(manifest, "app://app/assets/index.js")).toBe(
      join(root, "assets", "index.js"),
    );
  });

  test.each([
    "app://app/../secret.js",
    "app://app/..%2fsecret.js",
    "app://app/%2e%2e/secret.js",
    "app://app/%2e%2e%2fsecret.js",
    "app://app/..%5csecret.js",
    "app://app/..\\secret.js",
    "app://app/assets/..%2f..%2fsecret.js",
    "app://app/../renderer-secrets/key.js",
    "app://app//etc/passwd",
    "app://app/assets/index.js%00.png",
    "app://app/assets/link.js",
    "app://app/assets/notes.txt",
    "app://app/assets",
    "app://app/ASSETS/index.js",
    "app://APP/index.html",
    "app://app:1234/index.html",
    "app://user@app/index.html",
    "app://user:word@app/index.html",
    "app:///index.html",
    "app:index.html",
    "app://other/index.html",
    "file:///etc/passwd",
    "https://app/index.html",
    "javascript:alert(1)",
    "",
    "not a url",
  ])("refuses %s", (url) => {
    expect(resolveAppUrl(manifest, url)).toBeNull();
  });

  test("no path resolves to anything outside the manifest", () => {
    const files = new Set(manifest.values());
    fc.assert(
      fc.property(fc.string(), (path) => {
        const file = resolveAppUrl(manifest, `app://app/${path}`);
        return file === null || files.has(file);
      }),
    );
  });

  test("every answer carries the policy; an unknown name is a 404 that does not echo it", async () => {
    const handle = createAppHandler(manifest);
    const page = await handle(new Request("app://app/"));
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const missing = await handle(new Request("app://app/%3Cscript%3E"));
    expect(missing.status).toBe(404);
    expect(await missing.text()).toBe("not found");
    for (const response of [page, missing]) {
      expect(response.headers.get("content-security-policy")).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
          "media-src 'self' blob:; connect-src 'none'; worker-src 'none'; frame-src 'none'; object-src 'none'; " +
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
          "trusted-types 'none'",
      );
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test("only GET is answered", async () => {
    const response = await createAppHandler(manifest)(
      new Request("app://app/", { method: "POST" }),
    );
    expect(response.status).toBe(404);
  });
});
