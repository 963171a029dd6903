import { describe, expect, it } from "vitest";
import { systemClock } from "../../lib/clock.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { createController } from "../controller.ts";
import type { VaultCallName, VaultInput, VaultOutput } from "../protocol.ts";
import { freshSealingKey, sealEntropy } from "../seal.ts";
import type { SecretEnd } from "../secret-end.ts";
import { shareOf } from "../slip39/share.ts";
import { SLIP39_VECTORS } from "../slip39/testing-vectors.ts";
import { SHARE_WORDS } from "../slip39/wordlist.ts";
import {
  bytesOf,
  CHEAP,
  CHEAP_COST,
  entropyOfPhrase,
  publishedSodium,
  STRONG,
  VECTORS,
} from "../testing.ts";

const sodium = publishedSodium();
const KEY = VECTORS[1];
const SPLIT = { nonce: "0f".repeat(16), threshold: 2, count: 3 } as const;
const unused = () => {
  throw new Error("Not part of this test");
};

function open() {
  const controller = createController({
    sodium,
    clock: systemClock,
    judge: unused,
    pipeline: { reviewRequest: unused, signingPayload: unused, assembleExtrinsic: unused },
    limits: CHEAP,
  });
  const ask = async <K extends VaultCallName>(
    kind: K,
    input: VaultInput<K>,
    text: string | null = null,
  ) => {
    const sent: string[] = [];
    const port: SecretEnd = {
      read: async () => SecretBytes.own(bytesOf(text ?? "")),
      send: (bytes) => sent.push(new TextDecoder().decode(bytes)),
      close: () => undefined,
    };
    const reply = await controller.handle({ id: 1, kind, input }, [port]);
    return { reply, sent: sent[0] ?? "" };
  };
  const get = async <K extends VaultCallName>(
    kind: K,
    input: VaultInput<K>,
    text: string | null = null,
  ): Promise<VaultOutput<K>> => {
    const { reply } = await ask(kind, input, text);
    if (!reply.ok) throw new Error(`${kind}: ${reply.fault.code}`);
    return reply.value as VaultOutput<K>;
  };
  return { ask, get };
}
type Vault = ReturnType<typeof open>;

const sealed = (): Uint8Array => {
  const key = freshSealingKey(sodium, bytesOf(STRONG), CHEAP_COST, CHEAP);
  return sealEntropy(sodium, key, "coldkey", entropyOfPhrase(KEY.phrase)).sealed;
};
const phraseIn = async (vault: Vault): Promise<string> => {
  const input = { sealed: sealed(), passphrase: 0 } as VaultInput<"openPhrase">;
  return (await vault.get("openPhrase", input, STRONG)).session;
};
const shareText = async (vault: Vault, session: string, index: number): Promise<string> => {
  const input = { session, split: SPLIT, index, from: 1, to: 20, out: 0 };
  return (await vault.ask("revealShare", input)).sent;
};
const gather = (vault: Vault, gathering: string | null, text: string) =>
  vault.ask("gatherShare", { gathering, phrase: 0 }, text);
const fails = (code: string) => ({ reply: { ok: false, fault: { code } } });

describe("a share", () => {
  it("is shown like a phrase, by range, and the same in each session", async () => {
    const vault = open();
    const whole = await shareText(vault, await phraseIn(vault), 1);
    expect(whole.split(" ")).toHaveLength(20);
    const other = open();
    const session = await phraseIn(other);
    const input = { session, split: SPLIT, index: 1, out: 0 };
    const half = await other.ask("revealShare", { ...input, from: 11, to: 20 });
    expect(half.sent).toBe(whole.split(" ").slice(10).join(" "));
    expect(await other.ask("revealShare", { ...input, from: 1, to: 21 })).toMatchObject(
      fails("REVEAL_RANGE"),
    );
  });

  it("is proved on its own, and one that was taken for another is named", async () => {
    const vault = open();
    const session = await phraseIn(vault);
    const check = (text: string) =>
      vault.get("checkShare", { session, split: SPLIT, index: 2, phrase: 0 }, text);
    expect(await check(await shareText(vault, session, 2))).toEqual({
      check: { match: true },
      otherShare: null,
    });
    expect(await check(await shareText(vault, session, 3))).toMatchObject({
      check: { match: false, isOtherPhrase: true },
      otherShare: 3,
    });
    expect(await check(KEY.phrase)).toMatchObject({
      check: { match: false, expectedWords: 20, givenWords: 12 },
      otherShare: null,
    });
  });
});

