import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const rootDir = fileURLToPath(new URL("../..", import.meta.url));

/** `npm run rehearse`: one journey, told as a report. See tools/rehearse.mjs. */
export default defineConfig({
  testDir: `${rootDir}/e2e/rehearsal`,
  testMatch: "rehearse.ts",
  outputDir: `${rootDir}/out/rehearsal-traces`,
  workers: 1,
  retries: 0,
  timeout: 420_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
});
