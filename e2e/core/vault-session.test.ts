/**
 * A whole session of a Vault on this very machine: start, create, take a request, sign it, sign a statement, write the
 * answer, export the journal, quit. `offline.test.ts` runs it once more in a network namespace of its own, under a trace
 * of system calls, and lets an interface come up in the middle of it.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { thisSystem } from "../../main/posture/system.ts";
import { across, fundedVault, openPair, type Pair, pairUp } from "./pair.ts";
import { PASSPHRASE } from "./steps.ts";

const pairs: Pair[] = [];
afterEach(async () => {
  for (const pair of pairs.splice(0)) await pair.close();
});

/** In a namespace that only root of it can change, with nothing but its loopback, and a view of the system that says so. */
function isAlone(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const devices = readFileSync("/proc/self/net/dev", "utf8").split("\n").slice(2);
  const isLoopback = (name: string): boolean => name === "lo";
  return (
    devices.every((line) => line.trim() === "" || line.trim().startsWith("lo:")) &&
    readdirSync("/sys/class/net").every(isLoopback)
  );
}

test("a Vault's session: created, signed, exported, left", { timeout: 240_000 }, async () => {
  const exported = await mkdtemp(join(tmpdir(), "ckw-exported-"));
  const pair = await openPair({
    vault: { realVault: true, system: thisSystem(process.platform) },
  });
  pairs.push(pair);
  const { vault } = pair;
  const { core } = vault;
  const looked = await core.until(
    "the gap was looked at",
    ({ airGap }) => airGap !== null && airGap.state !== "unknown",
  );
  if (looked.airGap?.state === "open") await core.get("airgap.acknowledge", { isPractice: true });
  const coldkey = await fundedVault(pair);
  await pairUp(pair);
  await across(pair, {
    ...{ kind: "transfer", coldkey, destination: coldkey, amountRao: 1_000_000n },
  });
  const text = "I hold this key.";
  const { signature } = await core.get("messages.sign", {
    ...{ address: coldkey, text },
    passphrase: await core.send(PASSPHRASE),
  });
  expect(await core.get("messages.verify", { address: coldkey, text, signature })).toEqual({
    form: "wrapped",
  });
  expect(
    await core.get("messages.verify", { address: coldkey, text: `${text} `, signature }),
  ).toEqual({ form: null });
  vault.choose(exported);
  await core.get("journal.export", { form: "bundle" });
  expect((await readdir(exported)).length).toBe(1);
  expect(core.bugs).toEqual([]);
});

test("an interface that comes up in the middle stops the keys within two seconds", async (context) => {
  if (!isAlone()) return context.skip("needs a network namespace of its own");
  const pair = await openPair({ vault: { realVault: true, system: thisSystem("linux") } });
  pairs.push(pair);
  const { core } = pair.vault;
  await core.until("the gap is whole", ({ airGap }) => airGap?.state === "closed");
  const ip = (...args: string[]) => spawnSync("ip", args, { stdio: "ignore" }).status === 0;
  const hasDevice =
    ip("link", "add", "gap0", "type", "dummy") ||
    (ip("link", "add", "gap0", "type", "veth", "peer", "name", "gap1") &&
      ip("link", "set", "gap1", "up"));
  expect(hasDevice).toBe(true);
  const sinceMs = performance.now();
  expect(ip("link", "set", "gap0", "up")).toBe(true);
  await core.until("it is seen", ({ airGap }) => airGap?.state === "open", 2_000);
  expect(performance.now() - sinceMs).toBeLessThan(2_000);
  expect(
    await core.ask("passphrase.judge", { passphrase: await core.send(PASSPHRASE) }),
  ).toMatchObject({
    ok: false,
    fault: { code: "AIR_GAP_OPEN" },
  });
  ip("link", "delete", "gap0");
  await core.until("it is gone", ({ airGap }) => airGap?.state === "gone");
  await core.get("airgap.acknowledge", { isPractice: false });
  expect(core.workstation.snapshot().airGap?.state).toBe("closed");
});
