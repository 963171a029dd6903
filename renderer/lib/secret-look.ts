/**
 * Does a text that was put into a field for addresses look like a secret? Asked on every keystroke and paste, before
 * anything leaves the page: what looks like one is forgotten on the spot.
 */
export type SecretLook = "phrase" | "hex" | "keyfile";

/** Fewer words in a row may be a name or a note; three small ones are the beginning of a phrase. */
const FEWEST_WORDS = 3;
const KEYFILE = /^\s*(\$NACL|\$ANSIBLE_VAULT|gAAAAA|\{)/;
/** By what only a secret's file has: a brace may begin a note. */
const KEYFILE_ITSELF =
  /^\s*(\$NACL|\$ANSIBLE_VAULT|gAAAAA)|"(secretPhrase|secretSeed|privateKey|encoded)"\s*:/;
const PHRASE_LENGTHS = [12, 15, 18, 21, 24];
const [SHORTEST_PHRASE = 12] = PHRASE_LENGTHS;
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

/** What a field is for: an address, sentences of a person, or anything else. */
export type FieldUse = "address" | "prose" | "other";

/**
 * The same for any field at all, where words and hashes are at home: a key file, a whole phrase, and in a field for addresses
 * the digits of a seed. Prose is a phrase only when it is nothing but one.
 */
export function secretLookAnywhere(text: string, use: FieldUse): SecretLook | null {
  if (KEYFILE_ITSELF.test(text)) return "keyfile";
  if (use === "address" && HEX.test(text)) return "hex";
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/u)
    .filter((word) => word !== "" && !/^\d{1,2}[-.):]?$/.test(word));
  if (use === "prose") {
    return PHRASE_LENGTHS.includes(words.length) && words.every((word) => WORD.test(word))
      ? "phrase"
      : null;
  }
  let run = 0;
  for (const word of words) {
    run = WORD.test(word) ? run + 1 : 0;
    if (run >= SHORTEST_PHRASE) return "phrase";
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
