/**
 * Calls that carry others. What they mean is what they carry: `inside` names those calls, and `review.ts` reviews each
 * like a call of its own and takes the gravest danger of all.
 */
import { multisigAddress, sortedMembers } from "../../codec/multisig.ts";
import type { Ss58 } from "../../codec/values.ts";
import { fault } from "../../lib/fault.ts";
import { type Arguments, harmless, type Reviewers, type Shape } from "./reviewer.ts";

type Row = readonly [name: string, shape: Shape];
const REAL: Row = ["real", "address"];
const DELEGATE: Row = ["delegate", "address"];
const FORCE_TYPE: Row = ["force_proxy_type", "option-proxy-type"];
const CALL: Row = ["call", "call"];
const CALL_HASH: Row = ["call_hash", "hash"];
const MEMBERS: readonly Row[] = [
  ["threshold", "u16"],
  ["other_signatories", "accounts"],
];

/** The account is derived here from the members in the bytes, never taken from outside. */
function membersIn(args: Arguments, account: Ss58) {
  const threshold = Number(args.integer("threshold"));
  const members = sortedMembers([...args.accounts("other_signatories"), account]);
  return { threshold, members, multisig: multisigAddress(members, threshold) };
}

export const nestedReviewers: Reviewers = [
  [
    "Utility.batch_all",
    {
      shape: [["calls", "calls"]],
      rao: [],
      mean(args, account) {
        const calls = args.calls("calls");
        return {
          ...harmless(fault("REVIEW_BATCH", { count: calls.length })),
          inside: { account, calls },
        };
      },
    },
  ],
  [
    "Proxy.proxy",
    {
      shape: [REAL, FORCE_TYPE, CALL],
      rao: [],
      mean(args) {
        const real = args.account("real");
        const proxyType = args.optionalCase("force_proxy_type");
        return {
          ...harmless(fault("REVIEW_PROXY", { real, proxyType })),
          inside: { account: real, calls: args.calls("call") },
        };
      },
    },
  ],
  [
    "Proxy.proxy_announced",
    {
      shape: [DELEGATE, REAL, FORCE_TYPE, CALL],
      rao: [],
      mean(args) {
        const real = args.account("real");
        const facts = {
          delegate: args.account("delegate"),
          real,
          proxyType: args.optionalCase("force_proxy_type"),
        };
        return {
          ...harmless(fault("REVIEW_PROXY_EXECUTE", facts)),
          inside: { account: real, calls: args.calls("call") },
        };
      },
    },
  ],
  [
    "Proxy.announce",
    {
      shape: [REAL, CALL_HASH],
      rao: [],
      mean: (args) =>
        // Nothing can happen by it alone: the call is shown whole when it is executed.
        harmless(
          fault("REVIEW_PROXY_ANNOUNCE", {
            real: args.account("real"),
            callHash: args.hash("call_hash"),
          }),
        ),
    },
  ],
  [
    "Proxy.reject_announcement",
    {
      shape: [DELEGATE, CALL_HASH],
      rao: [],
      mean: (args) =>
        harmless(
          fault("REVIEW_PROXY_REJECT", {
            delegate: args.account("delegate"),
            callHash: args.hash("call_hash"),
          }),
        ),
    },
  ],
  [
    "Proxy.remove_announcement",
    {
      shape: [REAL, CALL_HASH],
      rao: [],
      mean: (args) =>
        harmless(
          fault("REVIEW_PROXY_WITHDRAW", {
            real: args.account("real"),
            callHash: args.hash("call_hash"),
          }),
        ),
    },
  ],
  [
    "Multisig.as_multi",
    {
      shape: [...MEMBERS, ["maybe_timepoint", "option-timepoint"], CALL, ["max_weight", "weight"]],
      rao: [],
      mean(args, account) {
        const { multisig, members, threshold } = membersIn(args, account);
        const when = args.timepoint("maybe_timepoint");
        const { refTime, proofSize } = args.weight("max_weight");
        const facts = {
          ...{ multisig, members, threshold, isFirst: when === null },
          ...{ height: when?.height ?? null, index: when?.index ?? null },
          ...{ maxRefTime: refTime, maxProofSize: proofSize },
        };
        return {
          ...harmless(fault("REVIEW_MULTISIG", facts)),
          inside: { account: multisig, calls: args.calls("call") },
        };
      },
    },
  ],
  [
    "Multisig.cancel_as_multi",
    {
      shape: [...MEMBERS, ["timepoint", "timepoint"], CALL_HASH],
      rao: [],
      mean(args, account) {
        const { multisig, members, threshold } = membersIn(args, account);
        const when = args.timepoint("timepoint");
        return harmless(
          fault("REVIEW_MULTISIG_CANCEL", {
            ...{ multisig, members, threshold, callHash: args.hash("call_hash") },
            ...{ height: when?.height ?? null, index: when?.index ?? null },
          }),
        );
      },
    },
  ],
];
