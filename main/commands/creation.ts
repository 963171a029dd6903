/** Creating a coldkey: what its ceremony does with secrets, and the passphrase meter beside it. */
import wordlist from "@polkadot/util-crypto/mnemonic/wordlists/en";
import type { Creations } from "../ceremony/creation.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import type { Settings } from "../wallet/settings.ts";
import { sealingCost } from "./new-keys.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

export function creationCommands(parts: {
  creations: Creations;
  vault: Vault;
  settings: Settings;
  tickets: Tickets;
}): Pick<
  Handlers,
  | "phrase.words"
  | "passphrase.judge"
  | "creation.seal"
  | "creation.reopen"
  | "creation.words"
  | "creation.prove"
> {
  const { creations, vault, settings, tickets } = parts;

  return {
    "phrase.words": () => [...wordlist],
    "passphrase.judge": async ({ passphrase }) =>
      demand(
        await vault.call("judgePassphrase", { passphrase: 0 }, [tickets.take(passphrase, "in")]),
      ),
    async "creation.seal"({ id, passphrase, throws, sides }) {
      if ((throws === null) !== (sides === null)) throw new Refusal("THROWS_MALFORMED", { sides });
      await creations.seal(
        id,
        tickets.take(passphrase, "in"),
        () => sealingCost(vault, settings),
        throws === null || sides === null ? null : { sides, port: tickets.take(throws, "in") },
      );
      return null;
    },
    async "creation.reopen"({ id, passphrase }) {
      await creations.open(id, tickets.take(passphrase, "in"));
      return null;
    },
    async "creation.words"({ id, out, half }) {
      await creations.words(id, tickets.take(out, "out"), half);
      return null;
    },
    "creation.prove": ({ id, phrase }) => creations.prove(id, tickets.take(phrase, "in")),
  };
}
