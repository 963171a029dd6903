/**
 * A new passphrase, or a new unlock time, for a key and the hotkeys that its passphrase opens. The vault makes the new
 * files, the wallet replaces the old ones as one change (wallet/reseal.ts), and the journal holds its beginning and end.
 */
import { randomUUID } from "node:crypto";
import type { LeftKey } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { ResealRecord, Reseals } from "../wallet/reseal.ts";
import type { Settings } from "../wallet/settings.ts";
import { familyOf, nameLeft, readSealed, type SealedKey } from "./family.ts";
import type { Model } from "./model.ts";
import { sealingCost } from "./new-keys.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

export interface PassphraseChanges {
  readonly handlers: Pick<
    Handlers,
    "passphrase.change" | "passphrase.suggest" | "throws.judge" | "doctor.finishChange"
  >;
  /** Finishes or undoes what a crash left. Refuses as the disk does. */
  recover(): Promise<void>;
}

const ceremonyOf = (isNewPassphrase: boolean): string =>
  isNewPassphrase ? "change-passphrase" : "change-unlock-time";

export function createPassphraseChanges(parts: {
  vault: Vault;
  keystore: Keystore;
  reseals: Reseals;
  journal: Journal;
  settings: Settings;
  tickets: Tickets;
  model: Model;
  clock: Clock;
}): PassphraseChanges {
  const { vault, keystore, reseals, journal, settings, tickets, model, clock } = parts;

  async function onDone({ id, owner, isNewPassphrase, left, files }: ResealRecord): Promise<void> {
    const about = { subject: owner, act: id };
    await journal.append({
      kind: "passphrase.changed",
      ...about,
      facts: { files: files.length, untouched: left, isNewPassphrase },
    });
    await journal.append({
      kind: "ceremony.completed",
      ...about,
      facts: { ceremony: ceremonyOf(isNewPassphrase) },
    });
    const nowMs = clock.nowMs();
    for (const { address } of files) {
      await keystore.changeCard(address, (card) => ({ ...card, openedAtMs: nowMs }));
    }
  }

  const abandon = (record: Pick<ResealRecord, "id" | "owner" | "isNewPassphrase">, why: string) =>
    journal.append({
      kind: "ceremony.abandoned",
      subject: record.owner,
      act: record.id,
      facts: { ceremony: ceremonyOf(record.isNewPassphrase), reason: why },
    });

  async function recover(): Promise<void> {
    await reseals.recover({
      onDone,
      onUndone: async (record) => {
        await abandon(record, "interrupted");
      },
    });
    model.change();
  }

  /** What the vault sealed anew, and what it left. */
  async function seal(
    present: readonly SealedKey[],
    ports: readonly SecretPort[],
  ): Promise<{
    made: (SealedKey & { after: Uint8Array })[];
    left: LeftKey[];
    session: string;
    tookMs: number;
  }> {
    const [first, ...others] = present;
    if (first === undefined) throw new Error("Nothing to seal");
    const cost = await sealingCost(vault, settings);
    const result = await vault.call(
      "resealSet",
      {
        coldkey: first.sealed,
        others: others.map(({ sealed }) => sealed),
        cost,
        passphrase: 0,
        newPassphrase: ports.length > 1 ? 1 : null,
      },
      ports,
    );
    const { coldkey, others: again, session, tookMs } = demand(result);
    const made = [{ ...first, after: coldkey }];
    const left: LeftKey[] = [];
    for (const [index, key] of others.entries()) {
      const one = again[index];
      if (one === undefined) throw new Error("The vault forgot a file");
      if ("sealed" in one) made.push({ ...key, after: one.sealed });
      else left.push(nameLeft(key.card, one.left));
    }
    return { made, left, session, tookMs };
  }

  async function replace(
    address: Ss58,
    isNewPassphrase: boolean,
    sealed: Awaited<ReturnType<typeof seal>>,
    leftCount: number,
  ): Promise<void> {
    const id = `reseal-${randomUUID().slice(0, 13)}`;
    await journal.append({
      kind: "ceremony.started",
      subject: address,
      act: id,
      facts: { ceremony: ceremonyOf(isNewPassphrase) },
    });
    try {
      await reseals.replace(
        {
          id,
          owner: address,
          startedAtMs: clock.nowMs(),
          isNewPassphrase,
          left: leftCount,
          files: sealed.made.map(({ card, sealed: before, after }) => ({
            address: card.address,
            before,
            after,
          })),
        },
        {
          onDone,
          async prove(of, bytes) {
            const { session } = sealed;
            const opened = demand(
              await vault.call("verifySealed", { sealed: Uint8Array.from(bytes), session }),
            );
            if (opened.address !== of) throw new Refusal("KEY_READ_BACK_DIFFERS", { address: of });
          },
        },
      );
    } catch (error) {
      const isCertain = error instanceof Refusal && error.fault.code === "RESEAL_UNFINISHED";
      if (!isCertain) await abandon({ id, owner: address, isNewPassphrase }, "not-written");
      throw error;
    }
  }

  return {
    recover,
    handlers: {
      async "passphrase.change"({ address, passphrase, newPassphrase }) {
        const ports = [passphrase, ...(newPassphrase === null ? [] : [newPassphrase])].map(
          (ticket) => tickets.take(ticket, "in"),
        );
        const card = keystore.card(address);
        if (card === null) throw new Refusal("KEY_NOT_HERE", { address });
        if (reseals.pending() !== null) await recover();
        const { present, left: absent } = await readSealed(keystore, familyOf(keystore, card));
        try {
          const sealed = await seal(present, ports);
          const left = [...absent, ...sealed.left];
          await replace(address, newPassphrase !== null, sealed, left.length);
          return { changed: sealed.made.length, left, tookMs: sealed.tookMs };
        } finally {
          // Also after a refusal: the new key is open in the vault, and nobody needs it any more.
          await vault.lock("done");
          model.change();
        }
      },

      "passphrase.suggest": async ({ count, out }) => {
        const made = demand(
          await vault.call("suggestPassphrase", { words: count, out: 0 }, [
            tickets.take(out, "out"),
          ]),
        );
        return { count: made.words, bits: made.bits };
      },

      "throws.judge": async ({ sides, wordCount, throws }) =>
        demand(
          await vault.call("judgeThrows", { sides, wordCount, throws: 0 }, [
            tickets.take(throws, "in"),
          ]),
        ),

      async "doctor.finishChange"() {
        await recover();
        return null;
      },
    },
  };
}
