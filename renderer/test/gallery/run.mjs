// biome-ignore-all lint/style/noRestrictedImports: a script for developers, never part of the page
// biome-ignore-all lint/style/noProcessEnv: as above
// biome-ignore-all lint/suspicious/noConsole: as above
/**
 * Pictures of every screen and state from the built renderer, in real Chromium under the production policy. Each is
 * reached once and then looked at in every view. Fails on any axe violation, text that is cut, control that is too
 * small, control that Tab passes by or whose focus is not seen, violation of the policy, error of the page, and call
 * that no scene listed.
 *
 *   node renderer/test/gallery/run.mjs [part of a picture's name …] [--views=light,zoom] [--language=zh|pseudo] [--new]
 *     [--no-focus] [--verbose]
 *
 * Build the renderer first. Several parts: a picture that has any of them. New: one that was never taken.
 * Pseudo: English made 40 % longer; what it does not break, a translation does not.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { build } from "vite";
import { clipped, settled, small } from "./checks.mjs";
import { inChinese } from "./chinese-eyes.mjs";
import { findIn } from "./eyes.mjs";
import { pictures } from "./pictures.mjs";
import { inPseudo } from "./pseudo-eyes.mjs";
import { walk } from "./walk.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const dist = join(root, "dist/renderer");
const out = join(root, "out/gallery");
const shownFile = join(root, "renderer/test/gallery/shown.json");
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

/**
 * @typedef {object} View
 * @property {number} width
 * @property {number} height
 * @property {boolean} [isTall] as high as the picture asks for, to be seen at once
 * @property {"dark"} [colorScheme]
 * @property {"more"} [contrast]
 * @property {"active"} [forcedColors]
 * @property {"all" | "contrast" | "enhanced"} [axe] which rules; none where another view has said it
 * @property {boolean} [focus] whether it is walked round by Tab
 */
/** @type {Record<string, View>} */
const views = {
  light: { width: 1360, height: 860, isTall: true, axe: "all", focus: true },
  dark: { width: 1360, height: 860, isTall: true, colorScheme: "dark", axe: "contrast" },
  contrast: { width: 1360, height: 860, isTall: true, contrast: "more", axe: "enhanced" },
  forced: {
    ...{ width: 1360, height: 860, isTall: true, colorScheme: "dark" },
    forcedColors: "active",
  },
  small: { width: 1280, height: 800 },
  large: { width: 1920, height: 1080 },
  narrow: { width: 1000, height: 760 },
  /** 1360 × 860 at 200 %. */
  zoom: { width: 680, height: 430, axe: "all", focus: true },
  /** 1280 wide at 400 %: one column, and nothing scrolls sideways but tables (WCAG 1.4.10). */
  reflow: { width: 320, height: 640 },
};

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const rules = {
  all: { type: "tag", values: tags },
  contrast: { type: "rule", values: ["color-contrast"] },
  enhanced: { type: "rule", values: ["color-contrast-enhanced"] },
};
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve(
    "axe-core/axe.min.js",
  ),
  "utf8",
);

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

const options = process.argv.slice(2).filter((word) => word.startsWith("--"));
const parts = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const viewsAsked = options
  .find((word) => word.startsWith("--views="))
  ?.slice(8)
  .split(",");
const isVerbose = options.includes("--verbose");
const hasFocus = !options.includes("--no-focus");
const asked = options.find((word) => word.startsWith("--language="))?.slice(11);
const translate = { pseudo: inPseudo, zh: inChinese }[asked ?? ""];
if (asked !== undefined && translate === undefined) throw new Error(`No pictures in ${asked}`);

const script = await bundlePage();
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ reducedMotion: "reduce" });
page.setDefaultTimeout(15_000);
if (translate !== undefined) findIn(page, translate);

let title = "";
/** @type {Map<string, string[]>} the same fault in several views is said once */
const problems = new Map();
const problem = (/** @type {string} */ text, view = "") => {
  const key = `${title}: ${text}`;
  const known = problems.get(key);
  if (known === undefined) problems.set(key, [view]);
  else known.push(view);
};

/** @type {Map<string, Buffer>} */
const files = new Map();
const read = (/** @type {string} */ path) => {
  const known = files.get(path);
  if (known !== undefined) return known;
  const body = readFileSync(join(dist, path));
  files.set(path, body);
  return body;
};
page.on("pageerror", (error) => problem(error.message));
page.on("console", (message) => {
  if (message.type() === "error") problem(`console: ${message.text()}`);
});
await page.route("**/*", (route) => {
  const url = new URL(route.request().url());
  const path = url.pathname === "/" ? "/index.html" : url.pathname;
  try {
    return route.fulfill({
      body: read(path),
      headers: {
        "content-type": types[extname(path)] ?? "application/octet-stream",
        "content-security-policy": policy,
      },
    });
  } catch {
    if (path !== "/favicon.ico") problem(`asked for ${url.href}`);
    return route.fulfill({ status: 404, body: "" });
  }
});
await page.addInitScript(`window.galleryViolations = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.galleryViolations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));`);
await page.addInitScript(script);

