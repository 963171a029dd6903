/**
 * How well a passphrase would stand against guessing. The dictionaries are a megabyte and are loaded when first asked.
 *
 * The estimator works on text: this is the one place in the vault where a passphrase becomes a JavaScript string,
 * which nothing can wipe. It happens in the calls that judge (`judgePassphrase`, `createColdkey`, `resealSet` for the new
 * one, `proveOpens` when it is asked to, and the two of an import, which judge the old and the new one), never when a key
 * of ours is opened or used otherwise, and ends with the process.
 */
import type { Strength } from "./protocol.ts";

/** Design §6: a coldkey's passphrase. zxcvbn's 3 is "safely unguessable: offline slow hash". */
const ENOUGH = { score: 3, characters: 12 } as const;
/** Ours, beside zxcvbn's own keys. */
const TOO_SHORT = "tooShort";

export type Judge = (passphrase: Uint8Array) => Promise<Strength>;

/** The hints are zxcvbn's keys (and `tooShort`): never words of the passphrase. */
export const judgePassphrase: Judge = async (passphrase) => {
  const { estimate } = await import("./strength-estimate.ts");
  const text = new TextDecoder().decode(passphrase);
  const { score, guessesLog10, hints } = estimate(text);
  const isLongEnough = [...text].length >= ENOUGH.characters;
  return {
    score,
    guessesLog10,
    isEnough: score >= ENOUGH.score && isLongEnough,
    hints: isLongEnough ? hints : [TOO_SHORT, ...hints],
  };
};
