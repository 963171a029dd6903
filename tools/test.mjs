/**
 * `npm test`: everything, in the order in which it fails fastest. `npm test -- --fast` leaves the journeys out.
 * Goes on after a failed stage, so that one run tells all; ends with one line: `N passed, N failed`.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rootDir, run, runNode } from "./run.mjs";
import { prepareSystem } from "./system.mjs";
import { closingLine, total } from "./tally.mjs";

/** @typedef {import("./vitest-summary.mjs").Summary} Summary */

/** @param {string} name */
const bin = (name) => join(rootDir, "node_modules", ".bin", name);

/**
 * A check that passes or fails as a whole.
 * @param {Promise<number>} exit
 * @returns {Promise<Summary>}
 */
async function whole(exit) {
  const code = await exit;
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
}

/**
 * A test runner that leaves its own summary. One that leaves none, or fails while its summary says that all is well,
 * counts as a failure.
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<Summary>}
 */
async function runner(name, args) {
  const summaryPath = join(rootDir, "out", `${name}-summary.json`);
  rmSync(summaryPath, { force: true });
  const code = await run(bin(name), args, {
    env: { ...process.env, TEST_SUMMARY: summaryPath },
  });
  if (!existsSync(summaryPath)) return { passed: 0, failed: 1, skipped: [] };
  /** @type {Summary} */
  const summary = JSON.parse(readFileSync(summaryPath, "utf8"));
  return code !== 0 && summary.failed === 0 ? { ...summary, failed: 1 } : summary;
}

/** @type {readonly { name: string, isSlow?: boolean, act: () => Promise<Summary> }[]} */
const stages = [
  {
    name: "system",
    act: async () => {
      const missing = await prepareSystem({ window: false, tests: true });
      return whole(Promise.resolve(missing.length));
    },
  },
  { name: "build", act: () => whole(runNode("tools/build.mjs")) },
  { name: "lint and format", act: () => whole(run(bin("biome"), ["ci", "--colors=off", "."])) },
  { name: "types", act: () => whole(run(bin("tsc"), ["-p", "."])) },
  {
    name: "dead code",
    act: () => whole(run(bin("knip"), ["-c", "tools/knip.json", "--no-progress"])),
  },
  {
    name: "unit, property and core tests",
    act: () =>
      runner("vitest", [
        "run",
        "-c",
        "tools/vitest.config.ts",
        "--reporter=default",
        "--reporter=./tools/vitest-summary.mjs",
      ]),
  },
  {
    name: "journeys in a real browser",
    isSlow: true,
    act: () => runner("playwright", ["test", "-c", "e2e/playwright.config.ts"]),
  },
];

const isFast = process.argv.includes("--fast");
/** @type {Summary[]} */
const summaries = [];
for (const stage of stages) {
  if (isFast && stage.isSlow === true) continue;
  console.log(`\n== ${stage.name}`);
  const startedAtMs = performance.now();
  /** @type {Summary} */
  let summary;
  try {
    summary = await stage.act();
  } catch (error) {
    console.error(error);
    summary = { passed: 0, failed: 1, skipped: [] };
  }
  summaries.push(summary);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  console.log(`   ${summary.failed === 0 ? "ok" : "FAILED"} in ${seconds} s`);
}

const all = total(summaries);
if (all.skipped.length > 0) {
  console.log("\nSkipped:");
  for (const { title, reason } of all.skipped) console.log(`  ${title}\n    ${reason}`);
}
console.log(`\n${closingLine(all)}`);
process.exitCode = all.failed === 0 && all.passed > 0 ? 0 : 1;
