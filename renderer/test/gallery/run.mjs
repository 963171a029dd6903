// biome-ignore-all lint/style/noRestrictedImports: a script for developers, never part of the page
// biome-ignore-all lint/style/noProcessEnv: as above
// biome-ignore-all lint/suspicious/noConsole: as above
/**
 * Pictures of every screen and state from the built renderer, in real Chromium under the production policy. Each is
 * reached once and then looked at in every view. Fails on any axe violation, text that is cut, line too long to be
 * followed, control that is too small, control that Tab passes by or whose focus is not seen, violation of the policy,
 * error of the page, and call that no scene listed.
 *
 *   node renderer/test/gallery/run.mjs [part of a picture's name …] [--views=light,zoom] [--language=zh|pseudo] [--new]
 *     [--no-focus] [--pages=2]
 *
 * Build the renderer first; it is read once, at the start. Several parts: a picture that has any of them. New: one that
 * was never taken. Pseudo: English made 40 % longer; what it does not break, a translation does not. Pages: how many
 * pictures are taken at the same time; more than there are processors only wait for each other.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { clipped, longLines, settled, small } from "./checks.mjs";
import { inChinese } from "./chinese-eyes.mjs";
import { findIn } from "./eyes.mjs";
import { pictures } from "./pictures.mjs";
import { inPseudo } from "./pseudo-eyes.mjs";
import { origin, stage } from "./stage.mjs";
import { setView, unfold, views } from "./views.mjs";
import { walk } from "./walk.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const out = join(root, "out/gallery");
const shownFile = join(root, "renderer/test/gallery/shown.json");

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

const options = process.argv.slice(2).filter((word) => word.startsWith("--"));
const parts = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const given = (/** @type {string} */ option) =>
  options.find((word) => word.startsWith(`--${option}=`))?.slice(option.length + 3);
const viewsAsked = given("views")?.split(",");
const pagesAsked = Number(given("pages") ?? 2);
const hasFocus = !options.includes("--no-focus");
const asked = given("language");
const translate = { pseudo: inPseudo, zh: inChinese }[asked ?? ""];
if (asked !== undefined && translate === undefined) throw new Error(`No pictures in ${asked}`);

/** @typedef {(text: string, view?: string) => void} Problem */
/** @type {Map<string, string[]>} the same fault in several views is said once */
const problems = new Map();
const problemOf =
  (/** @type {() => string} */ title) =>
  (/** @type {string} */ text, view = "") => {
    const key = `${title()}: ${text}`;
    const known = problems.get(key);
    if (known === undefined) problems.set(key, [view]);
    else known.push(view);
  };

/** @type {Record<string, string>} which screen each picture shows, for the test that misses none */
const shown = JSON.parse(readFileSync(shownFile, "utf8"));
let count = 0;

/**
 * @param {import("playwright").Page} page @param {string} name @param {import("./views.mjs").View} view
 * @param {Problem} problem
 */
async function check(page, name, view, problem) {
  if (view.axe !== undefined) {
    const found =
      await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(rules[view.axe])},
      resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) =>
        "axe " + id + ": " + nodes.map((node) => node.target + " " + (node.any[0]?.message ?? "")).join(" | ")))`);
    for (const fault of found) problem(fault, name);
  }
  for (const fault of await page.evaluate(small)) problem(fault, name);
  for (const fault of await page.evaluate(longLines)) problem(fault, name);
}

/** Like Playwright's own, but a third of the time is not spent on packing. @param {import("playwright").Page} page */
async function shooter(page) {
  const session = await page.context().newCDPSession(page);
  return async (/** @type {string} */ file) => {
    const { data } = await session.send("Page.captureScreenshot", { optimizeForSpeed: true });
    writeFileSync(join(out, file), data, "base64");
  };
}

/**
 * @param {import("playwright").Page} page
 * @param {Awaited<ReturnType<typeof shooter>>} shoot
 * @param {import("./pictures.mjs").Picture} picture
 * @param {Problem} problem
 */
async function take(page, shoot, { name, scene, act, tall, only, language }, problem) {
  const wanted = Object.entries(views).filter(
    ([view]) => (!only || only.includes(view)) && (!viewsAsked || viewsAsked.includes(view)),
  );
  if (wanted.length === 0) return;
  const first = /** @type {import("./views.mjs").View} */ (views.light);
  await setView(page, first, tall);
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
      await setView(page, look, tall);
      await page.evaluate(settled);
      for (const fault of await page.evaluate(clipped)) problem(fault, view);
      if (!isPaper) await check(page, view, look, problem);
      if (look.isWhole) await unfold(page, look);
      await shoot(`${asked === undefined ? "" : `${asked}-`}${name}-${view}.png`);
      count++;
    }
    for (const [view, look] of isPaper || !hasFocus ? [] : wanted) {
      if (!look.focus) continue;
      await setView(page, look, tall);
      for (const fault of await walk(page)) problem(fault, view);
    }
    const { violations, unlisted } = await page.evaluate(() => ({
      violations: /** @type {string[]} */ (Reflect.get(window, "galleryViolations")),
      unlisted: /** @type {string[]} */ (Reflect.get(window, "galleryUnlisted")),
    }));
    for (const violation of violations) problem(`policy: ${violation}`);
    for (const call of unlisted) problem(`unlisted call ${call}`);
  } catch (error) {
    problem(error instanceof Error ? error.message : String(error));
    await shoot(`${name}-failed.png`);
  }
  // What a picture holds down or prints must not reach the next one.
  await page.keyboard.up(" ");
  await page.mouse.up();
  await page.emulateMedia({ media: null });
}

mkdirSync(out, { recursive: true });
const open = await stage(root);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const waiting = pictures.filter(
  ({ name, language }) =>
    !(asked !== undefined && language !== undefined) &&
    (parts.length === 0 || parts.some((part) => name.includes(part))) &&
    !(options.includes("--new") && name in shown),
);
await Promise.all(
  Array.from({ length: pagesAsked }, async (_, index) => {
    let title = "";
    const problem = problemOf(() => title);
    const page = await open(browser, problem);
    const shoot = await shooter(page);
    if (translate !== undefined && index === 0) findIn(page, translate);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      title = next.name;
      await take(page, shoot, next, problem);
      console.log(title);
    }
  }),
);
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
