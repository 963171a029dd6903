/**
 * `npm run bench`, hotkeys: a thousand created, sealed and on the disk by the running app, and the official library on
 * the same machine with its own encryption, one after the other, for as many keys as a few seconds allow.
 */
import { spawnSync } from "node:child_process";
import { openHosted } from "../hosted-app.mjs";
import { findOfficialPython } from "../official-wallet.mjs";
import { rootDir } from "../run.mjs";

const COUNT = 1000;
/** The goals of the project. */
const GOAL_S = 10;
const GOAL_RATIO = 5;

/**
 * Runs in the page, over the bridge as the screens use it. Returns how long the whole act took, the passphrase included.
 * @param {number} count
 */
async function makeHotkeys(count) {
  const bridge = /** @type {any} */ (globalThis).workstation;
  /** @param {Promise<any>} reply */
  const value = async (reply) => {
    const answer = await reply;
    if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
    return answer.value;
  };
  const { coldkeys } = await value(bridge.app.snapshot(null));
  const { ticket } = await value(bridge.secrets.open({ direction: "in" }));
  bridge.secrets.send(ticket, new TextEncoder().encode("violet anchor 72 drifting kettles"));
  const names = Array.from({ length: count }, (_, index) => `bench-${index + 1}`);
  const coldkey = coldkeys[0].address;
  const startedAtMs = performance.now();
  const made = await value(
    bridge.hotkeys.createMany({ coldkey, names, tags: [], passphrase: ticket }),
  );
  if (made.made !== count) throw new Error(JSON.stringify(made));
  return performance.now() - startedAtMs;
}

const OFFICIAL = `
import json, os, sys, tempfile, time
from bittensor_wallet import Keyfile, Keypair
folder = tempfile.mkdtemp()
out = {}
for what, encrypt, count in (("encrypted", True, 2), ("plain", False, 50)):
    start = time.perf_counter()
    for n in range(count):
        key = Keypair.create_from_mnemonic(Keypair.generate_mnemonic(24))
        file = Keyfile(path=os.path.join(folder, what + str(n)), name=str(n))
        file.set_keypair(key, encrypt=encrypt, overwrite=True, password="seven copper herons at dusk" if encrypt else None)
    out[what] = (time.perf_counter() - start) / count * 1000
print(json.dumps(out))
`;

/** Milliseconds for each key; a reason where it cannot be measured. */
function official() {
  const { python, reason } = findOfficialPython();
  if (python === null) return { encrypted: null, plain: null, reason };
  const { status, stdout } = spawnSync(python, ["-c", OFFICIAL], { encoding: "utf8" });
  if (status !== 0) return { encrypted: null, plain: null, reason: "the official library failed" };
  const { encrypted, plain } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
  return { encrypted: Number(encrypted), plain: Number(plain), reason: null };
}

/**
 * Rows of the table. The data folder holds a coldkey already.
 * @param {string} dataDir
 * @returns {Promise<string[][]>}
 */
export async function hotkeyRows(dataDir) {
  const app = await openHosted(rootDir, dataDir);
  let ms = 0;
  try {
    await app.page.locator("button:enabled").first().waitFor({ state: "visible" });
    ms = await app.page.evaluate(makeHotkeys, COUNT);
  } finally {
    await app.close();
  }
  const each = ms / COUNT;
  const theirs = official();
  const isFast = ms / 1000 < GOAL_S;
  const rows = [
    [
      `${COUNT} hotkeys created, sealed and on disk`,
      `${(ms / 1000).toFixed(1)} s (goal: under ${GOAL_S} s${isFast ? "" : ", MISSED"})`,
    ],
  ];
  if (theirs.encrypted === null)
    return [...rows, ["  the official library", `skipped: ${theirs.reason}`]];
  const ratio = theirs.encrypted / each;
  return [
    ...rows,
    ["  each", `${each.toFixed(1)} ms`],
    ["  official library, encrypted, each", `${theirs.encrypted.toFixed(0)} ms`],
    [
      "  ratio",
      `${ratio.toFixed(0)} × faster (goal: ${GOAL_RATIO} ×${ratio >= GOAL_RATIO ? "" : ", MISSED"})`,
    ],
    ["  official library, not encrypted, each", `${theirs.plain.toFixed(1)} ms`],
  ];
}
