import { randomBytes, randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PHRASE_LIST, wordNumbers } from "./phrase.ts";
import {
  CANDIDATES,
  candidates,
  drawFrom,
  planQuiz,
  type Question,
  questionCount,
} from "./quiz.ts";
import { SHARE_LIST, withShare } from "./shares.ts";

const draw = drawFrom((length) => new Uint8Array(randomBytes(length)));
const SESSIONS = 4000;

/** One whole session as it happens: the passphrase is typed, then each question is answered with one key. */
function session(entropy: Uint8Array, numbers: readonly number[]) {
  const questions = planQuiz(numbers.length, [], draw);
  const keys: string[] = [..."a passphrase that is typed", "Enter"];
  const screens: { place: number; shown: number[]; pick: number }[] = [];
  for (const question of questions) {
    const shown = candidates(entropy, numbers, PHRASE_LIST, question);
    const right = numbers[question.place - 1] ?? -1;
    const pick = shown.indexOf(right) + 1;
    expect(pick).toBe(question.right);
    keys.push(String(pick));
    screens.push({ place: question.place, shown, pick });
  }
  return { questions, keys, screens };
}

/** The plug-in estimate of the information between two sequences, in bits. Its bias is about (rows·columns)/(2n·ln 2). */
function information(pairs: readonly (readonly [number, number])[]): number {
  const count = (keys: (string | number)[]) => {
    const map = new Map<string | number, number>();
    for (const key of keys) map.set(key, (map.get(key) ?? 0) + 1);
    return map;
  };
  const joint = count(pairs.map(([one, other]) => `${one}/${other}`));
  const left = count(pairs.map(([one]) => one));
  const right = count(pairs.map(([, other]) => other));
  let bits = 0;
  for (const [key, n] of joint) {
    const [one = "", other = ""] = String(key).split("/");
    const expected =
      ((left.get(Number(one)) ?? 0) * (right.get(Number(other)) ?? 0)) / pairs.length;
    bits += (n / pairs.length) * Math.log2(n / expected);
  }
  return bits;
}

describe("The plan of a check", () => {
  it.each([12, 15, 18, 21, 24, 20, 23, 27, 30, 33])(
    "of %i words asks for some of the places, fewer than half",
    (words) => {
      const questions = planQuiz(words, [], draw);
      expect(questions).toHaveLength(questionCount(words));
      expect(questions.length).toBeLessThan(words / 2);
      expect(questions.length).toBeGreaterThanOrEqual(Math.floor(words * 0.4));
      const places = new Set(questions.map(({ place }) => place));
      expect(places.size).toBe(questions.length);
      for (const place of places) expect(place >= 1 && place <= words, `${place}`).toBe(true);
    },
  );

  it("takes the places of earlier checks last: three checks have seen each of 24", () => {
    const asked: number[] = [];
    for (let check = 0; check < 3; check++) {
      asked.push(...planQuiz(24, asked, draw).map(({ place }) => place));
    }
    expect(new Set(asked).size).toBe(24);
  });

  it("asks in shuffled order, and puts the right word in each of the six places alike often", () => {
    const first = new Map<number, number>();
    const right = new Map<number, number>();
    for (let run = 0; run < SESSIONS; run++) {
      const questions = planQuiz(24, [], draw);
      const place = questions[0]?.place ?? 0;
      first.set(place, (first.get(place) ?? 0) + 1);
      for (const one of questions) right.set(one.right, (right.get(one.right) ?? 0) + 1);
    }
    // 4000 and 40,000 draws: five standard deviations.
    for (let place = 1; place <= 24; place++) {
      expect(Math.abs((first.get(place) ?? 0) - SESSIONS / 24), `place ${place}`).toBeLessThan(65);
    }
    for (let key = 1; key <= CANDIDATES; key++) {
      const off = Math.abs((right.get(key) ?? 0) - (SESSIONS * 10) / CANDIDATES);
      expect(off, `key ${key}`).toBeLessThan(375);
    }
  });
});

