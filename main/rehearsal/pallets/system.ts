/** Pallet 0: accounts, block numbers and hashes, events. */
import { at, type EnumValue, named, spelled, struct, variant, wrapped } from "../composite.ts";
import { type Context, failModule } from "../context.ts";
import { blake2_256Hex } from "../hashing.ts";
import type { Hex } from "../hex.ts";
import type { PalletDescription } from "../metadata.ts";
import { constant, errorType, inOrder, T } from "../pallet.ts";
import {
  type AccountId,
  accountId,
  cowStr,
  digest,
  dispatchError,
  dispatchEventInfo,
  h256,
  runtimeDbWeight,
} from "../primitives.ts";
import { blake2Concat, type State, type StateView, storageOf, twoxConcat } from "../storage.ts";
import { bytes, compactOfU32, u16, u32, u64, u128, type ValueOf } from "../type.ts";
import {
  BLOCK_LENGTH,
  BLOCK_WEIGHTS,
  blockLength,
  blockWeights,
  DB_WEIGHT,
  runtimeVersion,
  SS58_PREFIX,
  VERSION,
} from "../version.ts";

const INDEX = 0;

/** `BlockHashCount` of the real chain: how far back a mortal transaction may be anchored. */
export const BLOCK_HASH_COUNT = 2_400;

const extraFlags = struct("pallet_balances::types::ExtraFlags", wrapped(spelled(u128, "u128")));
const accountData = struct(
  "pallet_balances::types::AccountData",
  named({
    free: spelled(u64, "Balance"),
    reserved: spelled(u64, "Balance"),
    frozen: spelled(u64, "Balance"),
    flags: spelled(extraFlags, "ExtraFlags"),
  }),
  [{ name: "Balance", type: u64 }],
);
const accountInfo = struct(
  "frame_system::AccountInfo",
  named({
    nonce: spelled(u32, "Nonce"),
    consumers: spelled(u32, "RefCount"),
    providers: spelled(u32, "RefCount"),
    sufficients: spelled(u32, "RefCount"),
    data: spelled(accountData, "AccountData"),
  }),
  [
    { name: "Nonce", type: u32 },
    { name: "AccountData", type: accountData },
  ],
);
export type AccountInfo = ValueOf<typeof accountInfo>;

/** `ExtraFlags::default()` of pallet-balances: the account keeps its references by the new rules. */
const NEW_LOGIC_FLAG = 1n << 127n;
const NO_ACCOUNT: AccountInfo = {
  nonce: 0,
  consumers: 0,
  providers: 0,
  sufficients: 0,
  data: { free: 0n, reserved: 0n, frozen: 0n, flags: NEW_LOGIC_FLAG },
};

const lastRuntimeUpgradeInfo = struct(
  "frame_system::LastRuntimeUpgradeInfo",
  named({
    spec_version: spelled(compactOfU32, "codec::Compact<u32>"),
    spec_name: spelled(cowStr, "Cow<'static, str>"),
  }),
);

const storage = storageOf("System");
export const account = storage.map("Account", [blake2Concat(accountId)], accountInfo, NO_ACCOUNT);
const NO_HASH: Hex = `0x${"00".repeat(32)}`;
export const blockHash = storage.map("BlockHash", [twoxConcat(u32)], h256, NO_HASH);
export const number = storage.value("Number", u32, 0);
export const parentHash = storage.value("ParentHash", h256, NO_HASH);
export const digestItems = storage.value("Digest", digest, { logs: [] });
export const eventCount = storage.value("EventCount", u32, 0);
export const lastRuntimeUpgrade = storage.optionalValue(
  "LastRuntimeUpgrade",
  lastRuntimeUpgradeInfo,
);

export const systemEvent = variant(
  "frame_system::pallet::Event",
  {
    ExtrinsicSuccess: at(
      0,
      named({ dispatch_info: spelled(dispatchEventInfo, "DispatchEventInfo") }),
    ),
    ExtrinsicFailed: at(
      1,
      named({
        dispatch_error: spelled(dispatchError, "DispatchError"),
        dispatch_info: spelled(dispatchEventInfo, "DispatchEventInfo"),
      }),
    ),
    NewAccount: at(3, named({ account: spelled(accountId, "T::AccountId") })),
    KilledAccount: at(4, named({ account: spelled(accountId, "T::AccountId") })),
    Remarked: at(
      5,
      named({ sender: spelled(accountId, "T::AccountId"), hash: spelled(h256, "T::Hash") }),
    ),
  },
  T,
);
export type SystemEvent = ValueOf<typeof systemEvent>;

const callCases = {
  remark: at(0, named({ remark: spelled(bytes, "Vec<u8>") })),
  remark_with_event: at(7, named({ remark: spelled(bytes, "Vec<u8>") })),
} as const;
export const systemCall = variant("frame_system::pallet::Call", callCases, T);
export type SystemCall = EnumValue<typeof callCases>;

const errors = inOrder([
  "InvalidSpecName",
  "SpecVersionNeedsToIncrease",
  "FailedToExtractRuntimeVersion",
  "NonDefaultComposite",
  "NonZeroRefCount",
  "CallFiltered",
  "MultiBlockMigrationsOngoing",
  "NothingAuthorized",
  "Unauthorized",
]);
const systemError = errorType("frame_system::pallet::Error", errors);

/** `Events` is added by `runtime.ts`, because its type contains the events of all pallets. */
export { storage as systemStorage };

export const system: PalletDescription = {
  name: "System",
  index: INDEX,
  storage: storage.items,
  calls: systemCall,
  events: systemEvent,
  errors: systemError,
  constants: [
    constant("BlockWeights", blockWeights, BLOCK_WEIGHTS),
    constant("BlockLength", blockLength, BLOCK_LENGTH),
    constant("BlockHashCount", u32, BLOCK_HASH_COUNT),
    constant("DbWeight", runtimeDbWeight, DB_WEIGHT),
    constant("Version", runtimeVersion, VERSION),
    constant("SS58Prefix", u16, SS58_PREFIX),
  ],
};

export function failCallFiltered(): never {
  failModule(INDEX, errors.CallFiltered);
}

export function dispatchSystem(context: Context, signer: AccountId, call: SystemCall): void {
  switch (call.tag) {
    case "remark":
      return;
    case "remark_with_event": {
      const hash = blake2_256Hex(call.value.remark);
      context.deposit({
        tag: "System",
        value: { tag: "Remarked", value: { sender: signer, hash } },
      });
      return;
    }
  }
}

export function incrementNonce(state: State, who: AccountId): void {
  const info = account.get(state, who);
  account.put(state, who, { ...info, nonce: info.nonce + 1 });
}

/** An account exists as long as something provides for it: here, a free balance of the existential deposit. */
export function isFunded(state: StateView, who: AccountId): boolean {
  const info = account.get(state, who);
  return info.providers > 0 || info.sufficients > 0;
}
