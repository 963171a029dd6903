/**
 * Showing the words of one hotkey. From the first word on a copy may exist outside of the vault, and the hotkey's card
 * says so for ever.
 *
 *   room → open ─passphrase→ words-1 → words-2 → done
 */
import * as v from "valibot";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { HotkeyCard, Keystore } from "../wallet/keystore.ts";
import type { Ceremonies } from "./engine/engine.ts";
import type { Script } from "./engine/script.ts";
import { createOpenPhrases } from "./open-phrases.ts";
import { halfOf, PEOPLE, partOf, roomStep, wordCountOf, wordSteps } from "./steps.ts";

const script: Script = {
  kind: "reveal-hotkey",
  version: 1,
  roles: PEOPLE,
  materials: ["passphrase"],
  steps: [
    roomStep(() => "open", "none"),
    {
      id: "open",
      kind: "secret-in",
      // How many words it has is known once it is open: hotkeys that were imported may have twelve.
      answer: v.strictObject({ wordCount: v.number() }),
      next: () => "words-1",
    },
    ...wordSteps("words", null, (answers) => wordCountOf(answers, "open"), true),
  ],
};

export interface HotkeyReveal {
  open(id: string, passphrase: SecretPort): Promise<void>;
  words(id: string, out: SecretPort, half: 1 | 2 | null): Promise<void>;
  forgetSessions(): void;
}

export function createHotkeyReveal(parts: {
  ceremonies: Ceremonies;
  vault: Vault;
  keystore: Keystore;
  journal: Journal;
  clock: Clock;
  onChange: () => void;
}): HotkeyReveal {
  const { ceremonies, keystore, clock, onChange } = parts;
  const phrases = createOpenPhrases(parts);

  function cardOf(address: HotkeyCard["address"] | null): HotkeyCard {
    const card = address === null ? null : keystore.card(address);
    if (card?.kind !== "hotkey") throw new Refusal("KEY_NOT_HERE", { address });
    return card;
  }

  ceremonies.add({
    script,
    begin: ({ subject }) => ({ name: cardOf(subject).name }),
    complete: async ({ answers }) => ({
      facts: [{ name: "words", value: wordCountOf(answers, "open") }],
    }),
    isOpen: phrases.isOpen,
    close: phrases.close,
  });

  return {
    open: (id, passphrase) =>
      ceremonies.act(id, ["open", "words-1", "words-2"], async ({ state, settle }) => {
        const { address } = cardOf(state.subject);
        const sealed = await keystore.sealed(address);
        const opened = await phrases.openHotkey({ id, address }, sealed, passphrase);
        if (opened.address !== address) {
          await phrases.close(id);
          throw new Refusal("KEY_MISMATCH", { address });
        }
        if (state.at === "open") await settle({ wordCount: opened.wordCount });
        onChange();
      }),
    words: (id, out, half) =>
      ceremonies.act(id, ["words-1", "words-2"], async ({ state, note }) => {
        const { address } = cardOf(state.subject);
        const part = partOf(state.at ?? "", wordCountOf(state.answers, "open"));
        const { from, to } = halfOf(part, half);
        const phraseShownAtMs = clock.nowMs();
        // Before the first word is: a crash in between marks a hotkey that nobody saw, never the other way round.
        await keystore.changeCard(address, (card) =>
          card.kind === "hotkey" ? { ...card, phraseShownAtMs } : card,
        );
        onChange();
        await phrases.reveal({ id, address }, from, to, out);
        await note({ shown: true });
      }),
    forgetSessions: phrases.forgetAll,
  };
}