describe("The candidates of a place", () => {
  const entropy = new Uint8Array(randomBytes(32));
  const numbers = wordNumbers(entropy);
  const asking = (place: number, order = [0, 1, 2, 3, 4, 5]): Question => ({
    place,
    order,
    right: order.indexOf(0) + 1,
  });

  it("are the right word and five that the phrase does not have", () => {
    for (let place = 1; place <= 24; place++) {
      const shown = candidates(entropy, numbers, PHRASE_LIST, asking(place));
      expect(new Set(shown).size, `place ${place}`).toBe(CANDIDATES);
      expect(shown[0], `place ${place}`).toBe(numbers[place - 1]);
      for (const decoy of shown.slice(1)) expect(numbers).not.toContain(decoy);
    }
  });

  it("are always the same six: sessions laid over each other sift nothing out", () => {
    const once = candidates(entropy, numbers, PHRASE_LIST, asking(7)).sort();
    const again = candidates(entropy, numbers, PHRASE_LIST, asking(7, [3, 0, 5, 1, 2, 4])).sort();
    expect(again).toEqual(once);
    expect(candidates(entropy, numbers, PHRASE_LIST, asking(8)).sort()).not.toEqual(once);
  });

  it("of a share come from the share's list", () => {
    const split = { nonce: "0".repeat(32), threshold: 2, count: 3 };
    withShare(entropy, split, 2, (share) => {
      const shown = candidates(entropy, share, SHARE_LIST, asking(33));
      expect(shown[0]).toBe(share[32]);
      for (const number of shown) expect(SHARE_LIST.words[number]).toBeTypeOf("string");
    });
  });
});

describe("Key-logging one whole session", () => {
  it("gives no word and no order: the keys are independent of both", { timeout: 120_000 }, () => {
    const pressed: (readonly [number, number])[] = [];
    const orders: (readonly [number, number])[] = [];
    let guessed = 0;
    let asked = 0;
    for (let run = 0; run < SESSIONS; run++) {
      const entropy = new Uint8Array(randomBytes(32));
      const numbers = wordNumbers(entropy);
      const { questions, keys } = session(entropy, numbers);
      // All that the logger has: everything typed. After the passphrase come ten digits and nothing else.
      const digits = keys.slice(keys.indexOf("Enter") + 1);
      expect(digits.every((key) => /^[1-6]$/.test(key))).toBe(true);
      digits.forEach((key, at) => {
        const place = questions[at]?.place ?? 0;
        // The first bits of the right word, of 2048: enough columns to see a dependence, few enough to estimate it.
        pressed.push([Number(key), (numbers[place - 1] ?? 0) >> 7]);
        orders.push([Number(key), place]);
        // The logger's best guess of the word behind a key is a guess from the whole list.
        asked += 1;
        if (randomInt(2048) === numbers[place - 1]) guessed += 1;
      });
    }
    const words = information(pressed);
    const places = information(orders);
    const learnt = guessed / SESSIONS;
    process.stdout.write(
      `${SESSIONS} sessions, ${asked} keys: ${words.toFixed(5)} bits a key about the word, ` +
        `${places.toFixed(5)} about its place; ${learnt.toFixed(4)} of 24 words guessed a session\n`,
    );
    // The bias of the estimates for independent sequences is 0.0014 and 0.0021 bits.
    expect(words).toBeLessThan(0.004);
    expect(places).toBeLessThan(0.005);
    expect(learnt).toBeLessThan(12);
    expect(learnt).toBeLessThan(0.1);
  });

  it("would be noticed by this measurement if the right word always stood in a place of its own", () => {
    const pairs = Array.from({ length: 4000 }, () => {
      const word = randomInt(16);
      return [(word % CANDIDATES) + 1, word] as const;
    });
    expect(information(pairs)).toBeGreaterThan(2);
  });

  it("with the screen recorded as well gives the words that were asked for, under half of them", () => {
    let most = 0;
    for (let run = 0; run < 500; run++) {
      const entropy = new Uint8Array(randomBytes(32));
      const numbers = wordNumbers(entropy);
      const { screens } = session(entropy, numbers);
      const learnt = new Map(screens.map(({ place, shown, pick }) => [place, shown[pick - 1]]));
      const others = numbers.filter((_, at) => !learnt.has(at + 1));
      most = Math.max(most, learnt.size);
      // No other word of the phrase was ever on the screen.
      const seen = new Set(screens.flatMap(({ shown }) => shown));
      const onScreen = others.filter(
        (word) => seen.has(word) && ![...learnt.values()].includes(word),
      );
      expect(onScreen).toEqual([]);
    }
    expect(most).toBe(10);
    expect(most).toBeLessThan(12);
  });
});
