/** `npm run bench`, requests: what crosses the gap for each kind of operation, and what reading it costs a Vault. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootDir } from "../run.mjs";
import { ask, bundle } from "./bundled.mjs";

const GOAL_BYTES = 4096;
const GOAL_MS = 150;
/** The main network's, where it lies beside the project; the rehearsal's is used elsewhere. */
const METADATA = join(rootDir, "../shared/chain/finney-424.metadata.scale");

const PROGRAM = `
import { readFileSync } from "node:fs";
import { measureRequests } from "${rootDir}/tools/bench/measure-requests.ts";
const [, , path = ""] = process.argv;
const metadata = path === "" ? null : new Uint8Array(readFileSync(path));
// Not at the top level: what is loaded later waits for this module.
void measureRequests(metadata).then((result) => {
  process.stdout.write(JSON.stringify(result), () => process.exit(0));
});
`;

/** @returns {Promise<import("./measure-requests.ts").Measurements>} */
async function measured() {
  const folder = mkdtempSync(join(tmpdir(), "coldkey-bench-requests-"));
  try {
    return await ask(await bundle(folder, PROGRAM), [existsSync(METADATA) ? METADATA : ""]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(0)} kB`;

/** @returns {Promise<{ rows: [string, string][], isMet: boolean, medianBytes: number, wholeBytes: number }>} */
export async function requestRows() {
  const { chain, requests, metadataBytes, metadataZippedBytes, wholeMs } = await measured();
  const middle = requests[requests.length >> 1];
  if (middle === undefined) throw new Error("No request was measured");
  const slowest = requests.reduce((a, b) => (b.reviewMs > a.reviewMs ? b : a));
  return {
    rows: [
      [
        `request with proof, ${chain} (median of ${requests.length} kinds)`,
        `${middle.bytes} bytes of ${GOAL_BYTES}`,
      ],
      ...requests.map(
        ({ kind, bytes, proofBytes, reviewMs }) =>
          /** @type {[string, string]} */ ([
            `  ${kind}`,
            `${bytes} bytes, ${proofBytes} of them proof; read in ${reviewMs.toFixed(1)} ms`,
          ]),
      ),
      [
        "  the whole metadata instead",
        `${kilobytes(metadataBytes)}, ${kilobytes(metadataZippedBytes)} zipped`,
      ],
      [
        `proof verified and call decoded, slowest kind (${slowest.kind})`,
        `${slowest.reviewMs.toFixed(1)} ms of ${GOAL_MS} ms`,
      ],
      ["  from the whole metadata instead", `${wholeMs.toFixed(0)} ms`],
    ],
    isMet: middle.bytes <= GOAL_BYTES && slowest.reviewMs <= GOAL_MS,
    medianBytes: middle.bytes,
    wholeBytes: metadataZippedBytes,
  };
}

if (process.argv[1]?.endsWith("bench/requests.mjs")) {
  for (const [name, value] of (await requestRows()).rows) console.log(name.padEnd(60), value);
}
