// biome-ignore-all lint/style/noRestrictedImports: a script for developers, never part of the page
// biome-ignore-all lint/style/noProcessEnv: as above
// biome-ignore-all lint/suspicious/noConsole: as above
/**
 * Pictures of every screen and state from the built renderer, in real Chromium under the production policy, and with
 * axe on each. Fails on any axe violation, any policy violation, any page error and any call that no scene listed.
 *
 *   node renderer/test/gallery/run.mjs [part of a picture's name]      (build the renderer first)
 */
import { mkdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright";
import { build } from "vite";
import { pictures } from "./pictures.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const dist = join(root, "dist/renderer");
const out = join(root, "out/gallery");
const origin = "https://app.invalid";
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

const views = {
  light: { width: 1360, height: 860, colorScheme: "light" },
  dark: { width: 1360, height: 860, colorScheme: "dark" },
  narrow: { width: 1000, height: 760, colorScheme: "light" },
  /** 1360 × 860 at 200 %. */
  zoom: { width: 680, height: 430, colorScheme: "light" },
};

async function bundlePage() {
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

const wanted = process.argv[2] ?? "";
const script = await bundlePage();
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
/** @type {string[]} */
const problems = [];
const problem = (/** @type {string} */ text) => {
  problems.push(text);
  console.error(text);
};
let count = 0;

for (const [view, { width, height, colorScheme }] of Object.entries(views)) {
  for (const { name, scene, act, tall, only } of pictures) {
    const title = `${name}-${view}`;
    if (!title.includes(wanted) || (only && !only.includes(view))) continue;
    const context = await browser.newContext({
      viewport: { width, height: tall && width > 700 ? tall : height },
      colorScheme: colorScheme === "dark" ? "dark" : "light",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    page.on("pageerror", (error) => problem(`${title}: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") problem(`${title}: console: ${message.text()}`);
    });
    await page.route("**/*", (route) => {
      const url = new URL(route.request().url());
      const path = url.pathname === "/" ? "/index.html" : url.pathname;
      try {
        return route.fulfill({
          body: readFileSync(join(dist, path)),
          headers: {
            "content-type": types[extname(path)] ?? "application/octet-stream",
            "content-security-policy": policy,
          },
        });
      } catch {
        if (path !== "/favicon.ico") problem(`${title}: asked for ${url.href}`);
        return route.fulfill({ status: 404, body: "" });
      }
    });
    await page.addInitScript(`window.galleryScene = ${JSON.stringify(scene)};
      window.galleryViolations = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        window.galleryViolations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));`);
    await page.addInitScript(script);
    try {
      await page.goto(`${origin}/index.html`);
      await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
      await act?.(page);
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(out, `${title}.png`) });
      const found = await page.evaluate(() => ({
        violations: /** @type {string[]} */ (Reflect.get(window, "galleryViolations")),
        unlisted: /** @type {string[]} */ (Reflect.get(window, "galleryUnlisted")),
        isPaper: matchMedia("print").matches,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      for (const violation of found.violations) problem(`${title}: policy: ${violation}`);
      for (const call of found.unlisted) problem(`${title}: unlisted call ${call}`);
      if (found.overflow > 0) problem(`${title}: ${found.overflow} px wider than the window`);
      // Paper has no readers and no landmarks.
      if (!found.isPaper && (view === "light" || view === "dark" || wanted !== "")) {
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        for (const { id, nodes } of violations) {
          problem(
            `${title}: axe ${id}: ${nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ""}`).join(" | ")}`,
          );
        }
      }
      count++;
      if (process.argv.includes("--verbose")) console.log(title);
    } catch (error) {
      problem(`${title}: ${error instanceof Error ? error.message : String(error)}`);
      await page.screenshot({ path: join(out, `${title}.png`) });
    }
    await context.close();
  }
}
await browser.close();
console.log(`${count} pictures in ${out}, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
