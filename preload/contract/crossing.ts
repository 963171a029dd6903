/** The gap: requests and signatures that are carried across it, the machines on the other side, and the gap itself. */
import * as v from "valibot";
import { Operation, Review } from "../../main/codec/pipeline.ts";
import {
  BlockNumber,
  Bytes,
  Count,
  FaultValue,
  Hash,
  Hex,
  Id,
  KeyName,
  Label,
  Rao,
  Ss58,
  TimeMs,
} from "../../main/codec/values.ts";
import { NetworkId } from "./app.ts";
import { PolicyForecast } from "./policy.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** The first bytes of a machine's pairing key. */
const MachineId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
const ArrivedId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const Ids = v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(100));

export const MachineSummary = v.strictObject({
  id: MachineId,
  name: v.string(),
  role: v.picklist(["vault", "desk"]),
  /** Two people have compared the words. Until then it is only known. */
  isPaired: v.boolean(),
  /** Shown on both machines: the same twelve when nobody stands between them. */
  words: v.array(v.string()),
  knownSinceMs: TimeMs,
  addresses: v.array(
    v.strictObject({
      address: Ss58,
      name: KeyName,
      role: v.picklist(["coldkey", "hotkey"]),
      coldkey: v.nullable(Ss58),
    }),
  ),
  /** Size of our journal in the newest checkpoint that it co-signed. */
  keepsOfOurs: v.nullable(Count),
});
export type MachineSummary = v.InferOutput<typeof MachineSummary>;

/** A Desk's request on its way. */
export const CarriedRequest = v.strictObject({
  id: Id,
  number: Count,
  operation: Operation,
  network: NetworkId,
  account: Ss58,
  nonce: Count,
  /** Machine; null: for whoever opens it. */
  to: v.nullable(MachineId),
  atMs: TimeMs,
  firstBlock: BlockNumber,
  lastBlock: BlockNumber,
  state: v.picklist(["carried", "answered", "replaced", "withdrawn"]),
  replacedBy: v.nullable(Id),
  files: v.array(v.string()),
  /** As codes, which a camera may have seen. */
  isShown: v.boolean(),
  /** Why its signature would be refused, foreseen; null: nothing is known against it. */
  foreseen: v.nullable(FaultValue),
});
export type CarriedRequest = v.InferOutput<typeof CarriedRequest>;

/** A request that came to a Vault. Nothing of it is believed: the review says what it is. */
export const ArrivedRequest = v.strictObject({
  id: ArrivedId,
  number: Count,
  from: MachineId,
  fromName: v.nullable(v.string()),
  isPaired: v.boolean(),
  file: v.nullable(v.string()),
  atMs: TimeMs,
  account: Ss58,
  network: v.string(),
  nonce: Count,
  lastBlock: BlockNumber,
  /** By the Desk's clock and sight. */
  endsAtMs: TimeMs,
  findings: v.array(FaultValue),
  state: v.picklist(["open", "signed", "declined"]),
  signedAtMs: v.nullable(TimeMs),
  /** Its signature was written or shown, and may be on its way. */
  isGiven: v.boolean(),
  outcome: v.nullable(v.strictObject({ state: v.string(), atMs: TimeMs })),
});
export type ArrivedRequest = v.InferOutput<typeof ArrivedRequest>;

export const Crossing = v.strictObject({
  /** What this machine is called on the other side; null: not named yet. */
  name: v.nullable(v.string()),
  machines: v.array(MachineSummary),
  requests: v.array(CarriedRequest),
  arrived: v.array(ArrivedRequest),
});

/**
 * open: the machine can reach something, and keys are blocked. gone: it no longer can, and keys stay blocked until
 * somebody has read what happened. practice: open, and accepted on the rehearsal network. unknown: the system does not say.
 */
export const AirGap = v.strictObject({
  state: v.picklist(["closed", "open", "gone", "practice", "unknown"]),
  /** What was seen when it broke, and still. */
  causes: v.array(FaultValue),
  /** closed: since when the app has looked and seen nothing, at most since its start. Otherwise when it broke. */
  sinceMs: v.nullable(TimeMs),
});
export type AirGap = v.InferOutput<typeof AirGap>;

/** What became of one message. */
export const Taken = v.strictObject({
  /** The file's name; null: by camera. */
  file: v.nullable(v.string()),
  kind: v.nullable(v.picklist(["card", "request", "signature", "outcome"])),
  /** Of the machine, the request, or the activity. */
  id: v.nullable(v.string()),
  number: v.nullable(Count),
  fromName: v.nullable(v.string()),
  isRepeated: v.boolean(),
  fault: v.nullable(FaultValue),
  /** To be said beside it: what does not fit what was known of the other machine. */
  findings: v.array(FaultValue),
});
export type Taken = v.InferOutput<typeof Taken>;

