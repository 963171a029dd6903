import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const rootDir = fileURLToPath(new URL("..", import.meta.url));

/**
 * One worker: each journey runs a browser, main and a vault whose Argon2 takes 256 MiB and a core for about a second;
 * two at once on two cores would measure each other. No retries: a journey that passes only sometimes has failed.
 */
export default defineConfig({
  testDir: `${rootDir}/e2e/journeys`,
  testMatch: "**/*.test.ts",
  outputDir: `${rootDir}/out/journeys`,
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], [`${rootDir}/tools/playwright-summary.mjs`]],
  use: { actionTimeout: 15_000 },
});
