/** Pallet 13: accounts that act when enough of their members agree (domain reference §3.9). */

import { callWeight } from "../call-weights.ts";
import { at, named, spelled, struct, type Tagged, variant } from "../composite.ts";
import { attempt, type Context, failModule } from "../context.ts";
import { blake2_256, blake2_256Hex, concat, textBytes } from "../hashing.ts";
import { fromHex, toHex } from "../hex.ts";
import type { PalletDescription } from "../metadata.ts";
import type { Dispatch } from "../origin.ts";
import { constant, errorType, inOrder, T } from "../pallet.ts";
import { type AccountId, accountId, type Weight, weight } from "../primitives.ts";
import type { RuntimeCall } from "../runtime-types.ts";
import { blake2Concat, storageOf, twoxConcat } from "../storage.ts";
import { byteArray, encode, option, type Type, u16, u32, u64, type ValueOf, vec } from "../type.ts";
import { reserve, unreserve } from "./balances.ts";
import { bounded, type DispatchResult, dispatchResult } from "./proxy-types.ts";

const INDEX = 13;
const DEPOSIT_BASE = 132_000_000n;
const DEPOSIT_FACTOR = 32_000_000n;
const MAX_SIGNATORIES = 100;

const timepoint = struct(
  "pallet_multisig::Timepoint",
  named({ height: spelled(u32, "BlockNumber"), index: spelled(u32, "u32") }),
  [{ name: "BlockNumber", type: u32 }],
);
type Timepoint = ValueOf<typeof timepoint>;

const multisig = struct(
  "pallet_multisig::Multisig",
  named({
    when: spelled(timepoint, "Timepoint<BlockNumber>"),
    deposit: spelled(u64, "Balance"),
    depositor: spelled(accountId, "AccountId"),
    approvals: spelled(bounded(accountId), "BoundedVec<AccountId, MaxApprovals>"),
  }),
  [
    { name: "BlockNumber", type: u32 },
    { name: "Balance", type: u64 },
    { name: "AccountId", type: accountId },
    { name: "MaxApprovals", type: null },
  ],
);

const hash32 = byteArray(32);
const storage = storageOf("Multisig");
export const multisigs = storage.optionalMap(
  "Multisigs",
  [twoxConcat(accountId), blake2Concat(hash32)],
  multisig,
);

const account = spelled(accountId, "T::AccountId");
const when = spelled(timepoint, "Timepoint<BlockNumberFor<T>>");
const callHash = spelled(hash32, "CallHash");
export const multisigEvent = variant(
  "pallet_multisig::pallet::Event",
  {
    NewMultisig: at(0, named({ approving: account, multisig: account, call_hash: callHash })),
    MultisigApproval: at(
      1,
      named({ approving: account, timepoint: when, multisig: account, call_hash: callHash }),
    ),
    MultisigExecuted: at(
      2,
      named({
        approving: account,
        timepoint: when,
        multisig: account,
        call_hash: callHash,
        result: spelled(dispatchResult, "DispatchResult"),
      }),
    ),
    MultisigCancelled: at(
      3,
      named({ cancelling: account, timepoint: when, multisig: account, call_hash: callHash }),
    ),
  },
  T,
);
export type MultisigEvent = ValueOf<typeof multisigEvent>;

interface Approval {
  readonly threshold: number;
  readonly other_signatories: readonly AccountId[];
  readonly maybe_timepoint: Timepoint | null;
  readonly max_weight: Weight;
}
export type MultisigCall =
  | Tagged<"as_multi", Approval & { readonly call: RuntimeCall }>
  | Tagged<"approve_as_multi", Approval & { readonly call_hash: Uint8Array }>
  | Tagged<
      "cancel_as_multi",
      {
        readonly threshold: number;
        readonly other_signatories: readonly AccountId[];
        readonly timepoint: Timepoint;
        readonly call_hash: Uint8Array;
      }
    >;

/** The type of the calls is passed in, because it contains this one. */
export function multisigCallType(runtimeCall: Type<RuntimeCall>): Type<MultisigCall> {
  const members = {
    threshold: spelled(u16, "u16"),
    other_signatories: spelled(vec(accountId), "Vec<T::AccountId>"),
  };
  const maybe_timepoint = spelled(option(timepoint), "Option<Timepoint<BlockNumberFor<T>>>");
  const max_weight = spelled(weight, "Weight");
  const call_hash = spelled(hash32, "[u8; 32]");
  const call = spelled(runtimeCall, "Box<<T as Config>::RuntimeCall>");
  return variant(
    "pallet_multisig::pallet::Call",
    {
      as_multi: at(1, named({ ...members, maybe_timepoint, call, max_weight })),
      approve_as_multi: at(2, named({ ...members, maybe_timepoint, call_hash, max_weight })),
      cancel_as_multi: at(3, named({ ...members, timepoint: when, call_hash })),
    },
    T,
  );
}

const errors = inOrder([
  "MinimumThreshold",
  "AlreadyApproved",
  "NoApprovalsNeeded",
  "TooFewSignatories",
  "TooManySignatories",
  "SignatoriesOutOfOrder",
  "SenderInSignatories",
  "NotFound",
  "NotOwner",
  "NoTimepoint",
  "WrongTimepoint",
  "UnexpectedTimepoint",
  "MaxWeightTooLow",
  "AlreadyStored",
]);
const fail = (error: keyof typeof errors): never => failModule(INDEX, errors[error]);

