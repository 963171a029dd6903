/** Creating a coldkey: the calls of the ceremony, and the passphrase meter beside it. */

import wordlist from "@polkadot/util-crypto/mnemonic/wordlists/en";
import type { Creations } from "../ceremony/creation.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import type { Settings } from "../wallet/settings.ts";
import { demandKeyProfile, sealingCost } from "./new-keys.ts";
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
  | "creation.begin"
  | "creation.seal"
  | "creation.reopen"
  | "creation.reveal"
  | "creation.goTo"
  | "creation.prove"
  | "creation.recordCopy"
  | "creation.abandon"
> {
  const { creations, vault, settings, tickets } = parts;

  return {
    "phrase.words": () => [...wordlist],
    "passphrase.judge": async ({ passphrase }) =>
      demand(
        await vault.call("judgePassphrase", { passphrase: 0 }, [tickets.take(passphrase, "in")]),
      ),
    async "creation.begin"({ name, wordCount }) {
      demandKeyProfile(settings);
      return { id: await creations.begin(name, wordCount) };
    },
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
      await creations.reopen(id, tickets.take(passphrase, "in"));
      return null;
    },
    async "creation.reveal"({ id, from, to, out }) {
      await creations.reveal(id, from, to, tickets.take(out, "out"));
      return null;
    },
    async "creation.goTo"({ id, step }) {
      await creations.goTo(id, step);
      return null;
    },
    "creation.prove": ({ id, phrase }) => creations.prove(id, tickets.take(phrase, "in")),
    "creation.recordCopy": async ({ id, label, medium, place }) => ({
      address: await creations.recordCopy(id, { label, medium, place }),
    }),
    async "creation.abandon"({ id, reason }) {
      await creations.abandon(id, reason);
      return null;
    },
  };
}
