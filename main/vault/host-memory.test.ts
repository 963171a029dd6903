/**
 * Reads the whole memory of a living vault process after it has used a key, and looks for the passphrase. The opened
 * secrets themselves are not looked for: the curve's big integers cannot be wiped, which is why the process ends.
 */
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signingPayload } from "../codec/payload.ts";
import { hasRealMetadata, NO_METADATA, provedRequest } from "../codec/testing.ts";
import type { Ss58 } from "../codec/values.ts";
import { systemClock } from "../lib/clock.ts";
import { demand } from "../lib/fault.ts";
import {
  type BuiltVault,
  buildVault,
  childLauncher,
  NATIVE_PATH,
  secretIn,
} from "./child/testing.ts";
import { createVault } from "./process.ts";
import { freshSealingKey, sealEntropy } from "./seal.ts";
import { bytesOf, entropyOfPhrase, publishedSodium, VECTORS } from "./testing.ts";

const FLOOR = { memoryBytes: 256 * 1024 * 1024, passes: 3 };
const ACCOUNT = VECTORS[1];
/** register_limit(1, Bob, 1 TAO), vector V8. */
const REGISTER =
  "078601008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4800ca9a3b00000000";

/** null: this system does not let us read the memory of our own child. */
function memoryOf(pid: number): { find(needle: Uint8Array): number; bytes: number } | null {
  let file: number;
  let maps: string;
  try {
    maps = readFileSync(`/proc/${pid}/maps`, "utf8");
    file = openSync(`/proc/${pid}/mem`, "r");
  } catch {
    return null;
  }
  const regions: Buffer[] = [];
  for (const line of maps.split("\n")) {
    const match = /^([0-9a-f]+)-([0-9a-f]+) r/.exec(line);
    if (match === null || /\[(vvar|vsyscall|vvar_vclock)\]/.test(line)) continue;
    const from = Number.parseInt(match[1] ?? "", 16);
    const length = Number.parseInt(match[2] ?? "", 16) - from;
    const region = Buffer.alloc(length);
    try {
      regions.push(region.subarray(0, readSync(file, region, 0, length, from)));
    } catch (error) {
      // Guard pages of a mapping that says it is readable.
      if (!(error instanceof Error && "code" in error && error.code === "EIO")) throw error;
    }
  }
  closeSync(file);
  return {
    bytes: regions.reduce((sum, region) => sum + region.length, 0),
    find(needle) {
      let count = 0;
      for (const region of regions) {
        for (let at = region.indexOf(needle); at >= 0; at = region.indexOf(needle, at + 1)) count++;
      }
      return count;
    },
  };
}

const canRead = process.platform === "linux" && memoryOf(process.pid) !== null;
if (!canRead) process.stderr.write("skipped: memory scan, /proc does not allow it here\n");
if (!hasRealMetadata) process.stderr.write(`skipped: memory scan of a signature, ${NO_METADATA}\n`);

let built: BuiltVault;
beforeAll(async () => {
  built = await buildVault();
});
afterAll(() => built.remove());

/** Not in the sources as one piece, so that no module text in the child can hold it. */
const passphrase = () => bytesOf(["marker", "of", "this", String(process.pid), "run"].join("~"));

describe("the memory of the vault process", { timeout: 120_000 }, () => {
  it.skipIf(!canRead).each([
    ["native", [`--sodium=${NATIVE_PATH}`]],
    ["wasm", []],
  ] as const)("holds no copy of the passphrase after use (%s)", async (kind, args) => {
    const sodium = publishedSodium();
    const sealing = freshSealingKey(sodium, passphrase(), FLOOR);
    const sealed = Uint8Array.from(
      sealEntropy(sodium, sealing, "coldkey", entropyOfPhrase(ACCOUNT.phrase)).sealed,
    );
    const pids: number[] = [];
    const vault = createVault({
      launch: childLauncher(built, { onStart: ({ pid }) => pids.push(pid ?? 0) }),
      clock: systemClock,
      args,
    });
    const input = { coldkey: sealed, count: 1, passphrase: 0 };
    demand(await vault.call("createHotkeys", input, [secretIn(passphrase())]));
    if (hasRealMetadata) {
      const request = provedRequest(REGISTER, { account: ACCOUNT.address as Ss58 });
      const { payloadHash } = signingPayload(request);
      const asked = { request, payloadHash, sealed, passphrase: 0, policy: null };
      demand(await vault.call("sign", asked, [secretIn(passphrase())]));
    }
    const memory = memoryOf(pids[0] ?? 0);
    // The scan works: it finds what is certainly there.
    expect(memory?.find(bytesOf("bottom")) ?? 0).toBeGreaterThan(0);
    expect(memory?.bytes ?? 0).toBeGreaterThan(30_000_000);
    expect(memory?.find(passphrase())).toBe(0);
    // libsodium's WASM build keeps a copy of the derived key somewhere in its heap, out of our reach.
    const key = sealing.key.use((bytes) => bytes.slice());
    if (kind === "native") expect(memory?.find(key)).toBe(0);
    await vault.lock("done");
  });
});
