/** Split backups, checks of copies, and rehearsals of a restoration. */
import { encodeAddress } from "../../codec/address.ts";
import { Refusal } from "../../lib/fault.ts";
import { bytesOfNumbers, PHRASE_LIST, typedWords, type WordList, wordNumbers } from "../phrase.ts";
import type { SplitOf } from "../protocol.ts";
import { candidates, drawFrom, planQuiz, type Question } from "../quiz.ts";
import { checkShare, SHARE_LIST, shareBytes, withShare } from "../shares.ts";
import { shareWordCount } from "../slip39/share.ts";
import { MOST_PHRASE_BYTES, portAt, type VaultHandlers, type VaultTools } from "./tools.ts";

type Target = { readonly split: SplitOf; readonly index: number } | null;

/** Which numbers are right, and no word: those are made again for each question. */
interface Quiz {
  readonly target: Target;
  readonly questions: readonly Question[];
  readonly answers: number[];
}

type ProvingHandlers = Pick<
  VaultHandlers,
  | "revealShare"
  | "checkShare"
  | "beginQuiz"
  | "askQuiz"
  | "answerQuiz"
  | "identifyCard"
  | "gatherShare"
  | "trySealed"
>;

export function provingHandlers(tools: VaultTools): ProvingHandlers {
  const { sodium, sessions, gatherings, headerOf, unseal, withPassphrase } = tools;
  const draw = drawFrom((length) => sodium.random(length));
  const quizzes = new Map<string, Quiz>();

  /** Lends the words that are on the card, and their list. */
  function withWords<T>(
    session: string,
    target: Target,
    work: (numbers: readonly number[], list: WordList, secret: Uint8Array) => T,
  ): T {
    return sessions.phrase(session).use((entropy) => {
      if (target !== null) {
        return withShare(entropy, target.split, target.index, (numbers) =>
          work(numbers, SHARE_LIST, entropy),
        );
      }
      const numbers = wordNumbers(entropy);
      try {
        return work(numbers, PHRASE_LIST, entropy);
      } finally {
        numbers.fill(0);
      }
    });
  }

  function quizOf(session: string): { quiz: Quiz; question: Question } {
    sessions.get(session);
    const quiz = quizzes.get(session);
    const question = quiz?.questions[quiz.answers.length];
    if (quiz === undefined || question === undefined) throw new Refusal("QUIZ_OVER");
    return { quiz, question };
  }

  return {
    revealShare({ session, split, index, from, to, out }, ports) {
      const entropy = sessions.phrase(session);
      const words = shareWordCount(entropy.length);
      const isRange = Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to;
      if (!isRange || to > words) throw new Refusal("REVEAL_RANGE", { words });
      const bytes = withWords(session, { split, index }, (numbers) =>
        shareBytes(numbers, from, to),
      );
      try {
        portAt(ports, out).send(bytes);
      } finally {
        bytes.fill(0);
      }
      return { words: to - from + 1 };
    },

    async checkShare({ session, split, index, phrase }, ports) {
      sessions.phrase(session);
      const typed = await portAt(ports, phrase).read(MOST_PHRASE_BYTES);
      return typed.spend((bytes) => {
        const checkAs = (which: number) =>
          withWords(session, { split, index: which }, (numbers) => checkShare(numbers, bytes));
        const check = checkAs(index);
        if (check.match || !check.isOtherPhrase) return { check, otherShare: null };
        for (let other = 1; other <= split.count; other++) {
          if (other !== index && checkAs(other).match) return { check, otherShare: other };
        }
        return { check, otherShare: null };
      });
    },

    beginQuiz({ session, target, asked }) {
      const count = withWords(session, target, (numbers) => numbers.length);
      const questions = planQuiz(count, asked, draw);
      quizzes.set(session, { target, questions, answers: [] });
      return { questions: questions.length };
    },

    askQuiz({ session, out }, ports) {
      const { quiz, question } = quizOf(session);
      const bytes = withWords(session, quiz.target, (numbers, list, secret) => {
        const shown = candidates(secret, numbers, list, question);
        const words = bytesOfNumbers(shown, list);
        shown.fill(0);
        const place = new TextEncoder().encode(`${question.place} `);
        const all = Uint8Array.of(...place, ...words);
        words.fill(0);
        return all;
      });
      try {
        portAt(ports, out).send(bytes);
      } finally {
        bytes.fill(0);
      }
      return {};
    },

    answerQuiz({ session, choice }) {
      const { quiz } = quizOf(session);
      quiz.answers.push(choice);
      if (quiz.answers.length < quiz.questions.length) return { result: null };
      quizzes.delete(session);
      const right = quiz.questions.filter((question, at) => question.right === quiz.answers[at]);
      return {
        result: {
          right: right.length,
          of: quiz.questions.length,
          places: quiz.questions.map(({ place }) => place),
        },
      };
    },

    async identifyCard({ session, places, splits, words }, ports) {
      sessions.phrase(session);
      const typed = await portAt(ports, words).read(MOST_PHRASE_BYTES);
      return typed.spend((bytes) => {
        const fits = (target: Target): boolean =>
          withWords(session, target, (numbers, list) => {
            const given = typedWords(bytes, list);
            return (
              given.length === 2 &&
              given.every(({ number }, at) => number === numbers[(places[at] ?? 0) - 1])
            );
          });
        const shares = splits.flatMap((split) =>
          Array.from({ length: split.count }, (_, at) => ({ split, index: at + 1 })),
        );
        return {
          matches: [
            ...(fits(null) ? [null] : []),
            ...shares.filter(fits).map(({ split, index }) => ({ nonce: split.nonce, index })),
          ],
        };
      });
    },

    async gatherShare({ gathering, phrase }, ports) {
      const typed = await portAt(ports, phrase).read(MOST_PHRASE_BYTES);
      return typed.spend((bytes) => gatherings.take(gathering, bytes));
    },

    trySealed({ sealed, passphrase }, ports) {
      const header = headerOf(sealed, "coldkey");
      return withPassphrase(ports, passphrase, (typed) => {
        const { secret, sealing } = unseal(header, typed);
        secret.bytes.wipe();
        sealing.key.wipe();
        return { address: encodeAddress(header.publicKey) };
      });
    },
  };
}
