/**
 * A split backup: SLIP-39 shares over the phrase, each written, taken back and labelled on its own; then, from as many as
 * it takes and nothing else, a restoration that ends in the same address. Only after that it enters the register, whole.
 *
 *   plan → room → open → ⟨share-i-words → share-i-prove → share-i-place⟩ for each share → rehearse → done
 */
import { createHash } from "node:crypto";
import * as v from "valibot";
import type { PlannedCopy, ShareCheck, Split } from "../../../preload/contract.ts";
import { Refusal } from "../../lib/fault.ts";
import type { SecretPort } from "../../vault/process.ts";
import type { SplitOf } from "../../vault/protocol.ts";
import { countingCopies, demandFreeLabel, newCopy } from "../../wallet/copies.ts";
import type { Answers, Script } from "../engine/script.ts";
import type { CeremonyState } from "../engine/state.ts";
import { createOpenPhrases } from "../open-phrases.ts";
import { halfOf, inJournal, inTranscript, PEOPLE, partOf, roomStep } from "../steps.ts";
import {
  about,
  answeredAtMs,
  cardOf,
  openFor,
  type ProvingParts,
  phraseCardOf,
  shareWords,
} from "./parts.ts";
import type { Restoring } from "./restoring.ts";
import { lostShare, rewriting } from "./rewriting.ts";
import { INDEXES, MOST_SHARES, Place, shareSteps, wordsOf } from "./share-steps.ts";

const KIND = "split-backup";
const isSplit = ({ medium }: PlannedCopy): boolean => medium === "split";

const Plan = v.pipe(
  v.strictObject({
    threshold: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_SHARES)),
    count: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_SHARES)),
  }),
  v.check(({ threshold, count }) => threshold <= count),
);
const countOf = ({ plan }: Answers): number =>
  typeof plan?.count === "number" ? plan.count : MOST_SHARES;
const script: Script = {
  kind: KIND,
  version: 1,
  roles: PEOPLE,
  materials: ["pen", "cards", "envelopes", "passphrase"],
  steps: [
    { id: "plan", kind: "form", answer: Plan, next: () => "room" },
    roomStep(() => "open"),
    { id: "open", kind: "secret-in", next: () => "share-1-words-1" },
    ...shareSteps((index, answers) =>
      index < countOf(answers) ? `share-${index + 1}-words-1` : "rehearse",
    ),
    { id: "rehearse", kind: "secret-in", isPointOfNoReturn: true, next: () => null },
  ],
};

/** Which share a step is about. */
function indexOf(step: string | null): number {
  const match = /^share-(\d+)-/.exec(step ?? "");
  if (match?.[1] === undefined) throw new Refusal("CEREMONY_STEP", { step: step ?? "done" });
  return Number(match[1]);
}

/** The nonce follows from the ceremony's id, which nobody else has: so a resumed ceremony makes the same shares. */
function plannedSplit(state: CeremonyState): SplitOf {
  const { threshold, count } = v.parse(Plan, state.answers.plan);
  const nonce = createHash("sha256").update(state.id).digest("hex").slice(0, 32);
  return { nonce, threshold, count };
}

const splitId = ({ id }: CeremonyState): string => id.replace(KIND, "split");
const copyId = (state: CeremonyState, index: number): string => `${splitId(state)}-${index}`;

export interface Splits {
  open(id: string, passphrase: SecretPort): Promise<void>;
  words(id: string, out: SecretPort, half: 1 | 2 | null): Promise<void>;
  prove(id: string, phrase: SecretPort): Promise<ShareCheck>;
  forgetSessions(): void;
}

const stepsOf = (part: string): string[] => INDEXES.map((index) => `share-${index}-${part}`);
const WORDS = [...stepsOf("words-1"), ...stepsOf("words-2")];
const PROVE = stepsOf("prove");