describe("a threshold of shares", () => {
  it("ends in the same address in a vault that was never given a file or a passphrase", async () => {
    const maker = open();
    const session = await phraseIn(maker);
    const [one, three] = [
      await shareText(maker, session, 1),
      await shareText(maker, session, 3),
    ] as const;
    const vault = open();
    const first = await gather(vault, null, three);
    expect(first.reply).toMatchObject({
      value: { state: "taken", index: 3, have: 1, need: 2, restored: null },
    });
    const { gathering } = (first.reply as { value: { gathering: string } }).value;
    expect(await gather(vault, gathering, three)).toMatchObject(fails("SHARES_TWICE"));
    const typo = one.split(" ").with(8, "academik").join(" ");
    expect((await gather(vault, gathering, typo)).reply).toMatchObject({
      value: { state: "unreadable", wrong: [{ position: 9, nearest: ["academic"] }] },
    });
    const last = await gather(vault, gathering, one);
    expect(last.reply).toMatchObject({ value: { restored: { address: KEY.address } } });
    // Nothing of it is kept: the next share begins anew.
    expect(await gather(vault, gathering, one)).toMatchObject(fails("SESSION_GONE"));
  });

  it("of other programs and in groups is read: the published sets restore", async () => {
    // The vectors that restore under an empty passphrase too give another secret, but must be read to the end.
    for (const [title, mnemonics, secret] of SLIP39_VECTORS.filter(([, , hex]) => hex !== "")) {
      const vault = open();
      let gathering: string | null = null;
      let restored: unknown = null;
      for (const mnemonic of mnemonics) {
        const { reply } = await gather(vault, gathering, mnemonic);
        expect(reply, title).toMatchObject({ ok: true, value: { state: "taken" } });
        const { value } = reply as { value: { gathering: string; restored: unknown } };
        gathering = value.gathering;
        restored = value.restored;
      }
      expect(restored, title).not.toBeNull();
      expect(secret.length === 32 || secret.length === 64, title).toBe(true);
    }
  });

  it("of two splits is refused, and a text that is no share by its own code", async () => {
    const vault = open();
    const session = await phraseIn(vault);
    const mine = await shareText(vault, session, 1);
    const first = await gather(vault, null, mine);
    const { gathering } = (first.reply as { value: { gathering: string } }).value;
    const foreign = SLIP39_VECTORS[3]?.[1][0] ?? "";
    expect(await gather(vault, gathering, foreign)).toMatchObject(fails("SHARES_OF_TWO_SETS"));
    expect(await gather(vault, gathering, "academic acid")).toMatchObject(fails("SHARE_LENGTH"));
    const swapped = mine.split(" ");
    [swapped[5], swapped[6]] = [swapped[6] ?? "", swapped[5] ?? ""];
    expect(await gather(vault, gathering, swapped.join(" "))).toMatchObject(
      fails("SHARE_CHECKSUM"),
    );
    // What was given stays.
    const last = await gather(vault, gathering, await shareText(vault, session, 2));
    expect(last.reply).toMatchObject({ value: { restored: { address: KEY.address } } });
  });
});

describe("a check of a copy", () => {
  const play = async (
    vault: Vault,
    session: string,
    words: readonly string[],
    target: VaultInput<"beginQuiz">["target"],
    wrong = 0,
  ) => {
    const { questions } = await vault.get("beginQuiz", { session, target, asked: [] });
    let result: VaultOutput<"answerQuiz">["result"] = null;
    for (let number = 0; number < questions; number += 1) {
      expect(result).toBeNull();
      const { sent } = await vault.ask("askQuiz", { session, out: 0 });
      const [place, ...six] = sent.split(" ");
      expect(six).toHaveLength(6);
      const right = six.indexOf(words[Number(place) - 1] ?? "") + 1;
      const choice = number < wrong ? (right % 6) + 1 : right;
      ({ result } = await vault.get("answerQuiz", { session, choice }));
    }
    return { result, questions };
  };

  it("asks the words of the phrase or of a share, and says only at the end how many were right", async () => {
    const vault = open();
    const session = await phraseIn(vault);
    const { result } = await play(vault, session, KEY.phrase.split(" "), null);
    expect(result).toMatchObject({ right: 5, of: 5 });
    expect(new Set(result?.places).size).toBe(5);
    const share = (await shareText(vault, session, 2)).split(" ");
    const target = { split: SPLIT, index: 2 };
    expect((await play(vault, session, share, target, 2)).result).toMatchObject({
      right: 6,
      of: 8,
    });
    expect(await vault.ask("answerQuiz", { session, choice: 1 })).toMatchObject(fails("QUIZ_OVER"));
  });

  it("ends with its session", async () => {
    const vault = open();
    const session = await phraseIn(vault);
    await vault.get("beginQuiz", { session, target: null, asked: [] });
    await vault.get("closePhrase", { session });
    expect(await vault.ask("askQuiz", { session, out: 0 })).toMatchObject(fails("SESSION_GONE"));
  });
});

describe("two words of a card", () => {
  it("say whether it is the phrase, or which share", async () => {
    const vault = open();
    const session = await phraseIn(vault);
    const words = KEY.phrase.split(" ");
    const share = (await shareText(vault, session, 3)).split(" ");
    const identify = async (text: string) =>
      (
        await vault.get(
          "identifyCard",
          { session, places: [6, 11], splits: [SPLIT], words: 0 },
          text,
        )
      ).matches;
    expect(await identify(`${words[5]} ${words[10]}`)).toEqual([null]);
    expect(await identify(`${share[5]} ${share[10]}`)).toEqual([{ nonce: SPLIT.nonce, index: 3 }]);
    expect(await identify(`${words[10]} ${words[5]}`)).toEqual([]);
    expect(await identify(`${words[5]}`)).toEqual([]);
  });
});

describe("a sealed file from somewhere else", () => {
  it("is opened and closed again, and says whose key it holds", async () => {
    const vault = open();
    const input = { sealed: sealed(), passphrase: 0 } as VaultInput<"trySealed">;
    expect(await vault.get("trySealed", input, STRONG)).toEqual({ address: KEY.address });
    expect(await vault.ask("trySealed", input, "something else")).toMatchObject(
      fails("WRONG_PASSPHRASE"),
    );
    const cut = { ...input, sealed: input.sealed.slice(0, 100) };
    expect(await vault.ask("trySealed", cut, STRONG)).toMatchObject(fails("SEAL_DAMAGED"));
  });
});

it("the list of shares is the one that shares are read with", () => {
  const first = SLIP39_VECTORS[0]?.[1][0]?.split(" ") ?? [];
  expect(shareOf(first.map((word) => SHARE_WORDS.indexOf(word))).threshold).toBe(1);
});