/** Blocks that a signature may take; powers of two, as eras are. */
export const CarriedPeriod = v.picklist([256, 512, 1024, 2048]);
export type CarriedPeriod = v.InferOutput<typeof CarriedPeriod>;

const Written = v.nullable(v.strictObject({ files: v.array(v.string()) }));

export const crossingCalls = {
  "pairing.setName": [v.strictObject({ name: Label }), nothing],
  /** This machine's card, into a folder that the system's dialog gives. null: none was chosen. */
  "pairing.saveCard": [nothing, Written],
  /** The words are the same on both screens. */
  "pairing.confirm": [v.strictObject({ id: MachineId }), nothing],
  "pairing.remove": [
    v.strictObject({ id: MachineId, reason: v.picklist(["asked", "words-differ"]) }),
    nothing,
  ],

  /** Whatever the other machine wrote: cards, requests, signatures, outcomes; several in one pass. */
  "crossing.open": [nothing, v.array(Taken)],
  /** The same, by camera. */
  "crossing.take": [v.strictObject({ bytes: Bytes }), Taken],
  /** A message as bytes, to be shown as a code. */
  "crossing.bytes": [
    v.strictObject({
      what: v.picklist(["card", "request", "answer", "outcome"]),
      /** Ignored for the card. */
      id: v.string(),
    }),
    v.strictObject({ bytes: Bytes, name: v.string() }),
  ],

  /** Desk: a request from a draft, as of now. It goes nowhere by itself. */
  "crossing.carry": [
    v.strictObject({ draft: Id, periodBlocks: CarriedPeriod, to: v.nullable(MachineId) }),
    v.strictObject({ id: Id }),
  ],
  "crossing.saveRequests": [v.strictObject({ ids: Ids }), Written],
  /** The same act once more, as of now; of both only one can ever count. */
  "crossing.rebuild": [
    v.strictObject({ id: Id, periodBlocks: CarriedPeriod }),
    v.strictObject({ id: Id }),
  ],
  /** Not waited for any more. A signature of it that somebody has stays valid until its last block. */
  "crossing.withdraw": [v.strictObject({ id: Id }), nothing],
  "crossing.saveOutcomes": [v.strictObject({ ids: Ids }), Written],

  /** Vault: decoded from the request's own bytes and proof. */
  "crossing.review": [
    v.strictObject({ id: ArrivedId }),
    v.strictObject({
      review: Review,
      /** The Desk's word, never the Vault's: nothing here has seen a chain. */
      hints: v.strictObject({
        feeRao: v.nullable(Rao),
        freeRao: v.nullable(Rao),
        burnRao: v.nullable(Rao),
      }),
      /** What stands in the way of trusting it, beside what its bytes say. */
      findings: v.array(FaultValue),
      policy: v.nullable(PolicyForecast),
      /** The coldkey is here, and safe enough for this. */
      key: v.picklist(["here", "not-safe", "missing", "retired"]),
    }),
  ],
  "crossing.sign": [
    v.strictObject({
      id: ArrivedId,
      payloadHash: Hash,
      passphrase: Ticket,
      acknowledgeTime: v.optional(v.boolean(), false),
      overrideUnsafe: v.optional(v.boolean(), false),
    }),
    nothing,
  ],
  "crossing.decline": [v.strictObject({ id: ArrivedId }), nothing],
  "crossing.saveAnswers": [v.strictObject({ ids: Ids }), Written],

  /** Refuses AIR_GAP_STILL_OPEN while the machine can reach something; `isPractice`: on the rehearsal network only. */
  "airgap.acknowledge": [v.strictObject({ isPractice: v.boolean() }), nothing],

  /** A statement by a key, never a transaction: what is signed is `<Bytes>text</Bytes>`. */
  "messages.sign": [
    v.strictObject({
      address: Ss58,
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(4_000)),
      passphrase: Ticket,
    }),
    v.strictObject({ signature: Hex }),
  ],
  "messages.verify": [
    v.strictObject({
      address: v.pipe(v.string(), v.maxLength(100)),
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(4_000)),
      signature: v.pipe(v.string(), v.maxLength(200)),
    }),
    /** wrapped: as this app and polkadot-js sign. plain: the bare text, as btcli signs. null: it does not verify. */
    v.strictObject({ form: v.nullable(v.picklist(["wrapped", "plain"])) }),
  ],
} as const satisfies CallTable;
