import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { nativeHashes } from "../main/lib/native-hashes.vite.ts";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  // As in main's own build: without the table the core tests would run on the WASM rescue.
  plugins: [nativeHashes()],
  test: {
    include: [
      "{main,preload,tools,e2e/core,e2e/electron-on-chromium}/**/*.test.ts",
      "renderer/**/*.test.{ts,tsx}",
    ],
    // Argon2, real processes and a real browser on two cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One more than cores: much of a core test is waiting for blocks, disks and processes.
    maxWorkers: 3,
    pool: "forks",
  },
});
