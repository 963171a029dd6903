import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** One CommonJS file: a sandboxed preload cannot be an ES module and can require nothing but `electron`. */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  logLevel: "warn",
  ssr: { noExternal: true },
  build: {
    ssr: "preload/index.ts",
    outDir: "dist/preload",
    emptyOutDir: true,
    target: "es2023",
    minify: true,
    rollupOptions: {
      external: ["electron"],
      output: { format: "cjs", entryFileNames: "index.cjs", codeSplitting: false },
    },
  },
});
