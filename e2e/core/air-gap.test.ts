/** A Vault's air gap, broken in every way that can be seen, with a real vault process behind it. */
import { expect, test } from "vitest";
import type { Core, CoreOptions } from "./harness.ts";
import { type GapSystem, offlineMachine } from "./offline-machine.ts";
import { startCore } from "./start-core.ts";
import { createColdkey, PASSPHRASE } from "./steps.ts";

async function vaultOn(system: GapSystem, options: CoreOptions = {}): Promise<Core> {
  const core = await startCore({ system, ...options });
  if (core.workstation.snapshot().profile === null) {
    await core.get("app.chooseProfile", { profile: "vault" });
  }
  await core.until("the gap was looked at", ({ airGap }) => airGap?.state !== "unknown");
  return core;
}
const stateOf = (core: Core) => core.workstation.snapshot().airGap?.state;
const kinds = async (core: Core) =>
  (await core.get("journal.page", { before: null, limit: 100 })).entries
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith("airgap."))
    .reverse();

test("an interface that comes up ends the vault's process within two seconds, and no key is opened", async () => {
  const system = offlineMachine();
  const core = await vaultOn(system, { realVault: true });
  const coldkey = await createColdkey(core, "treasury");
  await core.get("messages.sign", {
    ...{ address: coldkey, text: "I hold this key." },
    passphrase: await core.send(PASSPHRASE),
  });
  // A phrase is open: the process is alive.
  const { id } = await core.get("ceremonies.begin", {
    ...{ kind: "back-up-coldkey", subject: coldkey, target: null },
  });
  expect(stateOf(core)).toBe("closed");
  const sinceMs = performance.now();
  system.interfaces.set("usb0", { up: true });
  await core.until("it is seen", ({ airGap }) => airGap?.state === "open", 2_000);
  expect(performance.now() - sinceMs).toBeLessThan(2_000);
  expect(core.workstation.snapshot().vault.isOpen).toBe(false);
  const refused = await core.ask("messages.sign", {
    ...{ address: coldkey, text: "I hold this key." },
    passphrase: await core.send(PASSPHRASE),
  });
  expect(refused).toMatchObject({ ok: false, fault: { code: "AIR_GAP_OPEN" } });
  expect(await core.ask("airgap.acknowledge", { isPractice: false })).toMatchObject({
    fault: { code: "AIR_GAP_STILL_OPEN" },
  });

  system.interfaces.delete("usb0");
  await core.until("it is gone", ({ airGap }) => airGap?.state === "gone", 2_000);
  const still = await core.ask("messages.sign", {
    ...{ address: coldkey, text: "I hold this key." },
    passphrase: await core.send(PASSPHRASE),
  });
  expect(still).toMatchObject({ ok: false, fault: { code: "AIR_GAP_UNACKNOWLEDGED" } });

  // Not even a restart forgets it.
  await core.close();
  const again = await vaultOn(system, { realVault: true, folder: core.folder });
  expect(stateOf(again)).toBe("gone");
  await again.get("airgap.acknowledge", { isPractice: false });
  expect(stateOf(again)).toBe("closed");
  await again.get("messages.sign", {
    ...{ address: coldkey, text: "I hold this key." },
    passphrase: await again.send(PASSPHRASE),
  });
  expect(await kinds(again)).toEqual(["airgap.broken", "airgap.restored", "airgap.acknowledged"]);
  expect(id).toMatch(/^back-up/);
});

test("a radio, and a network device that is not even up, break it as well", async () => {
  const system = offlineMachine();
  system.interfaces.set("enp1s0", { up: false });
  system.radios.set("rfkill0", { on: false });
  const core = await vaultOn(system);
  expect(stateOf(core)).toBe("closed");
  system.radios.set("rfkill0", { on: true });
  const { airGap } = await core.until("the radio is seen", (now) => now.airGap?.state === "open");
  expect(airGap?.causes.map(({ code }) => code)).toEqual(["GAP_RADIO_ON"]);
  system.radios.set("rfkill0", { on: false });
  await core.until("it is off", (now) => now.airGap?.state === "gone");
  await core.get("airgap.acknowledge", { isPractice: false });
  system.interfaces.set("enx0", { up: false });
  const next = await core.until("the device is seen", (now) => now.airGap?.state !== "closed");
  expect(next.airGap?.causes.map(({ code }) => code)).toEqual(["GAP_NEW_DEVICE"]);
});

test("practice goes on with the network that was accepted, and stops at another", async () => {
  const system = offlineMachine();
  system.interfaces.set("eth0", { up: true });
  const core = await vaultOn(system);
  expect(stateOf(core)).toBe("open");
  await core.get("airgap.acknowledge", { isPractice: true });
  expect(stateOf(core)).toBe("practice");
  const coldkey = await createColdkey(core, "treasury");
  system.interfaces.set("wlan0", { up: true });
  await core.until("the second is seen", ({ airGap }) => airGap?.state === "open");
  // Another network than the rehearsal ends practice by itself, before a key is opened for it.
  await core.get("airgap.acknowledge", { isPractice: true });
  await core.get("networks.choose", { network: "test" });
  expect(
    await core.ask("messages.sign", {
      ...{ address: coldkey, text: "I hold this key." },
      passphrase: await core.send(PASSPHRASE),
    }),
  ).toMatchObject({ ok: false, fault: { code: "AIR_GAP_OPEN" } });
  expect(await core.ask("airgap.acknowledge", { isPractice: true })).toMatchObject({
    fault: { code: "REHEARSAL_ONLY" },
  });
});
