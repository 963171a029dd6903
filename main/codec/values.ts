/** Schemas of the values that cross an edge: parsed once, trusted inside. */
import * as v from "valibot";

/** SS58 text of a 32-byte account with prefix 42: always 48 characters. The checksum is checked where it enters. */
export const Ss58 = v.pipe(v.string(), v.regex(/^5[1-9A-HJ-NP-Za-km-z]{47}$/), v.brand("Ss58"));
export type Ss58 = v.InferOutput<typeof Ss58>;

/** Rao: 1 TAO = 1 000 000 000 rao. The chain's balance type is u64. */
export const Rao = v.pipe(v.bigint(), v.minValue(0n), v.maxValue(2n ** 64n - 1n));

/** Lower-case hex with `0x`. */
export const Hex = v.pipe(
  v.string(),
  v.regex(/^0x(?:[0-9a-f]{2})*$/),
  v.maxLength(2 + 2 * 1024 * 1024),
);
export const Hash = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/));
export const Bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const BlockNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));
export const Netuid = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));
export const TimeMs = v.pipe(v.number(), v.finite(), v.minValue(0));
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Ids are made by main: unguessable enough not to collide, short enough to read in a journal. */
export const Id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{4,64}$/));
/** What a person calls something: one line, no control or bidirectional-override characters. */
export const Label = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(60),
  v.check((text) => text === text.trim() && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), "label"),
);
/** The name of a key: also a file name elsewhere (btcli's layout), hence the strict alphabet. */
export const KeyName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/));

const PlainFact = v.union([v.string(), v.number(), v.boolean(), v.bigint(), v.null()]);
export const FaultValue = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{2,60}$/)),
  facts: v.record(v.string(), v.union([PlainFact, v.pipe(v.array(PlainFact), v.readonly())])),
});