export function createSplits(parts: ProvingParts & { restoring: Restoring }): Splits {
  const { ceremonies, journal, keystore, vault, restoring } = parts;
  const phrases = createOpenPhrases(parts);
  /** Of the split that is being made, or of the one that the lost share belongs to. */
  const splitOf = (state: CeremonyState): SplitOf =>
    state.kind === KIND
      ? plannedSplit(state)
      : lostShare(cardOf(keystore, state.subject), state.target).split;

  const places = (state: CeremonyState) =>
    INDEXES.slice(0, splitOf(state).count).flatMap((index) => {
      const given = v.safeParse(Place, state.answers[`share-${index}-place`]);
      return given.success ? [{ index, ...given.output }] : [];
    });

  ceremonies.add({
    script,
    begin({ subject }) {
      const { name, wordCount } = phraseCardOf(keystore, subject);
      return { name, facts: { words: shareWords(wordCount) } };
    },
    async check(state, step, { answer }) {
      if (!step.endsWith("-place")) return {};
      const { label } = v.parse(Place, answer);
      const index = indexOf(step);
      const others = places(state).filter((one) => one.index < index);
      demandFreeLabel(cardOf(keystore, state.subject).copies, label);
      if (others.some((one) => one.label.toLowerCase() === label.toLowerCase())) {
        throw new Refusal("COPY_LABEL_TAKEN", { label });
      }
      if (index === splitOf(state).count) {
        // From here on the words come from the cards alone.
        await phrases.close(state.id);
        await restoring.prepare();
      }
      return {};
    },
    async complete(state) {
      const { threshold, count, nonce } = splitOf(state);
      const madeAtMs = state.endedAtMs ?? parts.clock.nowMs();
      const split: Split = {
        ...{ id: splitId(state), nonce, threshold, count },
        ...{ madeAtMs, rehearsedAtMs: madeAtMs },
      };
      const used = state.answers.rehearse?.used;
      const made = places(state).map(({ index, ...what }) => {
        const provedAtMs = answeredAtMs(state, `share-${index}-prove`);
        const copy = newCopy(
          { ...what, share: { split: split.id, index } },
          answeredAtMs(state, `share-${index}-place`),
          provedAtMs,
        );
        const wasUsed = Array.isArray(used) && used.includes(index);
        return {
          ...copy,
          id: copyId(state, index),
          rehearsedAtMs: wasUsed ? madeAtMs : null,
        };
      });
      const { address, copies, splits } = cardOf(keystore, state.subject);
      const isEntered = splits.some(({ id }) => id === split.id);
      // Before the register: what is entered twice after a crash is one line too many, what is missing is a gap.
      if (!isEntered) {
        for (const copy of made) {
          const facts = inJournal(copy);
          await journal.append({ kind: "backup.recorded", ...about(state), facts });
        }
        await journal.append({
          kind: "backup.split",
          ...about(state),
          facts: { split: split.id, threshold, shares: count },
        });
        demandLabels(copies, made);
        await keystore.changeColdkey(address, (card) => ({
          ...card,
          splits: [...card.splits.filter(({ id }) => id !== split.id), split],
          plan: card.plan.filter((one) => one !== card.plan.find(isSplit)),
          copies: [...card.copies.filter(({ id }) => !made.some((one) => one.id === id)), ...made],
        }));
      }
      return {
        copies: made.map(inTranscript),
        facts: [
          { name: "threshold", value: threshold },
          { name: "shares", value: count },
          { name: "used", value: Array.isArray(used) ? used.join(" ") : null },
        ],
      };
    },
    isOpen: phrases.isOpen,
    close: phrases.close,
  });
  ceremonies.add({
    ...rewriting(parts),
    isOpen: phrases.isOpen,
    close: phrases.close,
  });

  return {
    open: (id, passphrase) =>
      ceremonies.act(id, ["open", ...WORDS, ...PROVE], (turn) =>
        openFor(parts, phrases, turn, passphrase),
      ),
    words: (id, out, half) =>
      ceremonies.act(id, WORDS, async ({ state, note }) => {
        const index = indexOf(state.at);
        const { from, to } = halfOf(partOf(state.at ?? "", wordsOf({ begin: state.facts })), half);
        await journal.append({
          kind: "phrase.revealed",
          ...about(state),
          facts: { from, to, share: index },
        });
        const split = splitOf(state);
        await phrases.ask(id, (session) =>
          vault.call("revealShare", { session, split, index, from, to, out: 0 }, [out]),
        );
        await note({ shown: true });
      }),
    prove: (id, phrase) =>
      ceremonies.act(id, PROVE, async ({ state, settle }) => {
        const index = indexOf(state.at);
        const split = splitOf(state);
        const checked = await phrases.ask(id, (session) =>
          vault.call("checkShare", { session, split, index, phrase: 0 }, [phrase]),
        );
        const { check } = checked;
        await journal.append({
          kind: "phrase.checked",
          ...about(state),
          facts: {
            isMatch: check.match,
            wrongWords: check.match ? 0 : check.wrong.length,
            share: index,
          },
        });
        if (check.match) await settle({});
        return { ...checked, hasEnded: false };
      }),
    forgetSessions: phrases.forgetAll,
  };
}

/** Somebody may have made another copy of that name since. */
function demandLabels(
  copies: Parameters<typeof demandFreeLabel>[0],
  made: readonly { readonly id: string; readonly label: string }[],
): void {
  const others = countingCopies(copies).filter(({ id }) => !made.some((one) => one.id === id));
  for (const { label } of made) demandFreeLabel(others, label);
}
