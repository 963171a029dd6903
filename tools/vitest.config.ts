import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["main/**/*.test.ts", "preload/**/*.test.ts", "renderer/**/*.test.{ts,tsx}", "e2e/core/**/*.test.ts", "e2e/electron-on-chromium/**/*.test.ts"],
    testTimeout: 30_000,
    pool: "forks",
  },
});
