/**
 * Does a text that was put into a field for addresses look like a secret? Asked on every keystroke and paste, before
 * anything leaves the page: what looks like one is forgotten on the spot.
 */
export type SecretLook = "phrase" | "hex" | "keyfile";

/** Fewer words in a row may be a name or a note; three small ones are the beginning of a phrase. */
const FEWEST_WORDS = 3;
const KEYFILE = /^\s*(\$NACL|\$ANSIBLE_VAULT|gAAAAA|\{)/;
const HEX = /(?:0x)?[0-9a-f]{64}/i;
/** Numbered or not: `3. word`, `3-word`, `word`. */
const WORD = /^(?:\d{1,2}[-.):]?)?[a-z]{3,8}$/;
/** A phrase whose spaces were lost. No address is so long without a capital letter or a digit. */
const RUN_TOGETHER = /^[a-z]{20,}$/;

export function secretLook(text: string): SecretLook | null {
  if (KEYFILE.test(text)) return "keyfile";
  if (HEX.test(text)) return "hex";
  const tokens = text.normalize("NFKD").toLowerCase() === text ? split(text) : split(text, true);
  let run = 0;
  for (const token of tokens) {
    if (RUN_TOGETHER.test(token)) return "phrase";
    // Numbers that stand alone belong to the numbered form.
    if (/^\d{1,2}[-.):]?$/.test(token)) continue;
    run = WORD.test(token) ? run + 1 : 0;
    if (run >= FEWEST_WORDS) return "phrase";
  }
  return null;
}

/** Words on a card are often in capitals; addresses mix both and keep their form. */
function split(text: string, mayBeCapitals = false): string[] {
  const tokens = text.split(/[\s,;]+/u).filter((token) => token !== "");
  if (!mayBeCapitals) return tokens;
  return tokens.map((token) =>
    token === token.toUpperCase() || /^\p{Lu}\p{Ll}+$/u.test(token) ? token.toLowerCase() : token,
  );
}
