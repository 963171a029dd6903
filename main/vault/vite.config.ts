import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const WAYS_OUT = /\brequire\("crypto"\)/g;

/**
 * libsodium's WASM build asks `require("crypto")` when there is no global one. There always is; without the line the
 * bundle needs no `createRequire`, hence no `node:module`.
 */
const withoutRequire = {
  name: "libsodium-without-require",
  transform(code: string, id: string) {
    if (!/libsodium-sumo\.mjs$/.test(id)) return null;
    if (!WAYS_OUT.test(code)) throw new Error("libsodium-sumo has changed: look at its require()");
    return { code: code.replace(WAYS_OUT, "undefined"), map: null };
  },
};

/**
 * The vault's bundle: everything inside, nothing of Node but what doors.ts allows. `host.js` holds the doors and the
 * loader only; the rest is in chunks that it imports once the doors are shut.
 */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  logLevel: "warn",
  publicDir: false,
  plugins: [withoutRequire],
  ssr: { noExternal: true, target: "node" },
  build: {
    ssr: "main/vault/host.ts",
    outDir: "dist/vault",
    emptyOutDir: true,
    // Read by people and by a test; size does not matter here.
    minify: false,
    sourcemap: false,
    target: "node20",
    rollupOptions: {
      output: {
        format: "esm",
        entryFileNames: "host.js",
        chunkFileNames: "[name].js",
      },
    },
  },
});
