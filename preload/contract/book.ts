/** Addresses that have a name: whom one pays, who is trusted, and multisigs with their members. */
import * as v from "valibot";
import { CarriedOperation, Timepoint } from "../../main/codec/pipeline.ts";
import {
  BlockNumber,
  Count,
  FaultValue,
  Hash,
  KeyName,
  Label,
  Rao,
  Ss58,
  TimeMs,
} from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";
import { AddressText } from "./watch.ts";

export const ContactRole = v.picklist(["person", "exchange", "operator", "own", "multisig"]);
export type ContactRole = v.InferOutput<typeof ContactRole>;

const Threshold = v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100));
const Members = v.pipe(v.array(Ss58), v.minLength(2), v.maxLength(100));

export const Contact = v.strictObject({
  address: Ss58,
  name: Label,
  role: ContactRole,
  /** Of role `multisig` only: what the address is made of. */
  multisig: v.nullable(v.strictObject({ members: Members, threshold: Threshold })),
  createdAtMs: TimeMs,
});
export type Contact = v.InferOutput<typeof Contact>;

/** What can be said of an address before it is used. */
export const AddressLook = v.strictObject({
  text: v.string(),
  /** null: `fault` says why. */
  address: v.nullable(Ss58),
  /** The same account in this network's form, when the text has another's. Never used unless asked for. */
  converted: v.nullable(Ss58),
  fault: v.nullable(FaultValue),
  name: v.nullable(v.string()),
  role: v.nullable(v.picklist(["coldkey", "hotkey", "watched", ...ContactRole.options])),
  /** Something was sent there from this machine before. */
  isSentBefore: v.boolean(),
  /** A known address that looks like it and is another. */
  twin: v.nullable(v.strictObject({ address: Ss58, name: v.nullable(v.string()) })),
});
export type AddressLook = v.InferOutput<typeof AddressLook>;

/** Lines of `address,amount`; the longest list that a batch takes has some 20 KB. */
const ListText = v.pipe(v.string(), v.maxLength(60_000));
const TransferList = v.strictObject({
  /** As read: to be shown beside what was found. */
  text: ListText,
  rows: v.array(v.strictObject({ line: Count, look: AddressLook, amountRao: Rao })),
  /** With the line they are about. */
  faults: v.array(v.strictObject({ line: Count, fault: FaultValue })),
  totalRao: v.pipe(v.bigint(), v.minValue(0n)),
});

const Pending = v.strictObject({
  callHash: Hash,
  timepoint: Timepoint,
  depositor: Ss58,
  depositRao: Rao,
  approvals: v.array(Ss58),
  /** null: its bytes are known neither here nor from the block of the first approval, or are no call of ours. */
  call: v.nullable(CarriedOperation),
});
export type PendingCall = v.InferOutput<typeof Pending>;

/** What a type of proxy may do, by the chain's own filter. */
const ProxyPower = v.strictObject({
  proxyType: v.string(),
  isDeprecated: v.boolean(),
  mode: v.picklist(["all", "none", "allow", "deny"]),
  /** `Pallet.call` or `Pallet.*`. */
  calls: v.array(v.string()),
  /** Deeds that matter if it leaks, and whether the filter lets them through. */
  deeds: v.array(v.strictObject({ deed: v.string(), isAllowed: v.boolean() })),
});
export type ProxyPower = v.InferOutput<typeof ProxyPower>;

const Announced = v.strictObject({
  delegate: Ss58,
  real: Ss58,
  callHash: Hash,
  announcedAtBlock: BlockNumber,
  /** null: the chain no longer has an entry for this delegate. */
  fromBlock: v.nullable(BlockNumber),
  call: v.nullable(CarriedOperation),
});
export type AnnouncedCall = v.InferOutput<typeof Announced>;

export const bookCalls = {
  "book.look": [
    v.strictObject({ addresses: v.pipe(v.array(AddressText), v.minLength(1), v.maxLength(300)) }),
    v.array(AddressLook),
  ],
  /** The same address again: its name and role are changed. */
  "book.add": [
    v.strictObject({
      address: Ss58,
      name: Label,
      role: v.picklist(["person", "exchange", "operator", "own"]),
    }),
    nothing,
  ],
  "book.remove": [v.strictObject({ address: Ss58 }), nothing],
  "book.readTransfers": [v.strictObject({ text: ListText }), TransferList],
  /** Opens the system's dialog. null: cancelled. */
  "book.chooseTransfers": [nothing, v.nullable(TransferList)],
  /** Only computes. */
  "multisig.make": [
    v.strictObject({ members: Members, threshold: Threshold }),
    v.strictObject({ address: Ss58 }),
  ],
  /** Names it, and watches it like any other address. */
  "multisig.add": [
    v.strictObject({ name: KeyName, members: Members, threshold: Threshold }),
    v.strictObject({ address: Ss58 }),
  ],
  "multisig.pending": [
    v.strictObject({ address: Ss58 }),
    v.strictObject({ atBlock: BlockNumber, seenAtMs: TimeMs, calls: v.array(Pending) }),
  ],
  /** The call as a file, for the other members. null: cancelled. */
  "multisig.exportCall": [
    v.strictObject({ address: Ss58, call: CarriedOperation }),
    v.nullable(v.strictObject({ file: v.string() })),
  ],
  /** Refuses a file that was altered or is for another network. null: cancelled. */
  "multisig.importCall": [
    nothing,
    v.nullable(
      v.strictObject({
        address: Ss58,
        members: Members,
        threshold: Threshold,
        /** The multisig is in the book already. */
        isKnown: v.boolean(),
        call: CarriedOperation,
      }),
    ),
  ],
  /** Who may act for an account, what waits to be carried out for it, and what each type may do. */
  "proxy.look": [
    v.strictObject({ real: Ss58 }),
    v.strictObject({
      atBlock: BlockNumber,
      seenAtMs: TimeMs,
      entries: v.array(
        v.strictObject({ delegate: Ss58, proxyType: v.string(), delayBlocks: Count }),
      ),
      announcements: v.array(Announced),
      powers: v.array(ProxyPower),
    }),
  ],
} as const satisfies CallTable;
