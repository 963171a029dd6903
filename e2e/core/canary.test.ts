/**
 * Canary: whole flows with trip-wires on everything that could carry a key away: sockets, names, other programs, and
 * files outside the app's folder. A poisoned dependency of main would touch one. The vault's own process is watched from
 * outside, by a trace of its system calls (offline.test.ts); what its code may reach is its doors' business.
 */
import { expect, test } from "vitest";
import { VECTORS } from "../../main/vault/testing.ts";
import { openCore } from "./harness.ts";
import { fundedPair, importPhrase, PASSPHRASE } from "./steps.ts";
import { tripWires } from "./trip-wires.ts";

test("Canary: the wires trip at each thing that they watch", async () => {
  const wires = tripWires("/nowhere/of/ours");
  const trips = await wires.provoke();
  wires.cut();
  expect(trips).toEqual(["connect", "lookup", "send", "spawn", "write", "write"]);
});

test("Canary: create, prove, fund, import, hotkey, register, look, examine, verify touch nothing outside", {
  timeout: 240_000,
}, async () => {
  const core = await openCore({ realVault: true });
  const wires = tripWires(core.folder);
  const { coldkey, hotkey } = await fundedPair(core);
  await importPhrase(core, VECTORS[1].phrase, "imported");
  const operation = {
    kind: "register",
    coldkey,
    hotkey,
    netuid: 2,
    maxBurnRao: 10_000_000n,
  } as const;
  const { id: draft } = await core.get("operations.draft", { operation });
  const { review } = await core.get("operations.review", { draft, overrideUnsafe: true });
  await core.get("operations.sign", {
    draft,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  await core.until("it is sent", ({ activities }) =>
    activities.some((act) => act.id === draft && act.outcome.state === "submitted"),
  );
  await core.get("rehearsal.advance", { blocks: 5 });
  await core.until("it is final", ({ activities }) =>
    activities.every(({ outcome }) => outcome.isFinal),
  );
  await core.get("machine.look", null);
  await core.get("doctor.examine", null);
  await core.get("journal.verify", null);
  await core.get("app.lock", null);
  await core.close();
  expect(wires.cut()).toEqual([]);
  expect(wires.seen(), "the flows did write into their own folder").toBeGreaterThan(20);
});
