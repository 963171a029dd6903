/**
 * `npm run soak [minutes]` (60 without a number): the app at work, over and over, on the rehearsal network with its time
 * moved on: a payment from form to finality, every place of the rail, a page of the journal, a lock. What main and the
 * page still hold after a collection, what the page's process has of the system, main's handles and what a round costs are
 * noted; the last quarter is compared with the second. What main has of the system is told beside it: V8 gives little back
 * while there is plenty. The cost of a
 * round is the processor time of all the app's processes, and of main alone, which opening a key does not hide: the time on
 * the clock, printed beside it, is also what other programs were given. Ends with 1 when something grew by more than its allowance. Linux only: it reads /proc.
 */
import { readdirSync } from "node:fs";
import { prepareRegistration, signNow } from "./bench/in-page.mjs";
import { median } from "./bench/median.mjs";
import { commandOf, cpuMs, memoryMib, treeCpuMs, treeOf } from "./bench/process.mjs";
import { staleParts } from "./build.mjs";
import { dataFolder, openHosted } from "./hosted-app.mjs";
import { rootDir, runNode } from "./run.mjs";
import { prepareSystem } from "./system.mjs";

const MINUTE_MS = 60_000;
const MIB = 1024 * 1024;
const PATIENCE_MS = 5 * MINUTE_MS;
/** Blocks of a quarter of a second: a day of the chain passes in half an hour, beside what is skipped. */
const BLOCK_MS = 250;
const SKIPPED_BLOCKS = 50;
/**
 * What may be added between the second and the last quarter. The journal, the list of acts and the rehearsal's own chain
 * lie in main and grow with use by right; their share was measured at well under this.
 */
const ALLOWED = {
  mainMib: 1.25,
  mainRssMib: null,
  handles: 1.05,
  pageMib: 1.2,
  pageRssMib: 1.25,
  cpuMs: 1.25,
  mainCpuMs: 1.25,
  wallMs: null,
};

/** How often it says how it goes, from the median of so many rounds: a run of an hour that only ends well tells little. */
const TELL_EVERY_MS = 5 * MINUTE_MS;
const ROUNDS_TOLD = 25;
const COLUMNS = /** @type {const} */ ([
  "mainMib",
  "mainRssMib",
  "handles",
  "pageMib",
  "pageRssMib",
  "cpuMs",
  "mainCpuMs",
  "wallMs",
]);

/** Runs in the page: a payment up to the review. */
async function preparePayment() {
  const bridge = /** @type {any} */ (globalThis).workstation;
  /** @param {Promise<any>} reply */
  const value = async (reply) => {
    const answer = await reply;
    if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
    return answer.value;
  };
  const { coldkeys } = await value(bridge.app.snapshot(null));
  const operation = {
    kind: "transfer",
    coldkey: coldkeys[0].address,
    // Alice, who is on every development chain.
    destination: "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
    amountRao: 1_000_000n,
  };
  const draft = await value(bridge.operations.draft({ operation }));
  const { review } = await value(
    bridge.operations.review({ draft: draft.id, overrideUnsafe: true }),
  );
  return { draft: draft.id, payloadHash: review.payloadHash };
}

/**
 * Runs in the page: time goes on until nothing is under way any more, then the journal is read and the vault locked.
 * @param {number} blocks
 */
