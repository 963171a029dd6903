/**
 * `npm run rehearse`: plays the first journey headless, in a real browser with real processes, and leaves a report with
 * pictures, timings and the journal in a folder that it names. `-- --pictures` also renews the pictures of the docs.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { rootDir, run, runNode } from "./run.mjs";
import { prepareSystem } from "./system.mjs";

async function rehearse() {
  const missing = await prepareSystem({ window: false, tests: true });
  if (missing.length > 0) return 1;
  const built = await runNode("tools/build.mjs");
  if (built !== 0) return built;
  const stamp = new Date().toISOString().replace(/[:.]/g, "-").slice(0, 19);
  const folder = join(rootDir, "out", `rehearsal-${stamp}`);
  mkdirSync(folder, { recursive: true });
  const docs = join(rootDir, "docs", "images");
  const wantsPictures = process.argv.includes("--pictures");
  if (wantsPictures) mkdirSync(docs, { recursive: true });
  const code = await run(
    join(rootDir, "node_modules", ".bin", "playwright"),
    ["test", "-c", "e2e/rehearsal/playwright.config.ts"],
    {
      env: {
        ...process.env,
        REHEARSAL_FOLDER: folder,
        ...(wantsPictures ? { REHEARSAL_PICTURES: docs } : {}),
      },
    },
  );
  console.log(
    code === 0 ? `\nOpen ${join(folder, "report.html")}` : `\nWhat was seen is in ${folder}`,
  );
  return code;
}

process.exitCode = await rehearse();
