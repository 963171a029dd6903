/** For tests only: samples of what carries other calls. */
import { multisigAddress, sortedMembers } from "../codec/multisig.ts";
import { coldkey, hotkey, id, other, type Sample } from "./testing-samples.ts";

const members = [coldkey, hotkey, other];
const multisig = multisigAddress(members, 2);
const othersOf = sortedMembers(members).filter((member) => member !== coldkey);
const HASH = `0x${"5a".repeat(32)}`;
const HASH_BYTES = Array.from({ length: 32 }, () => 0x5a);
const when = { height: 4_000_000, index: 3 };
const weight = { maxRefTime: 900_000_000n, maxProofSize: 70_000n };
const max_weight = { ref_time: 900_000_000n, proof_size: 70_000n };
const pay = (from: typeof coldkey) =>
  ({ kind: "transfer", coldkey: from, destination: other, amountRao: 5_000n }) as const;
const paid = {
  type: "Balances",
  value: { type: "transfer_keep_alive", value: { dest: id(other), value: 5_000n } },
};
const seat = { kind: "register", coldkey, hotkey, netuid: 3, maxBurnRao: 7n } as const;
const seated = {
  type: "SubtensorModule",
  value: { type: "register_limit", value: { netuid: 3, hotkey, limit_price: 7n } },
};
export const CARRYING_OPERATIONS: readonly Sample[] = [
  [
    { kind: "batch", coldkey, items: [pay(coldkey), seat, pay(coldkey)] },
    "Utility",
    "batch_all",
    { calls: [paid, seated, paid] },
  ],
  [
    { kind: "proxy", coldkey, real: hotkey, proxyType: null, call: pay(hotkey) },
    "Proxy",
    "proxy",
    { real: id(hotkey), force_proxy_type: undefined, call: paid },
  ],
  [
    { kind: "proxy-announce", coldkey, real: hotkey, call: pay(hotkey) },
    "Proxy",
    "announce",
    { real: id(hotkey), call_hash: { hashOf: paid } },
  ],
  [
    {
      kind: "proxy-execute",
      coldkey,
      delegate: other,
      real: hotkey,
      proxyType: "Transfer",
      call: pay(hotkey),
    },
    "Proxy",
    "proxy_announced",
    {
      delegate: id(other),
      real: id(hotkey),
      force_proxy_type: { type: "Transfer", value: undefined },
      call: paid,
    },
  ],
  [
    { kind: "proxy-reject", coldkey, delegate: other, callHash: HASH },
    "Proxy",
    "reject_announcement",
    { delegate: id(other), call_hash: HASH_BYTES },
  ],
  [
    { kind: "proxy-withdraw", coldkey, real: other, callHash: HASH },
    "Proxy",
    "remove_announcement",
    { real: id(other), call_hash: HASH_BYTES },
  ],
  [
    { kind: "multisig-propose", coldkey, members, threshold: 2, ...weight, call: pay(multisig) },
    "Multisig",
    "as_multi",
    {
      threshold: 2,
      other_signatories: othersOf,
      maybe_timepoint: undefined,
      call: paid,
      max_weight,
    },
  ],
  [
    {
      kind: "multisig-approve",
      coldkey,
      members,
      threshold: 2,
      timepoint: when,
      ...weight,
      call: { kind: "batch", coldkey: multisig, items: [pay(multisig), pay(multisig)] },
    },
    "Multisig",
    "as_multi",
    {
      threshold: 2,
      other_signatories: othersOf,
      maybe_timepoint: when,
      call: { type: "Utility", value: { type: "batch_all", value: { calls: [paid, paid] } } },
      max_weight,
    },
  ],
  [
    { kind: "multisig-cancel", coldkey, members, threshold: 2, timepoint: when, callHash: HASH },
    "Multisig",
    "cancel_as_multi",
    { threshold: 2, other_signatories: othersOf, timepoint: when, call_hash: HASH_BYTES },
  ],
];
