/**
 * `npm run soak [minutes]` (60 without a number): the app at work, over and over, on the rehearsal network with its time
 * moved on: a payment from form to finality, every place of the rail, a page of the journal, a lock. Main's memory and
 * handles, the page's heap and the time that a round takes are noted; the last quarter is compared with the second.
 * Ends with 1 when something grew by more than its allowance. Linux only: it reads /proc.
 */
import { readdirSync } from "node:fs";
import { prepareRegistration, signNow } from "./bench/in-page.mjs";
import { median } from "./bench/median.mjs";
import { memoryMib } from "./bench/process.mjs";
import { staleParts } from "./build.mjs";
import { dataFolder, openHosted } from "./hosted-app.mjs";
import { rootDir, runNode } from "./run.mjs";
import { prepareSystem } from "./system.mjs";

const MINUTE_MS = 60_000;
/** Blocks of a quarter of a second: a day of the chain passes in half an hour, beside what is skipped. */
const BLOCK_MS = 250;
const SKIPPED_BLOCKS = 50;
/**
 * What may be added between the second and the last quarter. The journal, the list of acts and the rehearsal's own chain
 * lie in main and grow with use by right; their share was measured at well under this.
 */
const ALLOWED = { mainMib: 1.25, handles: 1.05, pageMib: 1.2, roundMs: 1.25 };

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
 * @typedef {{ atMs: number, mainMib: number, handles: number, pageMib: number, roundMs: number }} Sample
 */

/**
 * @param {import("./hosted-app.mjs").HostedApp} app
 * @returns {Promise<Sample>}
 */
async function round(app) {
  const { page } = app;
  const startedAtMs = performance.now();
  const reviewed = await page.evaluate(preparePayment);
  await page.evaluate(signNow, reviewed);
  await page.evaluate(settle, SKIPPED_BLOCKS);
  await visitPlaces(page);
  const roundMs = performance.now() - startedAtMs;
  const vaults = /** @type {number[]} */ (await app.control("vaultPids"));
  if (vaults.length > 0) throw new Error("A vault outlived the lock");
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return {
    atMs: startedAtMs,
    mainMib: memoryMib(app.pid, "VmRSS"),
    handles: readdirSync(`/proc/${app.pid}/fd`).length,
    pageMib: usedSize / 1024 / 1024,
    roundMs,
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
  try {
    await app.page.locator("button:enabled").first().waitFor({ state: "visible" });
    await app.page.evaluate(async () => {
      await /** @type {any} */ (globalThis).workstation.app.chooseProfile({ profile: "combined" });
    });
    await app.page.evaluate(signNow, await app.page.evaluate(prepareRegistration));
    const until = performance.now() + minutes * MINUTE_MS;
    while (performance.now() < until) samples.push(await round(app));
  } finally {
    await app.close();
    data.remove();
  }
  return report(samples, minutes);
}

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
  for (const key of /** @type {const} */ (["mainMib", "handles", "pageMib", "roundMs"])) {
    const of = (/** @type {readonly Sample[]} */ part) => median(part.map((one) => one[key]));
    const before = of(samples.slice(quarter, 2 * quarter));
    const after = of(samples.slice(-quarter));
    const ratio = after / before;
    if (ratio > ALLOWED[key]) code = 1;
    const verdict = ratio > ALLOWED[key] ? "GREW" : "ok";
    console.log(
      `${key.padEnd(10)}${before.toFixed(1).padStart(9)}${after.toFixed(1).padStart(9)}  ${ratio.toFixed(2)} x, at most ${ALLOWED[key]}  ${verdict}`,
    );
  }
  return code;
}

const DEFAULT_MINUTES = 60;
process.exitCode = await soak(Number(process.argv[2] ?? DEFAULT_MINUTES));
