/**
 * Showing the words of a coldkey once more. Nothing is made here: it is the one ceremony whose only effect is that
 * somebody has seen a secret, so it asks why, asks again, and stands in the journal for ever.
 *
 *   why → room → confirm → open ─passphrase→ words-1 → words-2 → done
 */
import * as v from "valibot";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Ceremonies } from "./engine/engine.ts";
import type { Script } from "./engine/script.ts";
import { createPhraseActs, type PhraseActs } from "./phrase-acts.ts";
import { PEOPLE, roomStep, wordCountOf, wordSteps } from "./steps.ts";

const Why = v.strictObject({
  why: v.picklist(["compare-copy", "move-wallet", "heirs", "other"]),
});
/** Typed by hand: a click is too easy for something that cannot be taken back. */
const Confirm = v.strictObject({ typed: v.pipe(v.string(), v.maxLength(40)) });

const script: Script = {
  kind: "reveal-phrase",
  version: 1,
  roles: PEOPLE,
  materials: ["passphrase"],
  steps: [
    { id: "why", kind: "choice", answer: Why, next: () => "room" },
    roomStep(() => "confirm", "none"),
    {
      id: "confirm",
      kind: "read-and-tick",
      items: () => [
        { id: "owner", canSkip: false },
        { id: "forever", canSkip: false },
      ],
      answer: Confirm,
      next: () => "open",
    },
    { id: "open", kind: "secret-in", next: () => "words-1" },
    ...wordSteps("words", null, wordCountOf, true),
  ],
};

export type Reveals = Pick<PhraseActs, "open" | "words" | "forgetSessions">;

export function createReveals(parts: {
  ceremonies: Ceremonies;
  clock: Clock;
  journal: Journal;
  keystore: Keystore;
  vault: Vault;
  onChange: () => void;
}): Reveals {
  const { ceremonies, keystore } = parts;
  const acts = createPhraseActs({
    ...parts,
    steps: { words: ["words-1", "words-2"], open: ["open", "words-1", "words-2"] },
    wordCount: ({ facts }) => wordCountOf({ begin: facts }),
    sealed: ({ subject }) => keystore.sealed(keystore.demandColdkey(subject).address),
  });

  ceremonies.add({
    script,
    begin({ subject }) {
      const { name, wordCount } = keystore.demandColdkey(subject);
      if (wordCount === null) throw new Refusal("KEY_HAS_NO_PHRASE", {});
      return { name, facts: { wordCount } };
    },
    check({ name }, step, { answer }) {
      if (step === "confirm" && answer.typed !== name) {
        throw new Refusal("NAME_NOT_TYPED", { name });
      }
      return {};
    },
    complete: async ({ answers, facts }) => ({
      facts: [
        { name: "why", value: v.parse(Why, answers.why).why },
        { name: "words", value: wordCountOf({ begin: facts }) },
      ],
    }),
    isOpen: acts.phrases.isOpen,
    close: acts.phrases.close,
  });
  return acts;
}
