/** Types that several pallets share, as metadata 424 describes them. */
import {
  at,
  named,
  names,
  nothing,
  positional,
  spelled,
  struct,
  variant,
  wrapped,
} from "./composite.ts";
import type { Hex } from "./hex.ts";
import {
  byteArray,
  bytes,
  compactOfU64,
  hash32,
  str,
  type Type,
  u8,
  u64,
  unit,
  type ValueOf,
  vec,
} from "./type.ts";

/** Public key of 32 bytes as `0x` hex: comparable and usable as a map key. */
export type AccountId = Hex;

export const accountId = hash32("sp_core::crypto::AccountId32");
export const h256 = hash32("primitive_types::H256");

export const weight = struct(
  "sp_weights::weight_v2::Weight",
  named({ ref_time: spelled(compactOfU64, "u64"), proof_size: spelled(compactOfU64, "u64") }),
);
export type Weight = ValueOf<typeof weight>;
export const weightOf = (refTime: bigint, proofSize: bigint): Weight => ({
  ref_time: refTime,
  proof_size: proofSize,
});

/** `MultiAddress<AccountId32, ()>`: clients send `Id`; the other forms decode and then fail to look up. */
export const multiAddress = variant(
  "sp_runtime::multiaddress::MultiAddress",
  {
    Id: at(0, wrapped(spelled(accountId, "AccountId"))),
    Index: at(1, wrapped(spelled(compactUnit(), "AccountIndex"))),
    Raw: at(2, wrapped(spelled(bytes, "Vec<u8>"))),
    Address32: at(3, wrapped(spelled(byteArray(32), "[u8; 32]"))),
    Address20: at(4, wrapped(spelled(byteArray(20), "[u8; 20]"))),
  },
  [
    { name: "AccountId", type: accountId },
    { name: "AccountIndex", type: unit },
  ],
);
export type MultiAddress = ValueOf<typeof multiAddress>;

/** `Compact<()>` has no bytes. */
function compactUnit(): Type<null> {
  return { ...unit, shape: () => ({ kind: "compact", of: unit }) };
}

export const multiSignature = variant("sp_runtime::MultiSignature", {
  Ed25519: at(0, wrapped(spelled(byteArray(64), "ed25519::Signature"))),
  Sr25519: at(1, wrapped(spelled(byteArray(64), "sr25519::Signature"))),
  Ecdsa: at(2, wrapped(spelled(byteArray(65), "ecdsa::Signature"))),
});
export type MultiSignature = ValueOf<typeof multiSignature>;

const tokenError = names("sp_runtime::TokenError", {
  FundsUnavailable: 0,
  OnlyProvider: 1,
  BelowMinimum: 2,
  CannotCreate: 3,
  UnknownAsset: 4,
  Frozen: 5,
  Unsupported: 6,
  CannotCreateHold: 7,
  NotExpendable: 8,
  Blocked: 9,
});
export type TokenError = ValueOf<typeof tokenError>;

const arithmeticError = names("sp_arithmetic::ArithmeticError", {
  Underflow: 0,
  Overflow: 1,
  DivisionByZero: 2,
});
const transactionalError = names("sp_runtime::TransactionalError", { LimitReached: 0, NoLayer: 1 });
const trieError = names("sp_runtime::proving_trie::TrieError", {
  InvalidStateRoot: 0,
  IncompleteDatabase: 1,
  ValueAtIncompleteKey: 2,
  DecoderError: 3,
  InvalidHash: 4,
  DuplicateKey: 5,
  ExtraneousNode: 6,
  ExtraneousValue: 7,
  ExtraneousHashReference: 8,
  InvalidChildReference: 9,
  ValueMismatch: 10,
  IncompleteProof: 11,
  RootMismatch: 12,
  DecodeError: 13,
});
const moduleError = struct(
  "sp_runtime::ModuleError",
  named({
    index: spelled(u8, "u8"),
    error: spelled(byteArray(4), "[u8; MAX_MODULE_ERROR_ENCODED_SIZE]"),
  }),
);

export const dispatchError = variant("sp_runtime::DispatchError", {
  Other: at(0, nothing),
  CannotLookup: at(1, nothing),
  BadOrigin: at(2, nothing),
  Module: at(3, wrapped(spelled(moduleError, "ModuleError"))),
  ConsumerRemaining: at(4, nothing),
  NoProviders: at(5, nothing),
  TooManyConsumers: at(6, nothing),
  Token: at(7, wrapped(spelled(tokenError, "TokenError"))),
  Arithmetic: at(8, wrapped(spelled(arithmeticError, "ArithmeticError"))),
  Transactional: at(9, wrapped(spelled(transactionalError, "TransactionalError"))),
  Exhausted: at(10, nothing),
  Corruption: at(11, nothing),
  Unavailable: at(12, nothing),
  RootNotAllowed: at(13, nothing),
  Trie: at(14, wrapped(spelled(trieError, "TrieError"))),
});
export type DispatchError = ValueOf<typeof dispatchError>;

export const dispatchClass = names("frame_support::dispatch::DispatchClass", {
  Normal: 0,
  Operational: 1,
  Mandatory: 2,
});
const pays = names("frame_support::dispatch::Pays", { Yes: 0, No: 1 });

export const dispatchEventInfo = struct(
  "frame_system::DispatchEventInfo",
  named({
    weight: spelled(weight, "Weight"),
    class: spelled(dispatchClass, "DispatchClass"),
    pays_fee: spelled(pays, "Pays"),
  }),
);
export type DispatchEventInfo = ValueOf<typeof dispatchEventInfo>;

/** `Cow<'static, str>`, the form of names inside constants. */
export const cowStr = struct("Cow", wrapped(str), [{ name: "T", type: str }]);

const perDispatchClassPath = "frame_support::dispatch::PerDispatchClass";
export function perDispatchClass<T>(type: Type<T>) {
  return struct(
    perDispatchClassPath,
    named({
      normal: spelled(type, "T"),
      operational: spelled(type, "T"),
      mandatory: spelled(type, "T"),
    }),
    [{ name: "T", type }],
  );
}

export const runtimeDbWeight = struct(
  "sp_weights::RuntimeDbWeight",
  named({ read: spelled(u64, "u64"), write: spelled(u64, "u64") }),
);

/** Consensus engine id and its data. */
const engineAndData = positional(
  spelled(byteArray(4), "ConsensusEngineId"),
  spelled(bytes, "Vec<u8>"),
);

export const digestItem = variant("sp_runtime::generic::digest::DigestItem", {
  PreRuntime: at(6, engineAndData),
  Consensus: at(4, engineAndData),
  Seal: at(5, engineAndData),
  Other: at(0, wrapped(spelled(bytes, "Vec<u8>"))),
  RuntimeEnvironmentUpdated: at(8, nothing),
});
export type DigestItem = ValueOf<typeof digestItem>;

export const digest = struct(
  "sp_runtime::generic::digest::Digest",
  named({ logs: spelled(vec(digestItem), "Vec<DigestItem>") }),
);
