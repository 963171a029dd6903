/** Making a hotkey under a coldkey. The coldkey's passphrase is proved by opening it, and seals the hotkey as well. */
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import { demandInUse } from "../wallet/in-use.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { noteOpened } from "../wallet/opened.ts";
import type { Model } from "./model.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

export function hotkeyCommands(parts: {
  vault: Vault;
  keystore: Keystore;
  journal: Journal;
  tickets: Tickets;
  model: Model;
  clock: Clock;
  onCreated: (address: Ss58) => void;
}): Pick<Handlers, "hotkeys.create"> {
  const { vault, keystore, journal, tickets, model, clock, onCreated } = parts;
  /** Names being made right now: a double click must not make two keys of one name. */
  const busy = new Set<string>();

  return {
    async "hotkeys.create"({ coldkey, name, passphrase }) {
      const port = tickets.take(passphrase, "in");
      const slot = `${coldkey}/${name}`;
      const isTaken = keystore
        .hotkeys()
        .some((card) => card.coldkey === coldkey && card.name === name);
      demandInUse(keystore, coldkey);
      if (isTaken || busy.has(slot)) throw new Refusal("KEY_NAME_TAKEN", { name });
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
        onCreated(hotkey.address);
        return { address: hotkey.address };
      } finally {
        busy.delete(slot);
      }
    },
  };
}
