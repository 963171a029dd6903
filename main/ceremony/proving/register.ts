/** Small changes of the register that are no ceremonies: what is said about a copy, reminders, and looking a card up. */
import { randomInt } from "node:crypto";
import type { BackupCopy, CardMatch, Tighter } from "../../../preload/contract.ts";
import type { Ss58 } from "../../codec/values.ts";
import { Refusal } from "../../lib/fault.ts";
import type { SecretPort } from "../../vault/process.ts";
import { demandFreeLabel, demandHarmless, findCounting } from "../../wallet/copies.ts";
import { demandBackup } from "../../wallet/safety.ts";
import { proofsDue, SNOOZE, snoozed } from "../../wallet/schedule.ts";
import { createOpenPhrases } from "../open-phrases.ts";
import { cardOf, type ProvingParts, phraseCardOf } from "./parts.ts";

/** What can be corrected: the words on the card stay what they are. */
export type Description = Pick<BackupCopy, "label" | "place" | "custodian" | "serial">;

export interface Register {
  describe(address: Ss58, copy: string, what: Description): Promise<void>;
  snooze(address: Ss58, copy: string): Promise<void>;
  tighten(address: Ss58, oftener: Tighter): Promise<void>;
  /** Refuses COLDKEY_NOT_YET_SAFE without the typed override; the journal has it either way. */
  showAddress(address: Ss58, isOverridden: boolean): Promise<void>;
  /** Two places whose words tell which card it is. */
  places(address: Ss58): readonly [number, number];
  identify(
    address: Ss58,
    places: readonly [number, number],
    ports: { passphrase: SecretPort; words: SecretPort },
  ): Promise<readonly CardMatch[]>;
}

/** The first words of all shares of one split are alike. */
const FIRST_TELLING_PLACE = 5;

export function createRegister(parts: ProvingParts): Register {
  const { journal, keystore, vault, clock, onChange } = parts;
  const phrases = createOpenPhrases(parts);

  return {
    async describe(address, id, what) {
      const { copies } = cardOf(keystore, address);
      findCounting(copies, id);
      demandHarmless(what.label, what.place, what.custodian, what.serial);
      demandFreeLabel(
        copies.filter((copy) => copy.id !== id),
        what.label,
      );
      const { label, place, custodian, serial } = what;
      await journal.append({
        kind: "backup.described",
        subject: address,
        facts: {
          ...{ copy: id, label, place },
          ...(custodian === null ? {} : { custodian }),
          ...(serial === null ? {} : { serial }),
        },
      });
      await keystore.changeCopies(address, (now) =>
        now.map((copy) => (copy.id === id ? { ...copy, label, place, custodian, serial } : copy)),
      );
      onChange();
    },

    async snooze(address, id) {
      const card = cardOf(keystore, address);
      const nowMs = clock.nowMs();
      const later = snoozed(card, findCounting(card.copies, id), nowMs);
      const due = proofsDue(card, nowMs).find(({ copy }) => copy === id);
      await journal.append({
        kind: "backup.snoozed",
        subject: address,
        facts: {
          ...{ copy: id, label: later.label, days: SNOOZE.days },
          count: later.snooze?.count ?? 0,
          lastProofDay: new Date(due?.lastMs ?? 0).toISOString().slice(0, 10),
        },
      });
      await keystore.changeCopies(address, (now) =>
        now.map((copy) => (copy.id === id ? { ...copy, snooze: later.snooze } : copy)),
      );
      onChange();
    },

    async tighten(address, oftener) {
      cardOf(keystore, address);
      await journal.append({ kind: "backup.schedule", subject: address, facts: { oftener } });
      await keystore.changeColdkey(address, (card) => ({ ...card, tighter: oftener }));
      onChange();
    },

    async showAddress(address, isOverridden) {
      const overrideUnsafe = demandBackup("receive", cardOf(keystore, address), isOverridden);
      await journal.append({ kind: "address.shown", subject: address, facts: { overrideUnsafe } });
    },

    places(address) {
      const words = phraseCardOf(keystore, address).wordCount ?? 12;
      const one = randomInt(FIRST_TELLING_PLACE, words);
      const other = randomInt(one + 1, words + 1);
      return [one, other];
    },

    async identify(address, places, { passphrase, words }) {
      const card = phraseCardOf(keystore, address);
      const id = `identify-${address.slice(-6).toLowerCase()}`;
      try {
        const sealed = await keystore.sealed(address);
        const opened = await phrases.open({ id, address }, sealed, passphrase);
        if (opened !== address) throw new Refusal("KEY_MISMATCH", { address });
        // Of one that was made elsewhere no share can be made, so none can be recognised.
        const splits = card.splits.flatMap(({ nonce, threshold, count }) =>
          nonce === null ? [] : [{ nonce, threshold, count }],
        );
        const input = { places: [places[0], places[1]] as [number, number], splits, words: 0 };
        const { matches } = await phrases.ask(id, (session) =>
          vault.call("identifyCard", { session, ...input }, [words]),
        );
        const found = matches.map((match): CardMatch => {
          if (match === null) return { kind: "phrase" };
          const split = card.splits.find(({ nonce }) => nonce === match.nonce)?.id ?? "";
          const copy = card.copies.find(
            ({ share }) => share?.split === split && share.index === match.index,
          );
          return { kind: "share", index: match.index, label: copy?.label ?? null };
        });
        const [first] = found;
        await journal.append({
          kind: "backup.identified",
          subject: address,
          facts: {
            found: first?.kind ?? "none",
            ...(first?.kind === "share" ? { share: first.index } : {}),
          },
        });
        return found;
      } finally {
        await phrases.close(id);
      }
    },
  };
}
