/**
 * The check of one copy by numbers, and the full proof of a share. Both open the phrase, and show no word of it.
 *
 *   check-copy    room → open → quiz → done        (passed or not: the end says how many were right)
 *   prove-share   room → open → share → done
 */
import type { BackupCopy, CheckResult, ShareCheck } from "../../../preload/contract.ts";
import { Refusal } from "../../lib/fault.ts";
import type { SecretPort } from "../../vault/process.ts";
import type { SplitOf } from "../../vault/protocol.ts";
import { proved } from "../../wallet/copies.ts";
import type { ColdkeyCard } from "../../wallet/keystore.ts";
import type { CeremonyKind } from "../engine/kind.ts";
import type { Script } from "../engine/script.ts";
import type { CeremonyState } from "../engine/state.ts";
import { createOpenPhrases } from "../open-phrases.ts";
import { inTranscript, PEOPLE, roomStep } from "../steps.ts";
import {
  about,
  answeredAtMs,
  cardOf,
  copyIn,
  openFor,
  ownSplit,
  type ProvingParts,
  phraseCardOf,
  shareWords,
} from "./parts.ts";

const roomAndOpen = (next: string): Script["steps"] => [
  roomStep(() => "open", "card"),
  { id: "open", kind: "secret-in", next: () => next },
];
const checkScript: Script = {
  kind: "check-copy",
  version: 1,
  roles: PEOPLE,
  materials: ["card", "passphrase"],
  steps: [...roomAndOpen("quiz"), { id: "quiz", kind: "act", needsOpen: true, next: () => null }],
};
const shareScript: Script = {
  kind: "prove-share",
  version: 1,
  roles: PEOPLE,
  materials: ["card", "passphrase"],
  steps: [
    ...roomAndOpen("share"),
    { id: "share", kind: "secret-in", needsOpen: true, next: () => null },
  ],
};

export interface Checks {
  open(id: string, passphrase: SecretPort): Promise<void>;
  /** The question that is due, at the port; begins the check if none is under way. */
  question(id: string, out: SecretPort): Promise<{ number: number; of: number }>;
  answer(id: string, number: number, choice: number): Promise<CheckResult>;
  proveShare(id: string, phrase: SecretPort): Promise<ShareCheck>;
  forgetSessions(): void;
}

