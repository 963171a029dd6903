/** Schemas of what nodes answer: parsed once, bounded in size, trusted afterwards. */
import * as v from "valibot";
import { Hash } from "../codec/values.ts";

/** Real metadata is about 340 kB; a full block of events is below that of any of these in hex. */
const MAX_HEX_CHARS = 16 * 1024 * 1024;
const MAX_KEYS = 70_000;

export const HexReply = v.pipe(
  v.string(),
  v.maxLength(MAX_HEX_CHARS),
  v.regex(/^0x(?:[0-9a-f]{2})*$/),
);
export const HashReply = Hash;
export const MaybeHash = v.nullable(Hash);
export const MaybeHex = v.nullish(HexReply, null);

/** Nodes write block numbers as `0x1f`; small enough to stay an exact number. */
const HexNumber = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{1,8}$/),
  v.transform((text) => Number.parseInt(text, 16)),
);

export const HeaderReply = v.looseObject({
  parentHash: Hash,
  number: HexNumber,
  stateRoot: Hash,
  extrinsicsRoot: Hash,
  digest: v.looseObject({ logs: v.pipe(v.array(HexReply), v.maxLength(1_000)) }),
});
export type HeaderReply = v.InferOutput<typeof HeaderReply>;

export const RuntimeVersionReply = v.looseObject({
  specName: v.pipe(v.string(), v.maxLength(100)),
  specVersion: v.pipe(v.number(), v.integer(), v.minValue(0)),
  transactionVersion: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type RuntimeVersionReply = v.InferOutput<typeof RuntimeVersionReply>;

/** Nodes answer numbers or lists of one number each. */
const oneNumber = v.union([v.number(), v.pipe(v.array(v.number()), v.maxLength(1))]);
export const PropertiesReply = v.looseObject({ ss58Format: v.optional(v.nullable(oneNumber)) });

export const BlockReply = v.looseObject({
  block: v.looseObject({
    header: HeaderReply,
    extrinsics: v.pipe(v.array(HexReply), v.maxLength(100_000)),
  }),
});

export const StorageReply = v.pipe(
  v.array(
    v.looseObject({
      block: Hash,
      changes: v.pipe(v.array(v.tuple([HexReply, v.nullable(HexReply)])), v.maxLength(MAX_KEYS)),
    }),
  ),
  v.maxLength(1),
);

export const KeysReply = v.pipe(v.array(HexReply), v.maxLength(MAX_KEYS));
export const PoolReply = v.pipe(v.array(HexReply), v.maxLength(100_000));
export const NonceReply = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1));
