/**
 * A restoration, rehearsed: the whole phrase of one copy, or shares of a split, typed into a vault that has nothing else
 * open. It counts when it ends in the coldkey's own address. Also the last step of a new split backup.
 *
 *   room → words → done          target: a copy, or a split
 */
import type { Rehearsed } from "../../../preload/contract.ts";
import { Refusal } from "../../lib/fault.ts";
import type { SecretPort } from "../../vault/process.ts";
import { countingCopies, proved } from "../../wallet/copies.ts";
import type { ColdkeyCard } from "../../wallet/keystore.ts";
import type { Script } from "../engine/script.ts";
import type { CeremonyState } from "../engine/state.ts";
import { inTranscript, PEOPLE, roomStep } from "../steps.ts";
import {
  about,
  answeredAtMs,
  cardOf,
  copyIn,
  type ProvingParts,
  phraseCardOf,
  shareWords,
} from "./parts.ts";
import type { Restoring } from "./restoring.ts";

const script: Script = {
  kind: "rehearse-restore",
  version: 1,
  roles: PEOPLE,
  materials: ["card"],
  steps: [
    roomStep(() => "words", "card"),
    { id: "words", kind: "secret-in", isPointOfNoReturn: true, next: () => null },
  ],
};

export interface Rehearsals {
  /** At `words` of this ceremony or at `rehearse` of a split backup. */
  give(id: string, phrase: SecretPort): Promise<Rehearsed>;
}

export function createRehearsals(parts: ProvingParts & { restoring: Restoring }): Rehearsals {
  const { ceremonies, journal, keystore, restoring } = parts;

  const splitIn = (card: ColdkeyCard, target: string | null) =>
    card.splits.find(({ id }) => id === target) ?? null;

  /** The copies that were on the table. */
  function usedIn(card: ColdkeyCard, state: CeremonyState) {
    const split = splitIn(card, state.target);
    const used = state.answers.words?.used;
    const indexes = Array.isArray(used) ? used : [];
    return countingCopies(card.copies).filter(({ id, share }) =>
      split === null
        ? id === state.target
        : share?.split === split.id && indexes.includes(share.index),
    );
  }

  ceremonies.add({
    script,
    begin({ subject, target }) {
      const card = phraseCardOf(keystore, subject);
      const split = splitIn(card, target);
      if (split !== null) {
        const { threshold, count } = split;
        const words = shareWords(card.wordCount);
        return { name: card.name, facts: { words, threshold, count } };
      }
      const { label, place, share, medium } = copyIn(card, target);
      if (share !== null || medium === "usb") throw new Refusal("COPY_HAS_NO_WORDS", { label });
      return { name: card.name, facts: { words: card.wordCount ?? 24, label, place } };
    },
    async check(_, step) {
      if (step === "room") await restoring.prepare();
      return {};
    },
    async complete(state) {
      const card = cardOf(keystore, state.subject);
      const used = usedIn(card, state);
      const split = splitIn(card, state.target);
      const atMs = answeredAtMs(state, "words");
      await journal.append({
        kind: "backup.rehearsed",
        ...about(state),
        facts: {
          ...{ copies: used.length, isSame: true },
          ...(split === null ? {} : { split: split.id }),
        },
      });
      await keystore.changeColdkey(card.address, (now) => ({
        ...now,
        copies: now.copies.map((copy) =>
          used.some(({ id }) => id === copy.id)
            ? { ...proved(copy, atMs), rehearsedAtMs: Math.max(copy.rehearsedAtMs ?? 0, atMs) }
            : copy,
        ),
        splits: now.splits.map((one) =>
          one.id === split?.id ? { ...one, rehearsedAtMs: Math.max(one.rehearsedAtMs, atMs) } : one,
        ),
      }));
      return {
        copies: used.map(inTranscript),
        facts: [{ name: "address", value: card.address }],
      };
    },
  });

  return {
    give: (id, phrase) =>
      ceremonies.act(id, ["words", "rehearse"], async ({ state, settle }) => {
        const card = phraseCardOf(keystore, state.subject);
        const isShares = state.at === "rehearse" || splitIn(card, state.target) !== null;
        const { taken, given, address } = isShares
          ? await restoring.share(id, phrase)
          : { taken: null, given: [], address: await restoring.phrase(phrase) };
        if (taken?.state === "unreadable") {
          const { givenWords, wrong } = taken;
          return { state: "unreadable", givenWords, wrong };
        }
        if (address === null && taken !== null) {
          const { index, have, need, groups } = taken;
          return { state: "taken", index, have, need, groups, given: [...given] };
        }
        if (address !== card.address) {
          await journal.append({
            kind: "backup.rehearsed",
            ...about(state),
            facts: { copies: Math.max(1, given.length), isSame: false },
          });
          return { state: "other-key", address };
        }
        const hasEnded = await settle({ used: [...given] });
        return { state: "same", address, hasEnded };
      }),
  };
}
