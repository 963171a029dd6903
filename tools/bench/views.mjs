/**
 * What looking costs, for `npm run bench`: round trips and bytes of a portfolio and of one subnet, counted at the socket of
 * a made-up network of 128 subnets; and how long what was kept takes to be there.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataFolder, openHosted } from "../hosted-app.mjs";
import { findOfficialClient } from "../official-wallet.mjs";
import { rootDir } from "../run.mjs";
import { ask, bundle } from "./bundled.mjs";
import { becomeDesk, firstPaintMs, keepPortfolio, scrollFrames } from "./in-view.mjs";
import { median } from "./median.mjs";

/** Round trips for a portfolio, whatever its size. */
const GOAL_TRIPS = 4;
/** From the press on the place until what was kept is painted. */
const GOAL_KEPT_MS = 200;
/** Two frames of a screen with 60 a second: nobody sees it stutter. */
const GOAL_FRAME_MS = 34;
const MOMENTS = /** @type {const} */ (["at rest", "in the first frame"]);
/** Starts of the app whose first paint is measured, for each moment. */
const RUNS = 7;
/** What is scrolled: the subnet that is added to the dozen, with as many neurons as the main network's have. */
const SCROLLED = { netuid: 13, world: "13x256" };
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
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
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
const [sizes, btcli, commands, keptFolder] = process.argv.slice(2).map((text) => JSON.parse(text));

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
  const folder = mkdtempSync(join(tmpdir(), "ckw-bench-"));
  views = await openViews({
    files: nodeFiles, folder, clock: systemClock,
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
  if (isLargest) cpSync(folder, keptFolder, { recursive: true });
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

/**
 * @param {string | null} btcli
 * @param {string} keptFolder gets what the app keeps of the largest portfolio
 * @returns {Promise<Result[]>}
 */
async function measured(btcli, keptFolder) {
  const folder = mkdtempSync(join(tmpdir(), "coldkey-bench-views-"));
  try {
    const given = [SIZES, btcli, OFFICIAL_COMMANDS, keptFolder];
    return await ask(
      await bundle(folder, PROGRAM),
      given.map((value) => JSON.stringify(value)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kb = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const ms = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/**
 * The first paint of what was kept, and frames of the metagraph, in the real app.
 * @param {string} keptFolder the views of the largest portfolio
 */
async function inApp(keptFolder) {
  const data = dataFolder();
  const open = () =>
    openHosted(rootDir, data.path, [
      "--rehearsal-block-ms=1000",
      `--rehearsal-world=${SCROLLED.world}`,
    ]);
  try {
    const first = await open();
    await becomeDesk(first);
    await keepPortfolio(first);
    await first.close();
    const views = join(data.path, "Coldkey Workstation", "workstation", "views");
    const paints = {
      "at rest": /** @type {number[]} */ ([]),
      "in the first frame": /** @type {number[]} */ ([]),
    };
    for (const when of MOMENTS) {
      while (paints[when].length < RUNS) {
        // The account is another one on the app's own network, and the app reads it as soon as it can.
        cpSync(keptFolder, views, {
          recursive: true,
          filter: (from) => !from.endsWith("genesis.json"),
        });
        const again = await open();
        const paint = await firstPaintMs(again, when);
        // The node may have been quicker: what was painted then is not what was kept.
        if (paint.isKept) paints[when].push(paint.ms);
        await again.close();
      }
    }
    const last = await open();
    try {
      return { paints, ...(await scrollFrames(last, SCROLLED.netuid)) };
    } finally {
      await last.close();
    }
  } finally {
    data.remove();
  }
}

/** Rows for the table of the benchmark, and whether the goals are met. */
export async function viewRows() {
  const client = findOfficialClient();
  const keptFolder = mkdtempSync(join(tmpdir(), "coldkey-bench-kept-"));
  try {
    const results = await measured(
      client.bin === null ? null : join(client.bin, "btcli"),
      keptFolder,
    );
    return rowsOf(results, client.reason, await inApp(keptFolder));
  } finally {
    rmSync(keptFolder, { recursive: true, force: true });
  }
}

/**
 * @param {Result[]} results
 * @param {string | null} reason why the official client could not be asked
 * @param {{ paints: Record<"at rest" | "in the first frame", number[]>, rows: number, frames: number[] }} seen
 */
function rowsOf(results, reason, { paints, rows: neurons, frames }) {
  const [largest] = results.slice(-1);
  if (largest === undefined) throw new Error("nothing was measured");
  const { "at rest": atRest, "in the first frame": atOnce } = paints;
  const late = frames[Math.floor(frames.length * 0.95)] ?? 0;
  const { hotkeys, subnets } = largest.size;
  return {
    isMet:
      results.every(({ portfolio }) => portfolio.sent <= GOAL_TRIPS) &&
      median(paints["at rest"]) <= GOAL_KEPT_MS &&
      late <= GOAL_FRAME_MS,
    rows: [
      [
        `first paint, kept, ${hotkeys} hotkeys, ${subnets} subnets (goal ${GOAL_KEPT_MS} ms)`,
        `median of ${RUNS} ${ms(median(atRest))}, longest ${ms(Math.max(...atRest))}`,
      ],
      [
        "  pressed in the app's first frame, while it still starts",
        `median of ${RUNS} ${ms(median(atOnce))}, longest ${ms(Math.max(...atOnce))}`,
      ],
      [
        `metagraph of ${neurons} neurons, frames (goal 95 % under ${GOAL_FRAME_MS} ms)`,
        `median ${ms(median(frames))}, 95 % under ${ms(late)}, longest ${ms(frames.at(-1) ?? 0)}`,
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
      ...officialRows(largest, reason),
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
  const { rows, isMet } = await viewRows();
  for (const [name = "", value = ""] of rows) console.log(`${name.padEnd(64)}${value}`);
  process.exitCode = isMet ? 0 : 1;
}
