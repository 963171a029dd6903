/** Names and rest of keys that are here, the proof that their files open, and the unlock time of new seals. */
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import type { Card, Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import { familyOf, nameLeft, readSealed } from "./family.ts";
import type { Model } from "./model.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

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
  "keys.rename" | "keys.retire" | "keys.bringBack" | "keys.proveOpens" | "unlock.choose"
> {
  const { vault, keystore, journal, settings, tickets, model, clock, namesBeingMade } = parts;

  function cardAt(address: Ss58): Card {
    const card = keystore.card(address);
    if (card === null) throw new Refusal("KEY_NOT_HERE", { address });
    return card;
  }

  function demandFreeName(card: Card, name: string): void {
    const others =
      card.kind === "coldkey"
        ? keystore.coldkeys()
        : keystore.hotkeys().filter(({ coldkey }) => coldkey === card.coldkey);
    const isTaken = others.some((one) => one.name === name && one.address !== card.address);
    if (isTaken || (card.kind === "coldkey" && namesBeingMade().includes(name))) {
      throw new Refusal("KEY_NAME_TAKEN", { name });
    }
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