async function settle(blocks) {
  const bridge = /** @type {any} */ (globalThis).workstation;
  for (let turn = 0; turn < 40; turn += 1) {
    const { value } = await bridge.app.snapshot(null);
    if (value.activities.every((/** @type {any} */ { outcome }) => outcome.isFinal)) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const { value } = await bridge.app.snapshot(null);
  const unfinished = value.activities.filter(
    (/** @type {any} */ { outcome }) => outcome.state !== "finalised",
  );
  if (unfinished.length > 0) {
    // Everything that a person would be told, and where the chain stood: a soak of an hour is not run twice to ask.
    const told = JSON.stringify({ chain: value.chain, unfinished }, (_, one) =>
      typeof one === "bigint" ? `${one}` : one,
    );
    throw new Error(`Not finalised: ${told}`);
  }
  const moved = await bridge.rehearsal.advance({ blocks });
  if (!moved.ok) throw new Error(JSON.stringify(moved.fault));
  const page = await bridge.journal.page({ before: null, limit: 50 });
  if (!page.ok) throw new Error(JSON.stringify(page.fault));
  await bridge.app.lock(null);
}

/** @param {import("playwright").Page} page */
async function visitPlaces(page) {
  const places = page.getByRole("navigation").getByRole("button");
  const names = await places.evaluateAll((all) =>
    all.map((one) => (one.closest("li") === null ? "" : (one.textContent ?? ""))),
  );
  for (const [at, name] of names.entries()) {
    if (name === "") continue;
    await places.nth(at).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
}

/**
 * @typedef {{ atMs: number, mainMib: number, mainRssMib: number, handles: number, pageMib: number, pageRssMib: number, cpuMs: number, mainCpuMs: number, wallMs: number }} Sample
 */

/**
 * Of the browser's processes for pages the largest, which is the app's: the others are empty ones in reserve.
 * @param {number} pid
 */
function largestPageMib(pid) {
  const pages = treeOf(pid).filter((one) => commandOf(one).includes("--type=renderer"));
  const sizes = pages.map((one) => memoryMib(one, "VmRSS"));
  // One that was replaced may end while it is looked at.
  return Math.max(...sizes.filter(Number.isFinite));
}

/**
 * @param {import("./hosted-app.mjs").HostedApp} app
 * @returns {Promise<Sample>}
 */
async function round(app) {
  const { page } = app;
  const startedAtMs = performance.now();
  const before = { all: treeCpuMs(app.pid), main: cpuMs(app.pid) };
  const reviewed = await page.evaluate(preparePayment);
  await page.evaluate(signNow, reviewed);
  await page.evaluate(settle, SKIPPED_BLOCKS);
  await visitPlaces(page);
  const wallMs = performance.now() - startedAtMs;
  const after = { all: treeCpuMs(app.pid), main: cpuMs(app.pid) };
  const vaults = /** @type {number[]} */ (await app.control("vaultPids"));
  if (vaults.length > 0) throw new Error("A vault outlived the lock");
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return {
    atMs: startedAtMs,
    mainMib: Number(await app.control("heldBytes")) / MIB,
    mainRssMib: memoryMib(app.pid, "VmRSS"),
    handles: readdirSync(`/proc/${app.pid}/fd`).length,
    pageMib: usedSize / MIB,
    pageRssMib: largestPageMib(app.pid),
    cpuMs: after.all - before.all,
    mainCpuMs: after.main - before.main,
    wallMs,
  };
}

/** @param {number} minutes */
async function soak(minutes) {
  if ((await prepareSystem({ window: false, tests: true })).length > 0) return 1;
  if (staleParts(rootDir).length > 0 && (await runNode("tools/build.mjs")) !== 0) return 1;
  const data = dataFolder();
  const app = await openHosted(rootDir, data.path, [`--rehearsal-block-ms=${BLOCK_MS}`]);
  /** @type {Sample[]} */
  const samples = [];
  // What else runs on this machine may keep a click waiting; that is measured, and no reason to stop.
  app.page.setDefaultTimeout(PATIENCE_MS);
  try {
    await app.page.locator("button:enabled").first().waitFor({ state: "visible" });
    await app.page.evaluate(async () => {
      await /** @type {any} */ (globalThis).workstation.app.chooseProfile({ profile: "combined" });
    });
    await app.page.evaluate(signNow, await app.page.evaluate(prepareRegistration));
    const until = performance.now() + minutes * MINUTE_MS;
    let toldAtMs = performance.now();
    while (performance.now() < until) {
      samples.push(await round(app));
      if (performance.now() - toldAtMs < TELL_EVERY_MS) continue;
      toldAtMs = performance.now();
      console.log(inWords(samples.length, samples.slice(-ROUNDS_TOLD)));
    }
  } finally {
    await app.close();
    data.remove();
  }
  return report(samples, minutes);
}

/** @type {(samples: readonly Sample[], key: typeof COLUMNS[number]) => number} */
const middle = (samples, key) => median(samples.map((one) => one[key]));

/** @type {(round: number, samples: readonly Sample[]) => string} */
const inWords = (round, samples) =>
  `round ${round}: ${COLUMNS.map((key) => `${key} ${middle(samples, key).toFixed(1)}`).join(", ")}`;

/**
 * @param {readonly Sample[]} samples
 * @param {number} minutes
 */
function report(samples, minutes) {
  const quarter = Math.floor(samples.length / 4);
  if (quarter < 2) {
    console.log(`${samples.length} rounds: too few to compare.`);
    return 1;
  }
  console.log(`\n${samples.length} rounds in ${minutes} minutes`);
  let code = 0;
  for (const key of COLUMNS) {
    const before = middle(samples.slice(quarter, 2 * quarter), key);
    const after = middle(samples.slice(-quarter), key);
    const allowed = ALLOWED[key];
    const grew = allowed !== null && after / before > allowed;
    if (grew) code = 1;
    const verdict = allowed === null ? "told only" : `at most ${allowed}  ${grew ? "GREW" : "ok"}`;
    console.log(
      `${key.padEnd(10)}${before.toFixed(1).padStart(9)}${after.toFixed(1).padStart(9)}  ${(after / before).toFixed(2)} x, ${verdict}`,
    );
  }
  return code;
}

const DEFAULT_MINUTES = 60;
process.exitCode = await soak(Number(process.argv[2] ?? DEFAULT_MINUTES));
