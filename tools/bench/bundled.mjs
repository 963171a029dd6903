/** Runs a program of a few lines with the app's own code under bare Node, bundled as it would be shipped. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";

const run = promisify(execFile);

/**
 * @param {string} folder the caller's, who removes it
 * @param {string} source TypeScript; its imports are absolute paths
 * @returns {Promise<string>} the program's path
 */
export async function bundle(folder, source) {
  const entry = join(folder, "program.ts");
  writeFileSync(entry, source);
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: join(folder, "out"),
      emptyOutDir: true,
      minify: false,
      rollupOptions: {
        external: ["keytar", "bufferutil", "utf-8-validate"],
        output: { entryFileNames: "program.mjs", format: "es" },
      },
    },
  });
  return join(folder, "out", "program.mjs");
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {readonly string[]} nodeArgs
 * @returns {Promise<any>} what it prints as JSON; each program's own shape
 */
export async function ask(program, args, nodeArgs = []) {
  const { stdout } = await run(process.execPath, [...nodeArgs, program, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout === "" ? null : JSON.parse(stdout);
}
