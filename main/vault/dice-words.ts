/** The EFF's large word list, 7,776 words, as the strength estimate knows it: without the hyphens inside four of them. */
import { dictionary } from "@zxcvbn-ts/language-common";

export const diceWords: readonly string[] = dictionary["diceware-common"];
