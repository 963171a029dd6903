import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const rootDir = fileURLToPath(new URL("..", import.meta.url));

/** What they demand is a time: another journey beside them would be measured as well. */
const MEASURED = ["alarm", "codes", "locks"].map((name) => `**/${name}.test.ts`);

/**
 * Two projects, which `npm test` runs one after the other: the one that measures with one worker, the other with two. No
 * retries: a journey that passes only sometimes has failed.
 */
export default defineConfig({
  testDir: `${rootDir}/e2e/journeys`,
  projects: [
    { name: "measured", testMatch: MEASURED },
    { name: "journeys", testMatch: "**/*.test.ts", testIgnore: MEASURED },
  ],
  outputDir: `${rootDir}/out/journeys`,
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], [`${rootDir}/tools/playwright-summary.mjs`]],
  use: { actionTimeout: 15_000 },
});
