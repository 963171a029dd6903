/**
 * What looking costs, for `npm run bench`: round trips and bytes of a portfolio and of one subnet, counted at the socket of
 * a made-up network of 128 subnets; and how long what was kept takes to be there.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataFolder, openHosted } from "../hosted-app.mjs";
import { findOfficialClient } from "../official-wallet.mjs";
import { rootDir } from "../run.mjs";
import { ask, bundle } from "./bundled.mjs";
import { firstPaintMs, keepPortfolio, scrollFrames } from "./in-view.mjs";
import { median } from "./median.mjs";

/** Round trips for a portfolio, whatever its size. */
const GOAL_TRIPS = 4;
/** From the press on the place until what was kept is painted. */
const GOAL_KEPT_MS = 200;
const SIZES = [
  { hotkeys: 1, subnets: 1 },
  { hotkeys: 64, subnets: 1 },
  { hotkeys: 1, subnets: 128 },
  { hotkeys: 64, subnets: 128 },
];
/** What the official client needs for what one portfolio shows. */
const OFFICIAL_COMMANDS = [
  ["wallet", "balance"],
  ["wallet", "overview"],
  ["stake", "list"],
];

const PROGRAM = `
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
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
const [sizes, btcli, commands] = process.argv.slice(2).map((text) => JSON.parse(text));

/** The commands one after the other, each a process of its own, as a user runs them: their frames and their time. */
async function official(relay) {
  const root = mkdtempSync(join(tmpdir(), "ckw-bench-btcli-"));
  const folder = join(root, "wallets", "bench");
  mkdirSync(join(folder, "hotkeys"), { recursive: true });
  const publicKey = toHex(accountOf(coldkey));
  const text = JSON.stringify({ accountId: publicKey, publicKey, ss58Address: coldkey });
  for (const name of ["coldkeypub.txt", "hotkeys/default", "hotkeys/defaultpub.txt"]) writeFileSync(join(folder, name), text);
  const done = [];
  for (const command of commands) {
    relay.reset();
    const at = performance.now();
    const args = [...command, "--network", relay.url, "--wallet-path", join(root, "wallets"), "--wallet-name", "bench", "--json-output"];
    const { stdout } = await promisify(execFile)(btcli, args, { env: { ...process.env, HOME: root }, timeout: 120_000, maxBuffer: 1 << 27 });
    done.push({ command: command.join(" "), ms: performance.now() - at, ...relay.counted, said: stdout.length });
  }
  return done;
}
for (const size of sizes) {
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
  const subnetMs = performance.now() - subnetAt;
  const subnet = { ...relay.counted };
  const isLargest = size === sizes.at(-1);
  const theirs = isLargest && btcli !== null ? await official(relay) : [];
  results.push({ size, ms, portfolio, keptMs, subnet, subnetMs, theirs });
  await chain.close();
  await relay.close();
  await node.close();
}
process.stdout.write(JSON.stringify(results));
process.exit(0);
`;

/** @typedef {{ sent: number, sentBytes: number, receivedBytes: number }} Counted */
/** @typedef {Counted & { command: string, ms: number, said: number }} Theirs */
/** @typedef {{ size: { hotkeys: number, subnets: number }, ms: number, portfolio: Counted, keptMs: number, subnet: Counted, subnetMs: number, theirs: Theirs[] }} Result */

/** @param {string | null} btcli @returns {Promise<Result[]>} */
async function measured(btcli) {
  const folder = mkdtempSync(join(tmpdir(), "coldkey-bench-views-"));
  try {
    const args = [SIZES, btcli, OFFICIAL_COMMANDS].map((value) => JSON.stringify(value));
    return await ask(await bundle(folder, PROGRAM), args);
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
  const client = findOfficialClient();
  const results = await measured(client.bin === null ? null : join(client.bin, "btcli"));
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
      ...officialRows(largest, client.reason),
    ],
  };
}

/**
 * The official client on the same node, with the same coldkey.
 * @param {Result} largest @param {string | null} reason why it could not be asked
 * @returns {string[][]}
 */
function officialRows({ size, ms: took, portfolio, theirs }, reason) {
  const title = `official client, ${size.hotkeys} hotkeys, ${size.subnets} subnets`;
  if (reason !== null) return [[title, `skipped: ${reason}`]];
  const sum = (/** @type {"sent" | "ms" | "receivedBytes"} */ of) =>
    theirs.reduce((total, one) => total + one[of], 0);
  const times = (/** @type {number} */ value) => `${value.toFixed(1)} times`;
  return [
    [title, "each command a process of its own"],
    ...theirs.map((one) => [
      `  btcli ${one.command}`,
      `${one.sent} messages, ${ms(one.ms)}, ${kb(one.receivedBytes)} in`,
    ]),
    [
      `  all three against one look of ours`,
      `${times(sum("sent") / portfolio.sent)} the messages, ${times(sum("ms") / took)} the time, ${times(
        sum("receivedBytes") / portfolio.receivedBytes,
      )} the bytes`,
    ],
  ];
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
