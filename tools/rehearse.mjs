/**
 * `npm run rehearse`: plays the first journey, from the choice of a profile to the verified journal, without a display
 * in a real browser, and leaves a report with pictures, times and the journal. The journey is the test that carries
 * the tag @rehearsal.
 */
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { staleParts } from "./build.mjs";
import { rootDir, run, runNode } from "./run.mjs";
import { prepareSystem } from "./system.mjs";

async function rehearse() {
  if ((await prepareSystem({ window: false, tests: true })).length > 0) return 1;
  if (staleParts(rootDir).length > 0) {
    console.log("Building");
    const code = await runNode("tools/build.mjs");
    if (code !== 0) return code;
  }
  const stamp = new Date().toISOString().replace(/[-:]/g, "").slice(0, 15);
  const reportDir = join(rootDir, "out", `rehearsal-${stamp}`);
  const code = await run(
    join(rootDir, "node_modules/.bin/playwright"),
    [
      "test",
      "-c",
      "e2e/playwright.config.ts",
      "--grep",
      "@rehearsal",
      `--reporter=list,${join(rootDir, "tools/rehearsal-report.mjs")}`,
    ],
    { env: { ...process.env, REPORT_DIR: reportDir } },
  );
  if (existsSync(join(reportDir, "report.html"))) {
    console.log(`\nThe report is in ${relative(rootDir, reportDir)}/report.html`);
  }
  return code;
}

process.exitCode = await rehearse();
