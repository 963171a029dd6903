/**
 * Showing the words of a coldkey once more. Nothing is made here: it is the one ceremony whose only effect is that
 * somebody has seen a secret, so it asks why, asks again, and stands in the journal for ever.
 *
 *   why → room → confirm → open ─passphrase→ words-1 → words-2 → done
 */
import * as v from "valibot";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Ceremonies } from "./engine/engine.ts";
import type { Script } from "./engine/script.ts";
import { createOpenPhrases } from "./open-phrases.ts";
import { PEOPLE, partOf, roomStep, wordCountOf, wordSteps } from "./steps.ts";

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

export interface Reveals {
  open(id: string, passphrase: SecretPort): Promise<void>;
  words(id: string, out: SecretPort, half: 1 | 2 | null): Promise<void>;
  forgetSessions(): void;
}

export function createReveals(parts: {
  ceremonies: Ceremonies;
  journal: Journal;
  keystore: Keystore;
  vault: Vault;
  onChange: () => void;
}): Reveals {
  const { ceremonies, keystore } = parts;
  const phrases = createOpenPhrases(parts);

  function cardOf(address: Ss58 | null) {
    const card = keystore.coldkeys().find((one) => one.address === address);
    if (card === undefined) throw new Refusal("KEY_NOT_HERE", { address });
    return card;
  }

  ceremonies.add({
    script,
    begin({ subject }) {
      const { name, wordCount } = cardOf(subject);
      if (wordCount === null) throw new Refusal("KEY_HAS_NO_PHRASE", {});
      return { name, facts: { wordCount } };
    },
    check({ name }, step, { answer }) {
      if (step === "confirm" && answer.typed !== name)
        throw new Refusal("NAME_NOT_TYPED", { name });
      return {};
    },
    complete: async ({ answers, facts }) => ({
      facts: [
        { name: "why", value: v.parse(Why, answers.why).why },
        { name: "words", value: wordCountOf({ begin: facts }) },
      ],
    }),
    isOpen: phrases.isOpen,
    close: phrases.close,
  });

  return {
    open: (id, passphrase) =>
      ceremonies.act(id, ["open", "words-1", "words-2"], async ({ state, settle }) => {
        const { address } = cardOf(state.subject);
        const owner = { id, address };
        const opened = await phrases.open(owner, await keystore.sealed(address), passphrase);
        if (opened !== address) {
          await phrases.close(id);
          throw new Refusal("KEY_MISMATCH", { address });
        }
        if (state.at === "open") await settle({});
        parts.onChange();
      }),
    words: (id, out, half) =>
      ceremonies.act(id, ["words-1", "words-2"], async ({ state, note }) => {
        const range = halfOf(partOf(state.at ?? "", wordCountOf({ begin: state.facts })), half);
        await phrases.reveal({ id, address: state.subject }, range.from, range.to, out);
        await note({ shown: true });
      }),
    forgetSessions: phrases.forgetAll,
  };
}

/** A part of what a step shows, for whoever wants fewer words on the screen at once. */
export function halfOf(
  { from, to }: { from: number; to: number },
  half: 1 | 2 | null,
): { from: number; to: number } {
  const middle = from + Math.ceil((to - from + 1) / 2);
  if (half === null) return { from, to };
  return half === 1 ? { from, to: middle - 1 } : { from: middle, to };
}
