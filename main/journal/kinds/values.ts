/** What the facts of an entry are made of. Nothing here has room for a secret. */
import * as v from "valibot";
import { BlockNumber, Count, Hash, Label, Rao } from "../../codec/values.ts";

/** A word of ours: a step, a reason, a network. One word, so never a phrase. */
export const Token = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/));
export const Code = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{2,60}$/));
export const Call = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9]{0,63}\.[a-z][a-z0-9_]{0,63}$/),
);
export const Version = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z.+-]{0,31}$/));
export const Vkey = v.pipe(v.string(), v.regex(/^[^\s+]{1,128}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}$/));
export const HexHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const Filename = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/));
/** Amounts are stored in decimal digits: JSON's numbers are exact only up to 2^53. */
export const RaoFact = v.union([Rao, v.pipe(v.string(), v.regex(/^(?:0|[1-9][0-9]{0,19})$/))]);
/** Where nodes are, a space between two of them: no credentials, no path that could carry something else. */
export const EndpointsFact = v.pipe(
  v.string(),
  v.regex(/^(?:wss?:\/\/[^\s@?#]{1,190}(?: |$)){0,8}$/),
  v.check((text) => !/[0-9a-f]{32}/i.test(text), "looks-secret"),
);
export const Whole = v.pipe(v.number(), v.safeInteger());

/** The shortest recovery phrase has twelve words; no honest label has nine. */
export const MOST_LABEL_WORDS = 8;

/**
 * A text that could be a recovery phrase, a part of one worth stealing, or a key in hex. Labels typed by people are
 * refused when they look like that: the most natural accident is to paste into the wrong field.
 */
export function looksSecret(text: string): boolean {
  const words = text.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== "");
  return words.length > MOST_LABEL_WORDS || /[0-9a-f]{32}/i.test(text);
}

export const LOOKS_SECRET = "looks-secret";
export const SafeLabel = v.pipe(
  Label,
  v.check((text) => !looksSecret(text), LOOKS_SECRET),
);

/** A fact is one plain value: lists are text, with a comma and a space between. */
const listOf = (item: string, most: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^${item}(?:, ${item}){0,${most - 1}}$`)));
export const NumberList = listOf("[0-9]{1,20}", 128);
export const AddressList = listOf("5[1-9A-HJ-NP-Za-km-z]{47}", 100);
export const TokenList = listOf("[a-z][a-z0-9-]{0,31}", 32);

export const optional = v.exactOptional;
export const ceremonyStep = v.strictObject({
  ceremony: Token,
  step: Token,
  number: optional(Count),
  of: optional(Count),
});
export const inBlock = {
  block: optional(BlockNumber),
  index: optional(Count),
  feeRao: optional(RaoFact),
  extrinsicHash: optional(Hash),
};
export const included = v.strictObject({
  ...inBlock,
  uid: optional(Count),
  burnRao: optional(RaoFact),
  /** Why its success is not proved; absent when it is. */
  code: optional(Code),
});
