/** Calls with calls inside (domain reference §3.9, §3.10). */
import { hashOfCall } from "../../codec/call-hash.ts";
import { multisigAddress, sortedMembers } from "../../codec/multisig.ts";
import type { Operation } from "../../codec/pipeline.ts";
import type { Ss58 } from "../../codec/values.ts";
import {
  ACCOUNT,
  type ArgumentReader,
  CALL,
  type CallPlans,
  type Encode,
  MULTI_ADDRESS,
  PROXY_TYPE,
  proxyTypeIn,
} from "./plan.ts";

const REAL = ["real", MULTI_ADDRESS] as const;
const DELEGATE = ["delegate", MULTI_ADDRESS] as const;
const CALL_HASH = ["call_hash", "[u8;32]"] as const;
const FORCE_TYPE = ["force_proxy_type", `Option<${PROXY_TYPE}>`] as const;
const INNER = ["call", CALL] as const;
const TIMEPOINT = "{height:u32,index:u32}";
const MULTISIG_ARGS = [
  ["threshold", "u16"],
  ["other_signatories", `Vec<${ACCOUNT}>`],
] as const;
const AS_MULTI_ARGS = [
  ...MULTISIG_ARGS,
  ["maybe_timepoint", `Option<${TIMEPOINT}>`],
  INNER,
  ["max_weight", "{ref_time:Compact<u64>,proof_size:Compact<u64>}"],
] as const;

type Of<K extends Operation["kind"]> = Extract<Operation, { kind: K }>;
type Members = Pick<Of<"multisig-cancel">, "coldkey" | "members" | "threshold">;

const others = ({ coldkey, members }: Members): Ss58[] =>
  sortedMembers(members).filter((member) => member !== coldkey);

const asMulti = (
  o: Of<"multisig-propose"> | Of<"multisig-approve">,
  encode: Encode,
): readonly unknown[] => [
  o.threshold,
  others(o),
  o.kind === "multisig-propose" ? null : o.timepoint,
  encode(o.call),
  { refTime: o.maxRefTime ?? 0n, proofSize: o.maxProofSize ?? 0n },
];

const readMembers = (args: ArgumentReader, coldkey: Ss58) => {
  const threshold = args.u16();
  const members = [coldkey, ...args.list(32, args.account)];
  return { coldkey, threshold, members: sortedMembers(members) };
};
const readTimepoint = (args: ArgumentReader) => ({ height: args.u32(), index: args.u32() });

export const nestedCalls: CallPlans<
  | "batch"
  | "proxy"
  | "proxy-announce"
  | "proxy-execute"
  | "proxy-reject"
  | "proxy-withdraw"
  | "multisig-propose"
  | "multisig-approve"
  | "multisig-cancel"
> = {
  batch: {
    pallet: "Utility",
    call: "batch_all",
    args: [["calls", `Vec<${CALL}>`]],
    values: ({ items }, encode) => [items.map(encode)],
    read(args, coldkey) {
      const items = args.list(2, () => {
        const item = args.call(coldkey);
        return item.kind === "batch" ? args.fail() : item;
      });
      return { kind: "batch", coldkey, items };
    },
  },
  proxy: {
    pallet: "Proxy",
    call: "proxy",
    args: [REAL, FORCE_TYPE, INNER],
    values: ({ real, proxyType, call }, encode) => [{ Id: real }, proxyType, encode(call)],
    read(args, coldkey) {
      const real = args.address();
      const proxyType = args.option(() => proxyTypeIn(args));
      return { kind: "proxy", coldkey, real, proxyType, call: args.call(real) };
    },
  },
  "proxy-announce": {
    pallet: "Proxy",
    call: "announce",
    args: [REAL, CALL_HASH],
    values: ({ real, call }, encode) => [{ Id: real }, hashOfCall(encode(call))],
  },
  "proxy-execute": {
    pallet: "Proxy",
    call: "proxy_announced",
    args: [DELEGATE, REAL, FORCE_TYPE, INNER],
    values: ({ delegate, real, proxyType, call }, encode) => [
      { Id: delegate },
      { Id: real },
      proxyType,
      encode(call),
    ],
    read(args, coldkey) {
      const delegate = args.address();
      const real = args.address();
      const proxyType = args.option(() => proxyTypeIn(args));
      return { kind: "proxy-execute", coldkey, delegate, real, proxyType, call: args.call(real) };
    },
  },
  "proxy-reject": {
    pallet: "Proxy",
    call: "reject_announcement",
    args: [DELEGATE, CALL_HASH],
    values: ({ delegate, callHash }) => [{ Id: delegate }, callHash],
    read: (args, coldkey) => ({
      kind: "proxy-reject",
      coldkey,
      delegate: args.address(),
      callHash: args.hash(),
    }),
  },
  "proxy-withdraw": {
    pallet: "Proxy",
    call: "remove_announcement",
    args: [REAL, CALL_HASH],
    values: ({ real, callHash }) => [{ Id: real }, callHash],
    read: (args, coldkey) => ({
      kind: "proxy-withdraw",
      coldkey,
      real: args.address(),
      callHash: args.hash(),
    }),
  },
  "multisig-propose": {
    pallet: "Multisig",
    call: "as_multi",
    args: AS_MULTI_ARGS,
    values: asMulti,
  },
  "multisig-approve": {
    pallet: "Multisig",
    call: "as_multi",
    args: AS_MULTI_ARGS,
    values: asMulti,
    /** Without a place of the first approval it is that first one. */
    read(args, coldkey) {
      const common = readMembers(args, coldkey);
      const timepoint = args.option(() => readTimepoint(args));
      const call = args.call(multisigAddress(common.members, common.threshold));
      const maxRefTime = args.compact();
      const maxProofSize = args.compact();
      return { kind: "multisig-approve", ...common, timepoint, maxRefTime, maxProofSize, call };
    },
  },
  "multisig-cancel": {
    pallet: "Multisig",
    call: "cancel_as_multi",
    args: [...MULTISIG_ARGS, ["timepoint", TIMEPOINT], CALL_HASH],
    values: (o) => [o.threshold, others(o), o.timepoint, o.callHash],
    read(args, coldkey) {
      const common = readMembers(args, coldkey);
      return {
        kind: "multisig-cancel",
        ...common,
        timepoint: readTimepoint(args),
        callHash: args.hash(),
      };
    },
  },
};