export function multisigPallet(calls: Type<MultisigCall>): PalletDescription {
  return {
    name: "Multisig",
    index: INDEX,
    storage: storage.items,
    calls,
    events: multisigEvent,
    errors: errorType("pallet_multisig::pallet::Error", errors),
    constants: [
      constant("DepositBase", u64, DEPOSIT_BASE),
      constant("DepositFactor", u64, DEPOSIT_FACTOR),
      constant("MaxSignatories", u32, MAX_SIGNATORIES),
    ],
  };
}

/** The account of a set of members and a threshold. `members` in ascending order. */
export function multisigAccount(members: readonly AccountId[], threshold: number): AccountId {
  const entropy = concat(
    textBytes("modlpy/utilisuba"),
    encode(vec(accountId), members),
    encode(u16, threshold),
  );
  return toHex(blake2_256(entropy));
}

export function dispatchMultisig(
  context: Context,
  who: AccountId,
  call: MultisigCall,
  runtimeCall: Type<RuntimeCall>,
  dispatch: Dispatch,
): void {
  const { threshold, other_signatories } = call.value;
  const id = checkMembers(who, threshold, other_signatories);
  switch (call.tag) {
    case "as_multi": {
      const { call: inner, max_weight } = call.value;
      const hash = fromHex(blake2_256Hex(encode(runtimeCall, inner)));
      const run = () => {
        const needed = callWeight(inner);
        if (needed.ref_time > max_weight.ref_time || needed.proof_size > max_weight.proof_size) {
          fail("MaxWeightTooLow");
        }
        return attempt(context, (own) => dispatch(own, { who: id, mayCall: null }, inner));
      };
      approve(context, { who, id, hash, ...call.value }, run);
      break;
    }
    case "approve_as_multi":
      approve(context, { who, id, hash: call.value.call_hash, ...call.value }, null);
      break;
    case "cancel_as_multi":
      cancel(context, who, id, call.value.call_hash, call.value.timepoint);
      break;
  }
}

function checkMembers(who: AccountId, threshold: number, others: readonly AccountId[]): AccountId {
  if (threshold < 2) fail("MinimumThreshold");
  if (others.length === 0) fail("TooFewSignatories");
  if (others.length >= MAX_SIGNATORIES) fail("TooManySignatories");
  for (const [index, other] of others.entries()) {
    const before = others[index - 1];
    if (before !== undefined && before >= other) fail("SignatoriesOutOfOrder");
    if (other === who) fail("SenderInSignatories");
  }
  return multisigAccount([...others, who].sort(), threshold);
}

interface Attempt {
  readonly who: AccountId;
  readonly id: AccountId;
  readonly hash: Uint8Array;
  readonly threshold: number;
  readonly maybe_timepoint: Timepoint | null;
}

const isSame = (a: Timepoint, b: Timepoint) => a.height === b.height && a.index === b.index;

/** `run`: null when only the hash of the call is known, so that it cannot be executed now. */
function approve(
  context: Context,
  { who, id, hash, threshold, maybe_timepoint }: Attempt,
  run: (() => ReturnType<typeof attempt>) | null,
): void {
  const { state } = context;
  const pending = multisigs.get(state, id, hash);
  if (pending === undefined) {
    if (maybe_timepoint !== null) fail("UnexpectedTimepoint");
    const deposit = DEPOSIT_BASE + DEPOSIT_FACTOR * BigInt(threshold);
    reserve(context, who, deposit);
    const started = { height: context.blockNumber, index: context.extrinsicIndex };
    multisigs.put(state, id, hash, { when: started, deposit, depositor: who, approvals: [who] });
    emit(context, {
      tag: "NewMultisig",
      value: { approving: who, multisig: id, call_hash: hash },
    });
    return;
  }
  const { when: started, approvals } = pending;
  if (!isSame(maybe_timepoint ?? fail("NoTimepoint"), started)) fail("WrongTimepoint");
  const isNew = !approvals.includes(who) && approvals.length < threshold;
  const count = approvals.length + (isNew ? 1 : 0);
  const facts = { approving: who, timepoint: started, multisig: id, call_hash: hash };
  if (run !== null && count >= threshold) {
    multisigs.kill(state, id, hash);
    unreserve(context, pending.depositor, pending.deposit);
    const error = run();
    const result: DispatchResult =
      error === null ? { tag: "Ok", value: null } : { tag: "Err", value: error };
    emit(context, { tag: "MultisigExecuted", value: { ...facts, result } });
    return;
  }
  if (!isNew) fail("AlreadyApproved");
  multisigs.put(state, id, hash, { ...pending, approvals: [...approvals, who].sort() });
  emit(context, { tag: "MultisigApproval", value: facts });
}

function cancel(
  context: Context,
  who: AccountId,
  id: AccountId,
  hash: Uint8Array,
  expected: Timepoint,
): void {
  const { state } = context;
  const pending = multisigs.get(state, id, hash) ?? fail("NotFound");
  if (!isSame(pending.when, expected)) fail("WrongTimepoint");
  if (pending.depositor !== who) fail("NotOwner");
  multisigs.kill(state, id, hash);
  unreserve(context, pending.depositor, pending.deposit);
  const value = { cancelling: who, timepoint: expected, multisig: id, call_hash: hash };
  emit(context, { tag: "MultisigCancelled", value });
}

function emit(context: Context, event: MultisigEvent): void {
  context.deposit({ tag: "Multisig", value: event });
}
