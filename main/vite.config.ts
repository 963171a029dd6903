import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { nativeHashes } from "./vault/native-hashes.vite.ts";

/**
 * Main's bundle. Everything is bundled but Electron and the one native library that is loaded from disk (keytar);
 * the chain client and the rehearsal are chunks of their own, loaded when a profile with a network asks.
 */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  logLevel: "warn",
  plugins: [nativeHashes()],
  ssr: { noExternal: true, external: ["electron", "keytar"] },
  build: {
    ssr: "main/index.ts",
    outDir: "dist/main",
    emptyOutDir: true,
    target: "node20",
    minify: false,
    sourcemap: false,
    rollupOptions: {
      external: ["electron", "keytar", "bufferutil", "utf-8-validate"],
      output: { format: "esm", entryFileNames: "index.js", chunkFileNames: "[name].js" },
    },
  },
});
