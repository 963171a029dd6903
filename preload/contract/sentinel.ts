/** Swaps of coldkeys that the chain knows of, whoever announced them. */
import * as v from "valibot";
import { BlockNumber, Count, FaultValue, Hash, Id, Ss58, TimeMs } from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";
import { AddressText } from "./watch.ts";

export const Sighting = v.strictObject({
  id: Id,
  coldkey: Ss58,
  /** null: no announcement was ever seen here, and what the coldkey had is gone. */
  announcement: v.nullable(
    v.strictObject({
      hash: Hash,
      /** The first block that can execute it. */
      ripeBlock: BlockNumber,
      /** `ripeBlock` less the delay of the chain: the announcement's own block, unless the delay was changed since. */
      announcedAtBlock: BlockNumber,
    }),
  ),
  /** planned: here. mine: to an address that this workstation knows. unknown: to nobody that it knows. */
  origin: v.picklist(["planned", "mine", "unknown"]),
  /** Of `mine` and `planned`, where it is known. */
  destination: v.nullable(Ss58),
  seenAtBlock: BlockNumber,
  seenAtMs: TimeMs,
  /** The chain cannot take it back any more. */
  isFinal: v.boolean(),
  dispute: v.nullable(v.strictObject({ atBlock: BlockNumber, isOurs: v.boolean() })),
  /** withdrawn: a reorganisation removed it. unknown: it is gone, and the node no longer knows how. */
  ended: v.nullable(
    v.strictObject({
      how: v.picklist(["swapped", "cleared", "reset", "replaced", "withdrawn", "unknown"]),
      atBlock: BlockNumber,
    }),
  ),
  acknowledged: v.nullable(v.strictObject({ as: v.picklist(["mine", "seen"]), atMs: TimeMs })),
});
export type Sighting = v.InferOutput<typeof Sighting>;

/**
 * emergency: somebody will take everything, and it can be stopped. taken: it was taken. frozen: disputed. open: an
 * announcement that its owner has vouched for. notice: to another address of one's own. planned: as planned here.
 */
export const SightingLevel = v.picklist([
  "emergency",
  "taken",
  "frozen",
  "open",
  "notice",
  "planned",
  "past",
]);
export type SightingLevel = v.InferOutput<typeof SightingLevel>;

export const SentinelState = v.strictObject({
  /** off: no network, or no coldkey. blind: the newest block could not be read. */
  state: v.picklist(["off", "watching", "blind"]),
  fault: v.nullable(FaultValue),
  coldkeys: Count,
  /** The newest block that was looked at. */
  atBlock: v.nullable(BlockNumber),
  /** From announcement to execution, and from there until it can be cleared or replaced. As the chain has them. */
  delayBlocks: v.nullable(BlockNumber),
  reannouncementBlocks: v.nullable(BlockNumber),
  /** Newest first. */
  sightings: v.array(
    v.strictObject({
      ...Sighting.entries,
      level: SightingLevel,
    }),
  ),
});
export type SentinelState = v.InferOutput<typeof SentinelState>;

export const sentinelCalls = {
  /** mine: the owner vouches for an announcement that was not planned here. seen: what was taken has been read. */
  "sentinel.acknowledge": [v.strictObject({ id: Id, as: v.picklist(["mine", "seen"]) }), nothing],
  /** Whether the announced hash is of this address. */
  "sentinel.compare": [v.strictObject({ id: Id, address: AddressText }), v.boolean()],
  /** Rehearsal only: somebody with a copy of this key announces a swap to a key of his own. */
  "rehearsal.thief": [
    v.strictObject({ coldkey: Ss58 }),
    v.strictObject({ isDone: v.boolean(), atBlock: BlockNumber }),
  ],
} as const satisfies CallTable;
