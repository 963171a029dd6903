/**
 * Ceremonies around the copies of an existing coldkey. A further copy is planned, written, taken back and recorded; a
 * copy that is there is proved again without a word being shown. Both compare inside the vault, with the phrase that the
 * passphrase opens; both change the register (the coldkey's card) in one atomic write at their end.
 *
 *   a further copy:  plan → room → open → write-1 → write-2 ⇄ prove ─match→ record → done
 *   a proof:         room → open → prove ─match→ done
 */
import * as v from "valibot";
import type { LossReason } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { createTurns } from "../lib/turns.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { PhraseCheck } from "../vault/protocol.ts";
import { countingCopies, demandFreeLabel, findCounting, proved } from "../wallet/copies.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Ceremonies } from "./engine/engine.ts";
import { hasEntry } from "./engine/findings.ts";
import type { Script } from "./engine/script.ts";
import type { CeremonyState } from "./engine/state.ts";
import { about } from "./open-phrases.ts";
import { createPhraseActs } from "./phrase-acts.ts";
import * as steps from "./steps.ts";

const copyScript: Script = {
  kind: "back-up-coldkey",
  version: 1,
  roles: steps.PEOPLE,
  materials: ["pen", "card", "envelope"],
  steps: [
    steps.planStep(() => "room"),
    steps.roomStep(() => "open"),
    { id: "open", kind: "secret-in", next: () => "write-1" },
    ...steps.wordSteps("write", "prove", steps.wordCountOf, true),
    { id: "prove", kind: "secret-in", needsOpen: true, next: () => "record" },
    steps.recordStep,
  ],
};

const proofScript: Script = {
  kind: "prove-copy",
  version: 1,
  roles: steps.PEOPLE,
  materials: ["copy"],
  steps: [
    steps.roomStep(() => "open", "card"),
    { id: "open", kind: "secret-in", next: () => "prove" },
    { id: "prove", kind: "secret-in", needsOpen: true, isPointOfNoReturn: true, next: () => null },
  ],
};

export interface Backups {
  open(id: string, passphrase: SecretPort): Promise<void>;
  words(id: string, out: SecretPort, half: 1 | 2 | null): Promise<void>;
  prove(id: string, phrase: SecretPort): Promise<PhraseCheck>;
  loseCopy(address: Ss58, copy: string, reason: LossReason): Promise<void>;
  forgetSessions(): void;
}

interface Parts {
  clock: Clock;
  journal: Journal;
  keystore: Keystore;
  vault: Vault;
  ceremonies: Ceremonies;
  onChange: () => void;
}

export function createBackups(parts: Parts): Backups {
  const { clock, journal, keystore, ceremonies, onChange } = parts;
  const alone = createTurns();
  const registerOf = (subject: Ss58 | null) => keystore.demandColdkey(subject).copies;
  const shared = {
    ...parts,
    wordCount: ({ facts }: CeremonyState) => steps.wordCountOf({ begin: facts }),
    sealed: ({ subject }: CeremonyState) =>
      keystore.sealed(keystore.demandColdkey(subject).address),
  };
  const copyActs = createPhraseActs({
    ...shared,
    steps: { words: ["write-1", "write-2"], open: ["open", "write-1", "write-2", "prove"] },
  });
  const proofActs = createPhraseActs({
    ...shared,
    steps: { words: [], open: ["open", "prove"] },
    demandProvable: ({ subject, target }) => void findCounting(registerOf(subject), target ?? ""),
  });
  const actsOf = (id: string) =>
    ceremonies.find(id).kind === proofScript.kind ? proofActs : copyActs;

  function beginWith(subject: Ss58 | null) {
    const { name, wordCount } = keystore.demandColdkey(subject);
    // Imported without a phrase: there are no words that a card could hold.
    if (wordCount === null) throw new Refusal("KEY_HAS_NO_PHRASE", {});
    return { name, facts: { wordCount } };
  }

  ceremonies.add({
    script: copyScript,
    begin: ({ subject }) => beginWith(subject),
    check({ subject }, step, { answer }) {
      if (step === "record") demandFreeLabel(registerOf(subject), String(answer.label));
      return {};
    },
    async complete(state) {
      const { id, subject } = state;
      const { address } = keystore.demandColdkey(subject);
      const copy = steps.copyOf(state);
      const planned = v.safeParse(steps.Plan, state.answers.plan);
      await keystore.changeCard(address, (card) => {
        if (card.kind !== "coldkey") throw new Error("A backup of something that is no coldkey");
        if (card.copies.some((one) => one.id === copy.id)) return card;
        const plan = planned.success ? steps.planAfter(planned.output.copies, copy) : card.plan;
        return { ...card, plan, copies: [...card.copies, copy] };
      });
      if (!(await hasEntry(journal, state, "backup.recorded"))) {
        const facts = steps.inJournal(copy);
        await journal.append({ kind: "backup.recorded", ...about({ id, address }), facts });
      }
      return { copies: [steps.inTranscript(copy)] };
    },
    isOpen: copyActs.phrases.isOpen,
    close: copyActs.phrases.close,
  });

  ceremonies.add({
    script: proofScript,
    begin({ subject, target }) {
      const begun = beginWith(subject);
      const { share, medium, label } = findCounting(registerOf(subject), target ?? "");
      // A share and a drive have ceremonies of their own: neither holds the phrase.
      if (share !== null || medium === "usb") throw new Refusal("COPY_HAS_NO_WORDS", { label });
      return begun;
    },
    async complete(state) {
      const { id, subject, target } = state;
      const { address } = keystore.demandColdkey(subject);
      const atMs = steps.provedAtIn(state);
      await keystore.changeCopies(address, (copies) =>
        copies.map((one) => (one.id === target ? proved(one, atMs) : one)),
      );
      const copy = registerOf(address).find((one) => one.id === target);
      if (copy === undefined) throw new Error("A proved copy is not in the register");
      if (!(await hasEntry(journal, state, "backup.proved"))) {
        const { label, place } = copy;
        const facts = { copy: copy.id, label, place };
        await journal.append({ kind: "backup.proved", ...about({ id, address }), facts });
      }
      return { copies: [steps.inTranscript(copy)] };
    },
    isOpen: proofActs.phrases.isOpen,
    close: proofActs.phrases.close,
  });

  return {
    open: (id, passphrase) => actsOf(id).open(id, passphrase),
    words: (id, out, half) => actsOf(id).words(id, out, half),
    prove: (id, phrase) => actsOf(id).prove(id, phrase),

    loseCopy: (address, copy, reason) =>
      alone(address, async () => {
        const { id, label, place } = findCounting(registerOf(address), copy);
        const left = countingCopies(registerOf(address)).length - 1;
        // Journal first: a register that is shorter than the journal says can be told apart from one that was edited.
        const facts = { copy: id, label, place, reason, left };
        await journal.append({ kind: "backup.lost", subject: address, facts });
        const lost = { reason, atMs: clock.nowMs() };
        await keystore.changeCopies(address, (now) =>
          now.map((one) => (one.id === id ? { ...one, lost } : one)),
        );
        onChange();
        // Its proof is pointless now. One that is just ending is left to end: the copy stays lost.
        for (const begun of ceremonies.list()) {
          if (begun.target === id && !begun.isEnding) {
            await ceremonies.abandon(begun.id, { reason: "copy-lost", remark: null });
          }
        }
      }),

    forgetSessions() {
      copyActs.forgetSessions();
      proofActs.forgetSessions();
    },
  };
}
