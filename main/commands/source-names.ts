/** Names of foreign files and folders: shown without what could deceive, and never used as a path or a key's name unread. */
import * as v from "valibot";
import { KeyName } from "../codec/values.ts";

const MOST_SHOWN = 60;

/** For the screen: one line, without control, invisible and direction-changing characters. */
export function shownName(name: string): string {
  const clean = name
    .normalize("NFC")
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\u00b7")
    .trim();
  const characters = [...clean];
  if (characters.length <= MOST_SHOWN) return clean === "" ? "\u00b7" : clean;
  return `${characters.slice(0, MOST_SHOWN - 1).join("")}\u2026`;
}

/**
 * The name as a key may have it, or null. Nothing is replaced or left out: a name with one Cyrillic letter looks like
 * another key's, and a shortened one may be another's.
 */
export function suggestedName(name: string): KeyNameText | null {
  const parsed = v.safeParse(KeyName, name);
  return parsed.success ? parsed.output : null;
}
type KeyNameText = v.InferOutput<typeof KeyName>;
