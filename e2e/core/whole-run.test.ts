/**
 * Create, import, make a hotkey, sign with both coldkeys, on the rehearsal network inside the app. By itself a flow like
 * any other; `offline.test.ts` runs it once more where there is no network, and under a trace of system calls.
 */
import { expect, test } from "vitest";
import { VECTORS } from "../../main/vault/testing.ts";
import { startCore } from "./start-core.ts";
import { fundedPair, importPhrase, PASSPHRASE } from "./steps.ts";

test("a whole run: create, import, hotkey, sign", { timeout: 240_000 }, async () => {
  const core = await startCore({ realVault: true });
  const { coldkey, hotkey } = await fundedPair(core);
  const imported = await importPhrase(core, VECTORS[1].phrase, "imported");
  await core.get("faucet.request", { address: imported, overrideUnsafe: true });
  await core.until("both have funds", ({ coldkeys }) =>
    coldkeys.every(({ balance }) => (balance?.freeRao ?? 0n) > 0n),
  );
  const operations = [
    { kind: "register", coldkey, hotkey, netuid: 2, maxBurnRao: 10_000_000n },
    { kind: "transfer", coldkey: imported, destination: coldkey, amountRao: 1_000_000n },
  ] as const;
  for (const operation of operations) {
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
  }
  await core.get("rehearsal.advance", { blocks: 5 });
  await core.until("both are final", ({ activities }) =>
    activities.every(({ outcome }) => outcome.isFinal),
  );
  expect(core.bugs).toEqual([]);
});
