import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const APP = fileURLToPath(new URL("conformance", import.meta.url));
const RECORD = path.join(APP, "stand-in.json");
const HOST_DIR = `${ROOT}node_modules/.cache/electron-on-chromium-conformance`;
const ELECTRON = path.join(ROOT, "node_modules/electron/dist/electron");

type Table = Record<string, string>;

/** Known and declared (README.md): the stand-in may differ from Electron in these probes only. */
const DECLARED: readonly string[] = [];

function tableOf(command: string, args: string[]): Table {
  const userData = mkdtempSync(path.join(tmpdir(), "conformance-"));
  const all = [...args, `--user-data-dir=${userData}`];
  const { stdout, stderr } = spawnSync(command, all, { encoding: "utf8", timeout: 60_000 });
  const [, json] = /^CONFORMANCE (.*)$/m.exec(stdout) ?? [];
  if (json === undefined) throw new Error(`No table\n${stdout}\n${stderr}`);
  return JSON.parse(json) as Table;
}

test("the stand-in's table is the recorded one", () => {
  const config = "e2e/electron-on-chromium/vite.config.ts";
  spawnSync("npx", ["vite", "build", "-c", config, "--outDir", HOST_DIR], { cwd: ROOT });
  const table = tableOf(process.execPath, [`${HOST_DIR}/run.js`, APP, "--headless"]);
  if (process.env.RECORD === "1") writeFileSync(RECORD, `${JSON.stringify(table, null, 2)}\n`);
  expect(table).toEqual(JSON.parse(readFileSync(RECORD, "utf8")));
}, 90_000);

test("Electron's table is the same but for declared differences", ({ skip }) => {
  if (!existsSync(ELECTRON)) {
    console.warn("skipped: Electron's binary is not installed, so nothing can be compared with it");
    skip("no Electron binary");
  }
  const table = tableOf(ELECTRON, [APP, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])]);
  const record = JSON.parse(readFileSync(RECORD, "utf8")) as Table;
  for (const name of DECLARED) delete table[name];
  for (const name of DECLARED) delete record[name];
  expect(table).toEqual(record);
}, 90_000);
