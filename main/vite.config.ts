import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { nativeHashes } from "./lib/native-hashes.vite.ts";

/**
 * Main's bundle. Everything is bundled but Electron; keytar's native library is loaded from disk by its path and hash. The
 * chain client and the rehearsal are chunks of their own, loaded when a profile with a network asks.
 */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  logLevel: "warn",
  plugins: [nativeHashes()],
  ssr: { noExternal: true, external: ["electron"] },
  build: {
    ssr: "main/index.ts",
    outDir: "dist/main",
    emptyOutDir: true,
    target: "node20",
    minify: false,
    sourcemap: false,
    rollupOptions: {
      external: ["electron", "bufferutil", "utf-8-validate"],
      output: { format: "esm", entryFileNames: "index.js", chunkFileNames: "[name].js" },
    },
  },
});
