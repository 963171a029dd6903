/**
 * Sealing and opening at chosen unlock times, against the choice, and what the vault's process takes for it: through the
 * running app, as the screens do it.
 */
import { openHosted } from "../hosted-app.mjs";
import { rootDir } from "../run.mjs";

const CHOICES_MS = [1000, 2500, 5000];
/** The time that somebody chose is the time that somebody waits. */
const GOAL = 0.15;

/**
 * Runs in the page: a coldkey to seal again and again. Returns its address.
 */
async function makeKey() {
  const bridge = /** @type {any} */ (globalThis).workstation;
  /** @param {Promise<any>} reply */
  const value = async (reply) => {
    const answer = await reply;
    if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
    return answer.value;
  };
  /** @param {Uint8Array} bytes */
  const send = async (bytes) => {
    const { ticket } = await value(bridge.secrets.open({ direction: "in" }));
    bridge.secrets.send(ticket, bytes);
    return ticket;
  };
  const encoder = new TextEncoder();
  const what = { kind: "import-key", subject: null, target: null };
  const { id } = await value(bridge.ceremonies.begin(what));
  const standing = async () =>
    (await value(bridge.app.snapshot(null))).ceremonies.find(
      (/** @type {any} */ one) => one.id === id,
    );
  /** Every item of the step ticked. @param {object} answer */
  const say = async (answer) => {
    const { step } = await standing();
    const ticked = step.items.map((/** @type {any} */ item) => item.id);
    const all = ticked.length === 0 ? answer : { ...answer, ticked };
    await value(bridge.ceremonies.answer({ id, step: step.id, answer: all, exceptions: [] }));
  };
  await say({ source: "words" });
  await say({ kept: "paper" });
  await say({ operator: "", witness: "" });
  const phrase = "old leopard transfer rib spatial phone calm indicate online fire caution review";
  const words = await send(encoder.encode(phrase));
  await value(bridge.import.inspectPhrase({ id, phrase: words }));
  const [{ address }] = (await standing()).answers.open.readings;
  await say({ address, name: "unlock-time", role: "coldkey", coldkey: null });
  await say({});
  const passphrase = await send(encoder.encode("violet anchor 72 drifting kettles"));
  await value(bridge.import.seal({ id, passphrase }));
  await say({ isCopy: false });
  const { coldkeys } = await value(bridge.app.snapshot(null));
  return coldkeys.find((/** @type {any} */ key) => key.name === "unlock-time").address;
}

/**
 * Runs in the page: chooses a time, seals at it, opens again.
 * @param {{ address: string, targetMs: number }} wish
 */
async function sealAndOpen({ address, targetMs }) {
  const bridge = /** @type {any} */ (globalThis).workstation;
  /** @param {Promise<any>} reply */
  const value = async (reply) => {
    const answer = await reply;
    if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
    return answer.value;
  };
  const passphrase = async () => {
    const { ticket } = await value(bridge.secrets.open({ direction: "in" }));
    bridge.secrets.send(ticket, new TextEncoder().encode("violet anchor 72 drifting kettles"));
    return ticket;
  };
  const chosen = await value(bridge.unlock.choose({ targetMs }));
  const sealed = await value(
    bridge.passphrase.change({ address, passphrase: await passphrase(), newPassphrase: null }),
  );
  const opened = await value(
    bridge.keys.proveOpens({ address, passphrase: await passphrase(), judge: false }),
  );
  return {
    memoryMib: chosen.cost.memoryBytes / 1024 / 1024,
    passes: chosen.cost.passes,
    measuredMs: chosen.measuredMs,
    sealMs: sealed.tookMs,
    openMs: opened.tookMs,
  };
}

/**
 * @param {string} dataDir of an app whose profile is chosen
 * @param {(app: import("../hosted-app.mjs").HostedApp) => { stop(): Promise<number | null> }} watchVault
 * @returns {Promise<{ rows: string[][], isWithinGoal: boolean }>}
 */
export async function unlockTimes(dataDir, watchVault) {
  const app = await openHosted(rootDir, dataDir);
  /** @type {string[][]} */
  const rows = [];
  let isWithinGoal = true;
  try {
    await app.page.locator("button:enabled").first().waitFor({ state: "visible" });
    const address = await app.page.evaluate(makeKey);
    for (const targetMs of CHOICES_MS) {
      const watch = watchVault(app);
      const took = await app.page.evaluate(sealAndOpen, { address, targetMs });
      const peakMib = await watch.stop();
      const pids = /** @type {number[]} */ (await app.control("vaultPids"));
      const off = (/** @type {number} */ ms) => (ms / targetMs - 1) * 100;
      const signed = (/** @type {number} */ percent) =>
        `${percent >= 0 ? "+" : ""}${percent.toFixed(0)} %`;
      const isFloor = took.memoryMib === 256 && took.passes === 3;
      const isNear = [took.sealMs, took.openMs].every((ms) => Math.abs(off(ms)) <= GOAL * 100);
      isWithinGoal &&= isNear || isFloor;
      rows.push([
        `unlock time chosen: ${targetMs / 1000} s`,
        `sealing ${signed(off(took.sealMs))}, opening ${signed(off(took.openMs))} (${took.memoryMib} MiB, ${took.passes} passes${isFloor ? ": the floor" : ""})`,
      ]);
      rows.push([
        "  the vault at most, and after",
        `${peakMib === null ? "not seen" : `${peakMib.toFixed(0)} MiB`}; ${pids.length === 0 ? "no process" : `${pids.length} process alive`}`,
      ]);
    }
  } finally {
    await app.close();
  }
  return { rows, isWithinGoal };
}
