/** Split backups, encrypted drives, checks, rehearsals, and the small changes of the register. */
import type { Proving } from "../ceremony/proving/index.ts";
import { SHARE_WORDS } from "../vault/slip39/wordlist.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";

type ProvingCalls = Extract<
  keyof Handlers,
  `${"split" | "check" | "usb" | "copies"}.${string}` | "rehearsal.give" | "receive.show"
>;

export function provingCommands(parts: {
  proving: Proving;
  tickets: Tickets;
}): Pick<Handlers, ProvingCalls> {
  const { tickets } = parts;
  const { splits, checks, rehearsals, usb, register } = parts.proving;
  return {
    "split.wordList": () => [...SHARE_WORDS],
    async "split.open"({ id, passphrase }) {
      await splits.open(id, tickets.take(passphrase, "in"));
      return null;
    },
    async "split.words"({ id, out, half }) {
      await splits.words(id, tickets.take(out, "out"), half);
      return null;
    },
    "split.prove": ({ id, phrase }) => splits.prove(id, tickets.take(phrase, "in")),

    async "check.open"({ id, passphrase }) {
      await checks.open(id, tickets.take(passphrase, "in"));
      return null;
    },
    "check.question": ({ id, out }) => checks.question(id, tickets.take(out, "out")),
    "check.answer": ({ id, number, choice }) => checks.answer(id, number, choice),
    "check.proveShare": ({ id, phrase }) => checks.proveShare(id, tickets.take(phrase, "in")),

    "rehearsal.give": ({ id, phrase }) => rehearsals.give(id, tickets.take(phrase, "in")),

    "usb.drives": usb.drives,
    "usb.choose": usb.choose,
    async "usb.use"({ id, drive }) {
      await usb.use(id, drive);
      return null;
    },
    "usb.look": ({ id, isPlugged }) => usb.look(id, isPlugged),
    "usb.open": ({ id, passphrase }) => usb.open(id, tickets.take(passphrase, "in")),

    async "receive.show"({ address, overrideUnsafe: isOverridden }) {
      await register.showAddress(address, isOverridden);
      return { address };
    },

    async "copies.describe"({ address, copy, ...what }) {
      await register.describe(address, copy, what);
      return null;
    },
    async "copies.snooze"({ address, copy }) {
      await register.snooze(address, copy);
      return null;
    },
    async "copies.schedule"({ address, oftener }) {
      await register.tighten(address, oftener);
      return null;
    },
    "copies.places": ({ address }) => {
      const [one, other] = register.places(address);
      return { places: [one, other] };
    },
    async "copies.identify"({ address, places, passphrase, words }) {
      const matches = await register.identify(address, places, {
        passphrase: tickets.take(passphrase, "in"),
        words: tickets.take(words, "in"),
      });
      return { matches: [...matches] };
    },
  };
}
