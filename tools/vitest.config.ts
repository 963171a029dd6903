import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: [
      "{main,preload,tools,e2e/core,e2e/electron-on-chromium}/**/*.test.ts",
      "renderer/**/*.test.{ts,tsx}",
    ],
    testTimeout: 30_000,
    pool: "forks",
  },
});
