/** Names and rest of keys that are here, the proof that their files open, and the unlock time of new seals. */
import { encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal, settle } from "../lib/fault.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import { readHeader, type SealedKind } from "../vault/sealed-header.ts";
import type { Card, Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import { familyOf, nameLeft, readSealed } from "./family.ts";
import type { Model } from "./model.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

/** What a name has to be free among: coldkeys, or one coldkey's hotkeys. */
interface Belonging {
  readonly kind: SealedKind;
  readonly address: Ss58;
  readonly coldkey?: Ss58 | null;
}

export function keyCareCommands(parts: {
  vault: Vault;
  keystore: Keystore;
  journal: Journal;
  settings: Settings;
  tickets: Tickets;
  model: Model;
  clock: Clock;
  /** Names of coldkeys that are still being made. */
  namesBeingMade: () => readonly string[];
}): Pick<
  Handlers,
  | "keys.name"
  | "keys.rename"
  | "keys.retire"
  | "keys.bringBack"
  | "keys.proveOpens"
  | "unlock.choose"
> {
  const { vault, keystore, journal, settings, tickets, model, clock, namesBeingMade } = parts;

  function cardAt(address: Ss58): Card {
    const card = keystore.card(address);
    if (card === null) throw new Refusal("KEY_NOT_HERE", { address });
    return card;
  }

  function demandFreeName(card: Belonging, name: string): void {
    const others =
      card.kind === "coldkey"
        ? keystore.coldkeys()
        : keystore.hotkeys().filter(({ coldkey }) => coldkey === card.coldkey);
    const isTaken = others.some((one) => one.name === name && one.address !== card.address);
    if (isTaken || (card.kind === "coldkey" && namesBeingMade().includes(name))) {
      throw new Refusal("KEY_NAME_TAKEN", { name });
    }
  }

  /**
   * How many words it has, from the vault; null where it was sealed without any. The file opens, or this is refused.
   */
  async function wordsOf(sealed: Uint8Array, kind: SealedKind, port: SecretPort) {
    const result = await vault.call(
      "openPhrase",
      { sealed: Uint8Array.from(sealed), passphrase: 0, kind },
      [port],
    );
    if (!result.ok && result.fault.code === "KEY_HAS_NO_PHRASE") return null;
    return demand(result).wordCount;
  }

  /** Hotkeys share their coldkey's salt (decision 0005). null: it has not been sealed with a coldkey that has a card. */
  async function coldkeyOfSalt(salt: Uint8Array): Promise<Ss58 | null> {
    for (const { address } of keystore.coldkeys()) {
      const read = await settle(async () => readHeader(await keystore.sealed(address)));
      if (read.ok && Buffer.compare(read.value.salt, salt) === 0) return address;
    }
    return null;
  }

  /** The card, then the journal; a change that the journal cannot keep is taken back. */
  async function change(
    address: Ss58,
    how: (card: Card) => Card,
    entry: (before: Card, after: Card) => Parameters<Journal["append"]>[0],
  ): Promise<void> {
    let before = cardAt(address);
    await keystore.changeCard(address, (card) => {
      before = card;
      return how(card);
    });
    try {
      await journal.append(entry(before, cardAt(address)));
    } catch (error) {
      const { name, retiredAtMs } = before;
      await keystore.changeCard(address, (card) => ({ ...card, name, retiredAtMs }));
      throw error;
    } finally {
      model.change();
    }
  }

  return {
    async "keys.name"({ address, name, passphrase }) {
      const port = tickets.take(passphrase, "in");
      if (keystore.card(address) !== null) throw new Refusal("KEY_HAS_CARD", { address });
      const sealed = await keystore.sealed(address);
      const { kind, salt, publicKey } = readHeader(sealed);
      if (encodeAddress(publicKey) !== address) throw new Refusal("KEY_MISMATCH", { address });
      const coldkey = kind === "coldkey" ? null : await coldkeyOfSalt(salt);
      demandFreeName({ kind, address, coldkey }, name);
      const wordCount = await wordsOf(sealed, kind, port);
      await vault.lock("done");
      await journal.append({
        kind: "key.named",
        subject: address,
        facts: { kind, name, ...(wordCount === null ? {} : { words: wordCount }) },
      });
      const nowMs = clock.nowMs();
      const card = { v: 1, address, name, createdAtMs: nowMs, openedAtMs: nowMs } as const;
      await keystore.adopt(
        kind === "coldkey" ? { ...card, kind, wordCount, copies: [] } : { ...card, kind, coldkey },
      );
      model.change();
      return null;
    },
    async "keys.rename"({ address, name }) {
      if (cardAt(address).name === name) return null;
      await change(
        address,
        (card) => {
          demandFreeName(card, name);
          return { ...card, name };
        },
        (before) => ({
          kind: "key.renamed",
          subject: address,
          facts: { kind: before.kind, name, before: before.name },
        }),
      );
      return null;
    },
    async "keys.retire"({ address }) {
      if (cardAt(address).retiredAtMs !== null) return null;
      await change(
        address,
        (card) => ({ ...card, retiredAtMs: clock.nowMs() }),
        ({ kind, name }) => ({ kind: "key.retired", subject: address, facts: { kind, name } }),
      );
      return null;
    },
    async "keys.bringBack"({ address }) {
      if (cardAt(address).retiredAtMs === null) return null;
      await change(
        address,
        (card) => {
          demandFreeName(card, card.name);
          return { ...card, retiredAtMs: null };
        },
        ({ kind, name }) => ({ kind: "key.brought-back", subject: address, facts: { kind, name } }),
      );
      return null;
    },

    async "keys.proveOpens"({ address, passphrase, judge }) {
      const port = tickets.take(passphrase, "in");
      const family = familyOf(keystore, cardAt(address));
      const { present, left } = await readSealed(keystore, family);
      const result = await vault.call(
        "proveOpens",
        { sealed: present.map(({ sealed }) => sealed), passphrase: 0, judge },
        [port],
      );
      const { opened, strength, tookMs } = demand(result);
      await vault.lock("done");
      const nowMs = clock.nowMs();
      for (const [index, { card }] of present.entries()) {
        if (opened[index] === true) {
          await keystore.changeCard(card.address, (now) => ({ ...now, openedAtMs: nowMs }));
        } else left.push(nameLeft(card, "WRONG_PASSPHRASE"));
      }
      const count = opened.filter(Boolean).length;
      await journal.append({
        kind: "key.opened",
        subject: address,
        facts: { files: count, untouched: left.length },
      });
      model.change();
      return { opened: count, left, tookMs, strength };
    },

    async "unlock.choose"({ targetMs }) {
      const { cost, measuredMs } = demand(await vault.call("calibrate", { targetMs }, []));
      await journal.append({
        kind: "unlock.chosen",
        facts: {
          targetMs,
          measuredMs: Math.round(measuredMs),
          memoryKib: cost.memoryBytes / 1024,
          passes: cost.passes,
        },
      });
      await settings.change({ unlock: { targetMs, cost, measuredMs, atMs: clock.nowMs() } });
      model.change();
      return { targetMs, cost, measuredMs };
    },
  };
}
