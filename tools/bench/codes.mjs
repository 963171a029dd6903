/**
 * `npm run bench`, codes: seconds from the start of a scan until a message of the median request's size (requests.mjs) is
 * whole, at the default settings, before a recording of the real codes as a cheap webcam sees them.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerImport } from "vite";
import { rootDir } from "../run.mjs";

const GOAL_S = 10;
const PER_SECOND = 8;
/** Eight seconds of the screen; the recording begins again after them. */
const CODES = 64;
const RUNS = 3;
/** As long as a scan may take before it counts as failed. */
const MOST_MS = 60_000;

/**
 * @template T
 * @param {string} path
 * @returns {Promise<T>}
 */
async function load(path) {
  const { module } = await runnerImport(join(rootDir, path), { configFile: false, root: rootDir });
  return /** @type {T} */ (module);
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * @param {number} messageBytes of the median request
 * @param {number} wholeBytes of what would have to be shown without proofs: the metadata, zipped
 * @returns {Promise<{ rows: [string, string][], isMet: boolean }>}
 */
export async function codeRows(messageBytes, wholeBytes) {
  /** @type {typeof import("../../e2e/camera/stage.ts")} */
  const { openStage, pictureCodes } = await load("e2e/camera/stage.ts");
  /** @type {typeof import("../../e2e/camera/recording.ts")} */
  const { NOISY, writeRecording } = await load("e2e/camera/recording.ts");
  /** @type {typeof import("../../e2e/camera/webcam.ts")} */
  const { createRandom } = await load("e2e/camera/webcam.ts");
  const random = createRandom(9);
  const bytes = Uint8Array.from({ length: messageBytes }, () => Math.floor(random.next() * 256));
  const folder = mkdtempSync(join(tmpdir(), "bench-codes-"));
  try {
    const shown = await openStage(null);
    const codes = await pictureCodes(shown, "coldkey-crossing", bytes, CODES);
    await shown.close();
    /** @type {number[]} */
    const seconds = [];
    for (let run = 0; run < RUNS; run += 1) {
      const recording = join(folder, "noisy.y4m");
      writeRecording(recording, codes, PER_SECOND, NOISY, run + 1);
      const stage = await openStage(recording);
      await stage.page.evaluate(() => window.startScanning("coldkey-crossing"));
      await stage.page.waitForFunction(() => window.scan?.doneAtMs !== null, undefined, {
        timeout: MOST_MS,
      });
      const scan = await stage.page.evaluate(() => window.scan);
      if (scan === null || scan.doneAtMs === null) throw new Error("The scan was forgotten");
      if (Buffer.compare(Buffer.from(scan.bytes), Buffer.from(bytes)) !== 0) {
        throw new Error("Other bytes came out of the codes");
      }
      seconds.push((scan.doneAtMs - scan.startedAtMs) / 1000);
      await stage.close();
      rmSync(recording);
    }
    const taken = median(seconds);
    const all = seconds.map((one) => one.toFixed(1)).join(", ");
    return {
      rows: [
        [
          `${messageBytes} bytes by codes, noisy recording (median of ${RUNS})`,
          `${taken.toFixed(1)} s of ${GOAL_S} s (${all})`,
        ],
        [
          "  the whole metadata at that pace",
          `${((taken / messageBytes) * wholeBytes).toFixed(0)} s`,
        ],
      ],
      isMet: taken <= GOAL_S,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
