/**
 * English made 40 % longer and strange, in brackets: what is not bracketed did not come through the messages, and a
 * sentence whose end bracket is missing on the screen is cut. For tests and pictures; no screen offers it.
 */
import { en, type Messages } from "./en.ts";
import { type Change, changeSaid } from "./said.ts";
import type { Tongue } from "./tongue.ts";
import type { Translation } from "./words.ts";

const FROM = "aceginosuyACEGINOSUY";
const TO = "áçéğîñøšüýÅÇÉĞÎÑØŠÜÝ";
const strange = (letter: string): string => TO[FROM.indexOf(letter)] ?? letter;

/** Codes that come out of messages beside the sentences. */
const CODES: ReadonlySet<string> = new Set(["level", "leadsTo", "tone", "sign", "go", "place"]);

/** What was given stays as it is: names, addresses, numbers. */
export function lengthen(text: string, given: readonly string[] = []): string {
  if (!/[A-Za-z]{2}/.test(text)) return text;
  const kept = given.filter((one) => one.length > 0).sort((a, b) => b.length - a.length);
  const pattern = kept.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const parts = kept.length === 0 ? [text] : text.split(new RegExp(`(${pattern})`));
  const said = parts
    .map((part) => (kept.includes(part) ? part : [...part].map(strange).join("")))
    .join("");
  const more = "·".repeat(
    Math.ceil(text.length * 0.4) - 2 > 0 ? Math.ceil(text.length * 0.4) - 2 : 0,
  );
  // In words, as a longer language would be: a single long one breaks what no language breaks.
  return `[${said}${more.replaceAll(/.{1,8}/g, (dots) => ` ${dots.slice(1)}`)}]`;
}

const turn: Change = (text, given, name) =>
  CODES.has(name) && /^[a-z-]+$/.test(text) ? text : lengthen(text, given);

export const pseudo: Tongue = {
  locale: "en-XA",
  words: changeSaid<Translation<Messages>>(en, turn),
  late: { faults: {}, kinds: {}, facts: {}, turn: (said) => changeSaid(said, turn) },
};
