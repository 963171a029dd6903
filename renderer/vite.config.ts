import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * The page is served from its own origin under a policy that allows neither inline code nor data: URLs for scripts and
 * styles: hence no inlined assets, no injected preload helper, and names without hashes (the host serves a fixed list).
 */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    // One engine, known exactly: the Chromium inside the shell. Keeps light-dark() as it is.
    target: "chrome140",
    cssTarget: "chrome140",
    assetsInlineLimit: 0,
    // One style sheet: a screen that is fetched later needs no link of its own, and nothing is painted unstyled.
    cssCodeSplit: false,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        entryFileNames: "assets/[name].js",
        chunkFileNames: "assets/[name].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
  },
});
