/**
 * What looking costs, for `npm run bench`: round trips and bytes of a portfolio and of one subnet, counted at the socket of
 * a made-up network of 128 subnets; and how long what was kept takes to be there.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";
import { dataFolder, openHosted } from "../hosted-app.mjs";
import { rootDir } from "../run.mjs";
import { firstPaintMs, keepPortfolio, scrollFrames } from "./in-view.mjs";
import { median } from "./median.mjs";

/** Round trips for a portfolio, whatever its size. */
const GOAL_TRIPS = 4;
/** From the press on the place until what was kept is painted. */
const GOAL_KEPT_MS = 200;
const SIZES = [
  { hotkeys: 1, subnets: 1 },
  { hotkeys: 64, subnets: 12 },
  { hotkeys: 64, subnets: 128 },
];

const PROGRAM = `
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { networks, openChain } from "${rootDir}/main/chain/index.ts";
import { websocketProvider } from "${rootDir}/main/chain/transport.ts";
import { accountOf } from "${rootDir}/main/codec/address.ts";
import { toHex } from "${rootDir}/main/codec/payload.ts";
import { systemClock } from "${rootDir}/main/lib/clock.ts";
import { nodeFiles } from "${rootDir}/main/lib/files.ts";
import { openRelay } from "${rootDir}/main/portfolio/testing-relay.ts";
import { openViews } from "${rootDir}/main/portfolio/views.ts";
import { openRehearsal, REHEARSAL_GENESIS } from "${rootDir}/main/rehearsal/index.ts";

const coldkey = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const results = [];
for (const size of JSON.parse(process.argv[2])) {
  const world = { subnets: 128, neurons: 16, holder: { account: toHex(accountOf(coldkey)), ...size } };
  const node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock, world });
  const relay = await openRelay((await node.serve()).url);
  let live;
  const isLive = new Promise((resolve) => { live = resolve; });
  let views;
  const chain = openChain({
    network: { ...networks.local, genesisHash: REHEARSAL_GENESIS },
    provider: () => websocketProvider({ endpoint: relay.url }),
    clock: systemClock,
    onStatus: (status) => { if (status.state === "live") live(status); },
  });
  const status = await isLive;
  const work = [];
  views = await openViews({
    files: nodeFiles, folder: mkdtempSync(join(tmpdir(), "ckw-bench-")), clock: systemClock,
    network: () => "local", chain: () => chain, inBackground: (each) => work.push(each),
  });
  await views.onStatus(status);
  relay.reset();
  const at = performance.now();
  await views.look(coldkey);
  const ms = performance.now() - at;
  const portfolio = { ...relay.counted };
  await Promise.all(work);
  const keptAt = performance.now();
  const kept = await views.last(coldkey);
  const keptMs = performance.now() - keptAt;
  if (kept === null) throw new Error("nothing was kept");
  relay.reset();
  const subnetAt = performance.now();
  await chain.subnet(1);
  results.push({ size, ms, portfolio, keptMs, subnet: { ...relay.counted }, subnetMs: performance.now() - subnetAt });
  await chain.close();
  await relay.close();
  await node.close();
}
process.stdout.write(JSON.stringify(results));
process.exit(0);
`;

/** @typedef {{ sent: number, sentBytes: number, receivedBytes: number }} Counted */
/** @typedef {{ size: { hotkeys: number, subnets: number }, ms: number, portfolio: Counted, keptMs: number, subnet: Counted, subnetMs: number }} Result */

/** @returns {Promise<Result[]>} */
async function measured() {
  const folder = mkdtempSync(join(tmpdir(), "coldkey-bench-views-"));
  try {
    const entry = join(folder, "program.ts");
    writeFileSync(entry, PROGRAM);
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
    const run = promisify(execFile);
    const program = join(folder, "out", "program.mjs");
    const { stdout } = await run(process.execPath, [program, JSON.stringify(SIZES)]);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kb = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const ms = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/**
 * The first paint of what was kept, and frames of the metagraph, in the real app.
 * @param {string} dataDir of an app whose profile is chosen
 */
async function inApp(dataDir) {
  const slow = ["--rehearsal-block-ms=1000"];
  const first = await openHosted(rootDir, dataDir, slow);
  await first.page.locator("button:enabled").first().waitFor({ state: "visible" });
  await keepPortfolio(first);
  await first.close();
  const again = await openHosted(rootDir, dataDir, slow);
  try {
    await again.page.getByRole("button", { name: "Portfolio", exact: true }).waitFor();
    const paintMs = await firstPaintMs(again);
    return { paintMs, ...(await scrollFrames(again)) };
  } finally {
    await again.close();
  }
}

/**
 * Rows for the table of the benchmark, and whether the goals are met.
 * @param {string} dataDir of an app whose profile is chosen
 */
export async function viewRows(dataDir) {
  const { paintMs, rows: neurons, frames } = await inApp(dataDir);
  const middle = median(frames);
  const late = frames[Math.floor(frames.length * 0.95)] ?? 0;
  const results = await measured();
  const [largest] = results.slice(-1);
  if (largest === undefined) throw new Error("nothing was measured");
  return {
    isMet:
      results.every(({ portfolio }) => portfolio.sent <= GOAL_TRIPS) && paintMs <= GOAL_KEPT_MS,
    rows: [
      [`first paint of a kept portfolio (goal ${GOAL_KEPT_MS} ms)`, ms(paintMs)],
      [
        `metagraph of ${neurons} neurons, frames while it scrolls`,
        `median ${ms(middle)}, 95 % under ${ms(late)}, longest ${ms(frames.at(-1) ?? 0)}`,
      ],
      ...results.map(({ size, ms: took, portfolio }) => [
        `portfolio: ${size.hotkeys} hotkeys, ${size.subnets} subnets (goal ${GOAL_TRIPS} trips)`,
        `${portfolio.sent} round trips, ${ms(took)}, ${kb(portfolio.sentBytes)} out, ${kb(portfolio.receivedBytes)} in`,
      ]),
      ["  the made-up node's own work is in these; what was kept, read", ms(largest.keptMs)],
      [
        "one subnet with its neurons and rules",
        `${largest.subnet.sent} round trip, ${ms(largest.subnetMs)}, ${kb(largest.subnet.receivedBytes)} in`,
      ],
    ],
  };
}

if (process.argv[1]?.endsWith("bench/views.mjs")) {
  const data = dataFolder();
  try {
    const app = await openHosted(rootDir, data.path);
    await app.page.locator("button:enabled").first().waitFor({ state: "visible" });
    await app.page.evaluate(async () => {
      await /** @type {any} */ (globalThis).workstation.app.chooseProfile({ profile: "desk" });
    });
    await app.close();
    for (const [name = "", value = ""] of (await viewRows(data.path)).rows)
      console.log(`${name.padEnd(60)}${value}`);
  } finally {
    data.remove();
  }
}
