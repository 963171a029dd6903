/** The swap of a coldkey: where each one stands, what it would move, and the acts that need more than the pipeline. */
import * as v from "valibot";
import {
  BlockNumber,
  Count,
  FaultValue,
  Hash,
  Id,
  KeyName,
  Netuid,
  Rao,
  Ss58,
  TimeMs,
} from "../../main/codec/values.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

export const SwapState = v.picklist([
  "none",
  "planned",
  "announced",
  "executable",
  "clearable",
  "disputed",
  "swapped",
  "cleared",
]);
export type SwapState = v.InferOutput<typeof SwapState>;
export const SwapAct = v.picklist(["plan", "drop", "announce", "execute", "dispute", "clear"]);
export type SwapAct = v.InferOutput<typeof SwapAct>;

/** The block is certain; the times are estimates from the observed pace. */
export const SwapDeadline = v.strictObject({
  block: BlockNumber,
  blocksLeft: Count,
  aboutMs: TimeMs,
  earliestMs: TimeMs,
  latestMs: TimeMs,
});
export type SwapDeadline = v.InferOutput<typeof SwapDeadline>;

export const DestinationCheck = v.strictObject({
  atBlock: BlockNumber,
  seenAtMs: TimeMs,
  /** The chain would refuse the execution. */
  spoiled: v.array(FaultValue),
  /** The chain would not mind, but the address is not unknown any more. */
  known: v.array(FaultValue),
});
export type DestinationCheck = v.InferOutput<typeof DestinationCheck>;

/** Everything of a coldkey that a swap moves or leaves, at one block. */
export const SwapSnapshot = v.strictObject({
  atBlock: BlockNumber,
  freeRao: Rao,
  reservedRao: Rao,
  positions: v.array(v.strictObject({ hotkey: Ss58, netuid: Netuid, alpha: Rao })),
  ownedHotkeys: v.array(Ss58),
  subnets: v.array(Netuid),
  hasIdentity: v.boolean(),
  locks: Count,
  autoStake: v.array(v.strictObject({ netuid: Netuid, hotkey: Ss58 })),
  proxies: v.array(
    v.strictObject({ delegate: Ss58, proxyType: v.string(), delayBlocks: BlockNumber }),
  ),
  proxyDepositRao: Rao,
  /** null: the default. */
  rootClaim: v.nullable(v.string()),
});
export type SwapSnapshot = v.InferOutput<typeof SwapSnapshot>;

/** One thing that should have moved. */
export const SwapVerified = v.strictObject({
  item: v.picklist(["tao", "stake", "hotkey", "subnet", "identity", "auto-stake", "locks"]),
  hotkey: v.nullable(Ss58),
  netuid: v.nullable(Netuid),
  before: v.nullable(Rao),
  after: v.nullable(Rao),
  isThere: v.boolean(),
});
export const SwapVerification = v.strictObject({
  atBlock: BlockNumber,
  items: v.array(SwapVerified),
  /** What the old coldkey still has. */
  left: SwapSnapshot,
});
export type SwapVerification = v.InferOutput<typeof SwapVerification>;

/** Where the swap of one coldkey stands, at the newest block that was seen. */
export const SwapView = v.strictObject({
  coldkey: Ss58,
  state: SwapState,
  /** What is offered now. Empty while an act of this swap is on its way. */
  acts: v.array(SwapAct),
  atBlock: v.nullable(BlockNumber),
  plan: v.nullable(
    v.strictObject({
      id: Id,
      newColdkeyHash: Hash,
      /** Of the new coldkey, by its name: the address stays hidden. null: its key is not here any more. */
      destinationName: v.nullable(KeyName),
      plannedAtMs: TimeMs,
      provedAtMs: TimeMs,
    }),
  ),
  announcement: v.nullable(
    v.strictObject({
      newColdkeyHash: Hash,
      /** planned: on this machine. own: to another coldkey of this machine. unknown: to somebody else's. */
      whose: v.picklist(["planned", "own", "unknown"]),
      destinationName: v.nullable(KeyName),
      /** null: not seen here; only where the wait ends is on the chain. */
      announcedAt: v.nullable(BlockNumber),
      executable: SwapDeadline,
      /** From here on it can be cleared, or replaced. */
      clearable: SwapDeadline,
      /** Also in the newest final block. */
      isFinal: v.boolean(),
    }),
  ),
  disputedAt: v.nullable(BlockNumber),
  reminder: v.picklist(["none", "day", "now", "late"]),
  /** The act of this swap that is on its way. */
  pending: v.nullable(Id),
  check: v.nullable(DestinationCheck),
  ended: v.nullable(
    v.strictObject({
      how: v.picklist(["swapped", "cleared"]),
      block: BlockNumber,
      atMs: TimeMs,
      /** Not by an act of this machine. */
      isOurs: v.boolean(),
      /** Where everything is now; null when nothing moved. */
      destination: v.nullable(Ss58),
    }),
  ),
  verified: v.nullable(SwapVerification),
});
export type SwapView = v.InferOutput<typeof SwapView>;

/** The second signature is due: told outside of the window as well, once each. */
export const SwapReminder = v.strictObject({
  id: Id,
  coldkey: Ss58,
  /**
   * day: less than a day is left. now: it can be executed. again: it still can. late: it can be replaced as well.
   * unseen: without a connection, by this computer's clock.
   */
  stage: v.picklist(["day", "now", "again", "late", "unseen"]),
  round: Count,
  executableAt: BlockNumber,
});
export type SwapReminder = v.InferOutput<typeof SwapReminder>;

export const swapCalls = {
  /** What a swap of this coldkey would move and leave, what it costs and when it could end. */
  "swap.look": [
    v.strictObject({ coldkey: Ss58 }),
    v.strictObject({
      seenAtMs: TimeMs,
      holdings: SwapSnapshot,
      costRao: Rao,
      /** Of one later signature, about. */
      feeRao: Rao,
      /** What has to stay for the second signature, one that fails and a dispute. */
      keepRao: Rao,
      executable: SwapDeadline,
      clearable: SwapDeadline,
    }),
  ],
  /** Whether this coldkey of ours can be the new one, with the reasons against it. */
  "swap.destination": [
    v.strictObject({ coldkey: Ss58, destination: Ss58 }),
    v.strictObject({
      /** Reasons of this machine: not proved, retired, the same key. */
      blocking: v.array(FaultValue),
      /** Why the old coldkey's policy would not let the swap be signed as it stands now. */
      policy: v.array(FaultValue),
      check: DestinationCheck,
    }),
  ],
  /** Opens the new coldkey's file, which proves control of it, and makes the plan: settles the ceremony's step. */
  "swap.plan": [v.strictObject({ id: Id, destination: Ss58, passphrase: Ticket }), nothing],
  /** The chain has an announcement of our coldkey that this machine does not know: its hash proves the new coldkey. */
  "swap.recognise": [
    v.strictObject({ coldkey: Ss58, destination: Ss58, passphrase: Ticket }),
    nothing,
  ],
  /** Looks again whether the planned coldkey is still good. */
  "swap.check": [v.strictObject({ coldkey: Ss58 }), DestinationCheck],
  /** Compares item by item what the new coldkey has with what the old one had. */
  "swap.verify": [v.strictObject({ coldkey: Ss58 }), SwapVerification],
  /** Takes a plan back that was not announced, or a swap that has ended off the list. */
  "swap.drop": [v.strictObject({ coldkey: Ss58 }), nothing],
} as const satisfies CallTable;
