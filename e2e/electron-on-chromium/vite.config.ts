/** Builds the stand-in host into dist/host: `npx vite build -c e2e/electron-on-chromium/vite.config.ts`. */
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import { build, defineConfig, type Plugin } from "vite";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const root = here("../..");
const VIRTUAL = "virtual:page-library";

/** The page script is bundled by itself and comes into the host as a text. */
function pageLibrary(): Plugin {
  return {
    name: "page-library",
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      const built = await build({
        root,
        configFile: false,
        logLevel: "error",
        build: {
          write: false,
          minify: false,
          target: "esnext",
          lib: { entry: here("page/init.ts"), formats: ["iife"], name: "ElectronOnChromium" },
        },
      });
      const [bundle] = Array.isArray(built) ? built : [built];
      if (bundle === undefined || !("output" in bundle)) throw new Error("No page library");
      return `export default ${JSON.stringify(bundle.output[0].code)};`;
    },
  };
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [pageLibrary()],
  build: {
    ssr: true,
    target: "node20",
    outDir: "dist/host",
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        run: here("run.ts"),
        electron: here("electron.ts"),
        "electron-hooks": here("electron-hooks.mjs"),
        "recorded-system": here("recorded-system.ts"),
        "vault-bootstrap": here("vault-bootstrap.mjs"),
      },
      external: ["playwright-core", ...builtinModules, /^node:/],
      // Flat: the host finds its companions beside whichever file looks for them.
      output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name].js" },
    },
  },
});
