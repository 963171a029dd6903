/**
 * One share of a split backup written once more, because its card is lost: the same words, which follow from the phrase
 * and the split (decision 7). The other cards stay as they are, and the split is whole again.
 *
 *   room → open → share-i-words → share-i-prove → share-i-place → done          target: the lost copy
 */
import * as v from "valibot";
import { Refusal } from "../../lib/fault.ts";
import type { SplitOf } from "../../vault/protocol.ts";
import { countingCopies, demandFreeLabel, newCopy } from "../../wallet/copies.ts";
import type { ColdkeyCard } from "../../wallet/keystore.ts";
import type { CeremonyKind } from "../engine/kind.ts";
import { type Answers, BEGIN, type Script } from "../engine/script.ts";
import { inJournal, inTranscript, PEOPLE, roomStep } from "../steps.ts";
import {
  about,
  answeredAtMs,
  cardOf,
  ownSplit,
  type ProvingParts,
  phraseCardOf,
  shareWords,
} from "./parts.ts";
import { Place, shareSteps } from "./share-steps.ts";

const KIND = "rewrite-share";

const indexIn = (answers: Answers): number => Number(answers[BEGIN]?.index ?? 1);

const script: Script = {
  kind: KIND,
  version: 1,
  roles: PEOPLE,
  materials: ["pen", "card", "envelope", "passphrase"],
  steps: [
    roomStep(() => "open"),
    { id: "open", kind: "secret-in", next: (answers) => `share-${indexIn(answers)}-words-1` },
    ...shareSteps(() => null),
  ],
};

/**
 * Refuses COPY_NOT_FOUND, SHARE_NOT_LOST { label } for a share that is there, or was written again since, and
 * SPLIT_MADE_ELSEWHERE.
 */
export function lostShare(
  card: ColdkeyCard,
  target: string | null,
): { readonly split: SplitOf; readonly index: number } {
  const copy = card.copies.find(({ id }) => id === target);
  if (copy === undefined) throw new Refusal("COPY_NOT_FOUND", {});
  const { share, label, lost } = copy;
  const isThere = countingCopies(card.copies).some(
    (one) => one.share?.split === share?.split && one.share?.index === share?.index,
  );
  if (share === null || lost === null || isThere) throw new Refusal("SHARE_NOT_LOST", { label });
  return { split: ownSplit(card, share.split), index: share.index };
}

export function rewriting({ keystore, journal }: ProvingParts): CeremonyKind {
  return {
    script,
    begin({ subject, target }) {
      const card = phraseCardOf(keystore, subject);
      const { index } = lostShare(card, target);
      return { name: card.name, facts: { words: shareWords(card.wordCount), index } };
    },
    check(state, step, { answer }) {
      if (step.endsWith("-place")) {
        demandFreeLabel(cardOf(keystore, state.subject).copies, v.parse(Place, answer).label);
      }
      return {};
    },
    async complete(state) {
      const { address, copies } = cardOf(keystore, state.subject);
      const { index } = state.facts;
      const share = copies.find(({ id }) => id === state.target)?.share ?? null;
      const what = v.parse(Place, state.answers[`share-${index}-place`]);
      const copy = {
        ...newCopy(
          { ...what, share },
          answeredAtMs(state, `share-${index}-place`),
          answeredAtMs(state, `share-${index}-prove`),
        ),
        id: state.id.replace(KIND, "share"),
      };
      if (!copies.some(({ id }) => id === copy.id)) {
        const facts = inJournal(copy);
        await journal.append({ kind: "backup.recorded", ...about(state), facts });
        await keystore.changeCopies(address, (now) => [...now, copy]);
      }
      return {
        copies: [inTranscript(copy)],
        facts: [{ name: "share", value: Number(index) }],
      };
    },
  };
}
