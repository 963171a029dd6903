/** Hotkeys: one or hundreds under a coldkey, their labels, the words of one. */
import type { HotkeyMaking } from "../ceremony/hotkey-making.ts";
import type { HotkeyReveal } from "../ceremony/hotkey-reveal.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import { demandFreeNames } from "../wallet/hotkey-names.ts";
import { demandInUse } from "../wallet/in-use.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { noteOpened } from "../wallet/opened.ts";
import type { Model } from "./model.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

/** More labels than a row can show. */
const MOST_TAGS = 12;

export function hotkeyCommands(parts: {
  vault: Vault;
  keystore: Keystore;
  journal: Journal;
  tickets: Tickets;
  model: Model;
  clock: Clock;
  making: HotkeyMaking;
  reveal: HotkeyReveal;
  onCreated: () => void;
}): Pick<
  Handlers,
  | "hotkeys.create"
  | "hotkeys.createMany"
  | "hotkeys.stopMaking"
  | "hotkeys.tag"
  | "hotkeys.openPhrase"
  | "hotkeys.words"
> {
  const { vault, keystore, journal, tickets, model, clock, making, reveal, onCreated } = parts;
  /** Names being made right now: a double click must not make two keys of one name. */
  const busy = new Set<string>();

  return {
    async "hotkeys.create"({ coldkey, name, passphrase }) {
      const port = tickets.take(passphrase, "in");
      const slot = `${coldkey}/${name}`;
      demandInUse(keystore, coldkey);
      demandFreeNames(keystore, coldkey, [name]);
      if (busy.has(slot)) throw new Refusal("KEY_NAME_TAKEN", { name });
      busy.add(slot);
      try {
        const sealedColdkey = await keystore.sealed(coldkey);
        const made = await vault.call(
          "createHotkeys",
          { coldkey: sealedColdkey, count: 1, passphrase: 0 },
          [port],
        );
        if (!made.ok) {
          throw new Refusal(made.fault.code, made.fault.facts);
        }
        const hotkey = made.value.hotkeys[0];
        if (hotkey === undefined) throw new Error("The vault made no hotkey");
        await keystore.add(
          {
            v: 1,
            kind: "hotkey",
            address: hotkey.address,
            name,
            createdAtMs: clock.nowMs(),
            coldkey,
          },
          hotkey.sealed,
        );
        await journal.append({
          kind: "hotkey.created",
          subject: hotkey.address,
          facts: { coldkey, name },
        });
        await noteOpened(keystore, clock, coldkey);
        await vault.lock("done");
        model.change();
        onCreated();
        return { address: hotkey.address };
      } finally {
        busy.delete(slot);
      }
    },

    async "hotkeys.createMany"({ coldkey, names, tags, passphrase }) {
      const port = tickets.take(passphrase, "in");
      const made = await making.make({ coldkey, names, tags }, port);
      onCreated();
      return made;
    },

    "hotkeys.stopMaking"() {
      making.stop();
      return null;
    },

    async "hotkeys.tag"({ addresses, add, remove }) {
      const change = (tags: readonly string[]): string[] =>
        [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])].sort();
      const cards = addresses.map((address) => hotkeyOf(address));
      if (cards.some((card) => change(card.tags).length > MOST_TAGS)) {
        throw new Refusal("HOTKEY_TOO_MANY_TAGS", { most: MOST_TAGS });
      }
      // A few at a time: hundreds of files at once would be no faster and could run out of handles.
      for (let at = 0; at < addresses.length; at += 16) {
        await Promise.all(
          addresses
            .slice(at, at + 16)
            .map((address) =>
              keystore.changeCard(address, (card) =>
                card.kind === "hotkey" ? { ...card, tags: change(card.tags) } : card,
              ),
            ),
        );
      }
      model.change();
      return null;
    },

    async "hotkeys.openPhrase"({ id, passphrase }) {
      await reveal.open(id, tickets.take(passphrase, "in"));
      return null;
    },
    async "hotkeys.words"({ id, out, half }) {
      await reveal.words(id, tickets.take(out, "out"), half);
      return null;
    },
  };

  function hotkeyOf(address: Ss58) {
    const card = keystore.card(address);
    if (card?.kind !== "hotkey") throw new Refusal("KEY_NOT_HERE", { address });
    return card;
  }
}