export function createChecks(parts: ProvingParts): Checks {
  const { ceremonies, journal, keystore, vault } = parts;
  const phrases = createOpenPhrases(parts);
  /** How far each check is. The vault knows what is asked; nothing of it is kept. */
  const under = new Map<string, { of: number; number: number }>();

  const cardAndCopy = ({ subject, target }: Pick<CeremonyState, "subject" | "target">) => {
    const card = phraseCardOf(keystore, subject);
    return { card, copy: copyIn(card, target) };
  };
  const change = (state: CeremonyState, to: (copy: BackupCopy) => BackupCopy) =>
    keystore.changeCopies(cardOf(keystore, state.subject).address, (copies) =>
      copies.map((copy) => (copy.id === state.target && copy.lost === null ? to(copy) : copy)),
    );
  /** Lost while it was proved: nothing is entered, and the journal says so by its silence. */
  const found = (state: CeremonyState): BackupCopy | undefined =>
    cardOf(keystore, state.subject).copies.find(({ id }) => id === state.target);

  function begin(
    what: Pick<CeremonyState, "subject" | "target">,
    isFit: (c: BackupCopy) => boolean,
  ) {
    const { card, copy } = cardAndCopy(what);
    if (!isFit(copy)) throw new Refusal("COPY_HAS_NO_WORDS", { label: copy.label });
    // Before the room: whether the vault can make this share at all.
    shareOf(card, copy);
    const words = copy.share === null ? (card.wordCount ?? 24) : shareWords(card.wordCount);
    return { name: card.name, facts: { words, label: copy.label, place: copy.place } };
  }
  const close = async (id: string): Promise<void> => {
    under.delete(id);
    await phrases.close(id);
  };
  const kind: Pick<CeremonyKind, "isOpen" | "close"> = { isOpen: phrases.isOpen, close };

  ceremonies.add({
    ...kind,
    script: checkScript,
    begin: (what) => begin(what, ({ medium }) => medium !== "usb"),
    async complete(state) {
      const { right = 0, of = 0, places = [] } = state.answers.quiz ?? {};
      const copy = found(state);
      const asked = Array.isArray(places) ? places.filter((one) => typeof one === "number") : [];
      if (copy !== undefined) {
        await journal.append({
          kind: "backup.checked",
          ...about(state),
          facts: {
            ...{ copy: copy.id, label: copy.label, place: copy.place },
            ...{ right: Number(right), of: Number(of) },
          },
        });
        if (right === of) {
          const atMs = answeredAtMs(state, "quiz");
          await change(state, (one) => ({
            ...one,
            checkedAtMs: Math.max(one.checkedAtMs ?? 0, atMs),
            asked: roundOf([...one.asked, ...asked], Number(state.facts.words)),
            snooze: null,
          }));
        }
      }
      return {
        ...(copy === undefined ? {} : { copies: [inTranscript(copy)] }),
        facts: [
          { name: "right", value: Number(right) },
          { name: "of", value: Number(of) },
        ],
      };
    },
  });
  ceremonies.add({
    ...kind,
    script: shareScript,
    begin: (what) => begin(what, ({ share }) => share !== null),
    async complete(state) {
      const copy = found(state);
      if (copy === undefined) return {};
      const { id, label, place } = copy;
      await change(state, (one) => proved(one, answeredAtMs(state, "share")));
      await journal.append({
        kind: "backup.proved",
        ...about(state),
        facts: { copy: id, label, place },
      });
      return { copies: [inTranscript(copy)] };
    },
  });

  return {
    open: (id, passphrase) =>
      ceremonies.act(id, ["open", "quiz", "share"], async (turn) => {
        cardAndCopy(turn.state);
        under.delete(id);
        await openFor(parts, phrases, turn, passphrase);
      }),

    question: (id, out) =>
      ceremonies.act(id, ["quiz"], async ({ state }) => {
        const { card, copy } = cardAndCopy(state);
        const quiz = under.get(id) ?? {
          number: 1,
          of: (
            await phrases.ask(id, (session) =>
              vault.call("beginQuiz", {
                session,
                target: shareOf(card, copy),
                asked: copy.asked,
              }),
            )
          ).questions,
        };
        await phrases.ask(id, (session) => vault.call("askQuiz", { session, out: 0 }, [out]));
        under.set(id, quiz);
        return { number: quiz.number, of: quiz.of };
      }),

    answer: (id, number, choice) =>
      ceremonies.act(id, ["quiz"], async ({ settle }) => {
        const quiz = under.get(id);
        // A double click answers the question that was seen, not the next one unseen.
        if (quiz === undefined || quiz.number !== number) throw new Refusal("QUIZ_OVER", {});
        const { result } = await phrases.ask(id, (session) =>
          vault.call("answerQuiz", { session, choice }),
        );
        under.set(id, { ...quiz, number: quiz.number + 1 });
        if (result === null) return { result: null };
        under.delete(id);
        const { right, of, places } = result;
        await settle({ right, of, places: [...places] });
        return { result: { right, of } };
      }),

    proveShare: (id, phrase) =>
      ceremonies.act(id, ["share"], async ({ state, settle }) => {
        const { card, copy } = cardAndCopy(state);
        const target = shareOf(card, copy);
        if (target === null) throw new Refusal("COPY_HAS_NO_WORDS", { label: copy.label });
        const checked = await phrases.ask(id, (session) =>
          vault.call("checkShare", { session, ...target, phrase: 0 }, [phrase]),
        );
        const { check } = checked;
        await journal.append({
          kind: "phrase.checked",
          ...about(state),
          facts: {
            isMatch: check.match,
            wrongWords: check.match ? 0 : check.wrong.length,
            share: target.index,
          },
        });
        return { ...checked, hasEnded: check.match ? await settle({}) : false };
      }),

    forgetSessions() {
      under.clear();
      phrases.forgetAll();
    },
  };
}

/** When all places have had their turn the next round begins. */
const roundOf = (asked: readonly number[], words: number): number[] => {
  const places = [...new Set(asked)].sort((one, other) => one - other);
  return places.length >= words ? [] : places;
};

export function shareOf(
  card: ColdkeyCard,
  { share }: BackupCopy,
): { split: SplitOf; index: number } | null {
  if (share === null) return null;
  return { split: ownSplit(card, share.split), index: share.index };
}