/** @type {Record<string, string>} which screen each picture shows, for the test that misses none */
const shown = JSON.parse(readFileSync(shownFile, "utf8"));
let count = 0;

/** @param {View} view @param {number | undefined} tall */
async function setView(view, tall) {
  await page.setViewportSize({
    width: view.width,
    height: view.isTall && tall !== undefined ? tall : view.height,
  });
  await page.emulateMedia({
    colorScheme: view.colorScheme ?? "light",
    contrast: view.contrast ?? "no-preference",
    forcedColors: view.forcedColors ?? "none",
  });
}

/** @param {string} name @param {View} view @param {boolean} isPaper */
async function check(name, view, isPaper) {
  for (const fault of await page.evaluate(clipped)) problem(fault, name);
  if (isPaper) return;
  if (view.axe !== undefined) {
    const found =
      await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules[view.axe])},
      resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) =>
        "axe " + id + ": " + nodes.map((node) => node.target + " " + (node.any[0]?.message ?? "")).join(" | ")))`);
    for (const fault of found) problem(fault, name);
  }
  for (const fault of await page.evaluate(small)) problem(fault, name);
}

/** @param {import("./pictures.mjs").Picture} picture */
async function take({ name, scene, act, tall, only, language }) {
  const wanted = Object.entries(views).filter(
    ([view]) => (!only || only.includes(view)) && (!viewsAsked || viewsAsked.includes(view)),
  );
  if (wanted.length === 0) return;
  title = name;
  const first = /** @type {View} */ (views.light);
  await setView(first, tall);
  try {
    const speaks = asked ?? language ?? "";
    await page.goto(`${origin}/index.html?scene=${scene}&language=${speaks}`);
    await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
    await act?.(page);
    // Answers come, judgements are waited for: longer than after a change of the view alone.
    await page.waitForTimeout(250);
    await page.evaluate(settled);
    await page.evaluate(axeSource);
    const isPaper = await page.evaluate(() => matchMedia("print").matches);
    shown[name] = (await page.locator("[data-screen]").getAttribute("data-screen")) ?? "";
    for (const [view, look] of wanted) {
      await setView(look, tall);
      await page.evaluate(settled);
      await page.screenshot({
        path: join(out, `${asked === undefined ? "" : `${asked}-`}${name}-${view}.png`),
      });
      await check(view, look, isPaper);
      count++;
    }
    for (const [view, look] of isPaper || !hasFocus ? [] : wanted) {
      if (!look.focus) continue;
      await setView(look, tall);
      for (const fault of await walk(page)) problem(fault, view);
    }
    const { violations, unlisted } = await page.evaluate(() => ({
      violations: /** @type {string[]} */ (Reflect.get(window, "galleryViolations")),
      unlisted: /** @type {string[]} */ (Reflect.get(window, "galleryUnlisted")),
    }));
    for (const violation of violations) problem(`policy: ${violation}`);
    for (const call of unlisted) problem(`unlisted call ${call}`);
    if (isVerbose) console.log(name);
  } catch (error) {
    problem(error instanceof Error ? error.message : String(error));
    await page.screenshot({ path: join(out, `${name}-failed.png`) });
  }
  // What a picture holds down or prints must not reach the next one.
  await page.keyboard.up(" ");
  await page.mouse.up();
  await page.emulateMedia({ media: null });
}

for (const picture of pictures) {
  const isWanted =
    !(asked !== undefined && picture.language !== undefined) &&
    (parts.length === 0 || parts.some((part) => picture.name.includes(part))) &&
    !(options.includes("--new") && picture.name in shown);
  if (isWanted) await take(picture);
}
await browser.close();
const names = new Set(pictures.map(({ name }) => name));
const kept = Object.entries(shown).filter(([name, at]) => names.has(name) && at !== "");
writeFileSync(
  shownFile,
  `${JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`,
);
for (const [text, where] of problems) {
  const seenIn = [...new Set(where)].filter((view) => view !== "").join(", ");
  console.error(seenIn === "" ? text : `${text} (${seenIn})`);
}
console.log(`${count} pictures in ${out}, ${problems.size} problems`);
process.exitCode = problems.size > 0 ? 1 : 0;
