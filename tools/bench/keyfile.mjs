/**
 * Opening one encrypted btcli key file: our code over native libsodium against the official library, on the same file
 * with the same passphrase. Needs Python with venv and a registry that has the library; says so where they are not.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { findOfficialPython } from "../official-wallet.mjs";
import { rootDir } from "../run.mjs";
import { median } from "./median.mjs";

const PASSWORD = "made for this measurement, 7 kettles";
const RUNS = 5;
/** No slower than this against the official library. */
const GOAL = 1.1;

/** Writes the file, then opens it as often as asked; the medians are ours to take. */
const OFFICIAL = `
import json, sys, time
from bittensor_wallet import Wallet
root, password, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
Wallet(name="bench", path=root).create_new_coldkey(
    n_words=24, use_password=True, overwrite=True, suppress=True, coldkey_password=password)
times = []
for _ in range(runs):
    wallet = Wallet(name="bench", path=root)
    started = time.perf_counter()
    address = wallet.get_coldkey(password=password).ss58_address
    times.append((time.perf_counter() - started) * 1000)
print(json.dumps({"times": times, "address": address}))
`;

/** The vault's own modules, bundled as they are for the vault. @param {string} folder */
async function ourOpener(folder) {
  await build({
    configFile: false,
    logLevel: "error",
    root: rootDir,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: {
          open: join(rootDir, "main/vault/keyfiles/open.ts"),
          sodium: join(rootDir, "main/vault/sodium.ts"),
          keyring: join(rootDir, "main/vault/keyring.ts"),
          address: join(rootDir, "main/codec/address.ts"),
        },
        output: { entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  });
  /** @param {string} name */
  const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  const [{ openKeyfile }, { nativeSodium }, { publicKeyOf }, { encodeAddress }] = await Promise.all(
    ["open", "sodium", "keyring", "address"].map(load),
  );
  const sodium = nativeSodium(createRequire(import.meta.url)("sodium-native"));
  return async (/** @type {Uint8Array} */ bytes, /** @type {string} */ password) => {
    const startedAtMs = performance.now();
    const { secret } = await openKeyfile(sodium, bytes, new TextEncoder().encode(password));
    const address = encodeAddress(publicKeyOf(secret));
    secret.bytes.wipe();
    return { address, ms: performance.now() - startedAtMs };
  };
}

/** Rows for the table, and whether the goal was met. */
export async function benchKeyfile() {
  const scratch = mkdtempSync(join(tmpdir(), "ckw-bench-"));
  try {
    const { python, reason } = findOfficialPython();
    if (python === null) {
      return { rows: [["opening a btcli key file", `skipped: ${reason}`]], isMet: true };
    }
    const out = execFileSync(python, ["-c", OFFICIAL, scratch, PASSWORD, String(RUNS)], {
      encoding: "utf8",
    });
    /** @type {{ times: number[], address: string }} */
    const official = JSON.parse(out.trim().split("\n").at(-1) ?? "");
    const open = await ourOpener(join(scratch, "ours"));
    /** @type {number[]} */
    const ours = [];
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = Uint8Array.from(readFileSync(join(scratch, "bench", "coldkey")));
      const { address, ms } = await open(bytes, PASSWORD);
      if (address !== official.address) throw new Error("The two read different keys");
      ours.push(ms);
    }
    const ratio = median(ours) / median(official.times);
    const rows = [
      [`opening a btcli key file (median of ${RUNS})`, `${median(ours).toFixed(0)} ms`],
      ["  the official library, same file", `${median(official.times).toFixed(0)} ms`],
      ["  ratio", `${ratio.toFixed(2)} × (goal: at most ${GOAL} ×)`],
    ];
    return { rows, isMet: ratio <= GOAL };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
