/**
 * What one look at the chain says about each coldkey's swap, beside what was seen before. Pure: the table of the
 * sentinel (decision 0026). Time, disk and journal are `sentinel.ts`.
 */
import { blake2b } from "@noble/hashes/blake2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Sighting, SightingLevel } from "../../preload/contract.ts";
import type { Announcement, SwapDelays, SwapRow } from "../chain/coldkey-swap.ts";
import { addressOfHash } from "../codec/coldkey-hash.ts";
import type { Ss58 } from "../codec/values.ts";

export interface Known {
  /** Coldkeys of this workstation and addresses that it watches. */
  readonly addresses: readonly Ss58[];
  /** The announcement was made here. */
  isPlanned(coldkey: Ss58, hash: string): boolean;
  /** The dispute was signed here. */
  isDisputedHere(coldkey: Ss58): boolean;
}

/** One look: the newest block, and how far finality has come. */
export interface Glance {
  readonly block: number;
  readonly finalizedBlock: number;
  readonly seenAtMs: number;
  readonly delays: SwapDelays;
}

/** Of one coldkey: what was seen, and how many hotkeys it had staked with at the last look. */
export interface Seen {
  readonly sightings: readonly Sighting[];
  readonly atBlock: number;
  readonly stakingHotkeys: number;
}

/** What is new since the last look, in the order in which it happened. */
export type News =
  | {
      readonly what: "seen" | "disputed" | "emptied" | "final" | "known";
      readonly sighting: Sighting;
    }
  | {
      readonly what: "ended";
      readonly sighting: Sighting;
      /** The last block at which it stood. */
      readonly since: number;
      /** The coldkey had stake then. */
      readonly wasStaking: boolean;
    };

export function levelOf(sighting: Sighting): SightingLevel {
  const { origin, dispute, ended, acknowledged } = sighting;
  const isForeign = origin === "unknown";
  const isGone = sighting.announcement === null || ended?.how === "swapped";
  if (isGone && isForeign) return acknowledged?.as === "seen" ? "past" : "taken";
  if (ended !== null) return "past";
  if (dispute !== null) return "frozen";
  if (!isForeign) return origin === "planned" ? "planned" : "notice";
  return acknowledged === null ? "emergency" : "open";
}

export function look(
  coldkey: Ss58,
  swap: SwapRow,
  view: Glance,
  before: Seen | null,
  known: Known,
): { seen: Seen; news: News[] } {
  const news: News[] = [];
  const sightings = new Map((before?.sightings ?? []).map((one) => [one.id, one]));
  const { block } = view;

  const announced = swap.announcement === null ? null : idOf(coldkey, swap.announcement);
  for (const open of [...sightings.values()]) {
    if (open.announcement === null || open.ended !== null || open.id === announced) continue;
    const how = announced !== null ? "replaced" : "unknown";
    const sighting: Sighting = { ...open, ended: { how, atBlock: block } };
    sightings.set(open.id, sighting);
    const since = before?.atBlock ?? open.seenAtBlock;
    news.push({ what: "ended", sighting, since, wasStaking: (before?.stakingHotkeys ?? 0) > 0 });
  }

  if (swap.announcement !== null && announced !== null) {
    const old = sightings.get(announced);
    const standing = classified(old ?? fresh(coldkey, swap.announcement, announced, view), known);
    // Found after days away it is older than the first look at it.
    const since = Math.min(standing.seenAtBlock, standing.announcement?.announcedAtBlock ?? 0);
    const isFinal = standing.isFinal || view.finalizedBlock >= since;
    const dispute =
      swap.disputedAt === null
        ? null
        : { atBlock: swap.disputedAt, isOurs: known.isDisputedHere(coldkey) };
    const sighting: Sighting = { ...standing, isFinal, dispute, ended: null };
    sightings.set(announced, sighting);
    if (old === undefined || old.ended !== null) news.push({ what: "seen", sighting });
    else if (old.origin !== sighting.origin) news.push({ what: "known", sighting });
    else if (isFinal && !old.isFinal) news.push({ what: "final", sighting });
    if (dispute !== null && (old?.dispute ?? null) === null) {
      news.push({ what: "disputed", sighting });
    }
  }

  // Emptied without an announcement that was seen here: it all happened while nobody looked.
  const isEmptied = (before?.stakingHotkeys ?? 0) > 0 && swap.stakingHotkeys === 0;
  if (isEmptied && !news.some(({ what }) => what === "ended")) {
    const sighting = emptied(coldkey, view);
    sightings.set(sighting.id, sighting);
    news.push({ what: "emptied", sighting });
  }

  return {
    seen: {
      sightings: [...sightings.values()],
      atBlock: block,
      stakingHotkeys: swap.stakingHotkeys,
    },
    news,
  };
}

function idOf(coldkey: Ss58, { executableAt, hash }: Announcement): string {
  return `swap-${executableAt}-${markOf(`${coldkey} ${hash}`)}`;
}
function markOf(text: string): string {
  return bytesToHex(blake2b(new TextEncoder().encode(text), { dkLen: 8 }));
}

function fresh(
  coldkey: Ss58,
  { executableAt, hash }: Announcement,
  id: string,
  { block, seenAtMs, delays }: Glance,
): Sighting {
  const announcedAtBlock = Math.max(0, executableAt - delays.announce);
  return {
    id,
    coldkey,
    announcement: { hash, ripeBlock: executableAt, announcedAtBlock },
    origin: "unknown",
    destination: null,
    seenAtBlock: block,
    seenAtMs: seenAtMs,
    isFinal: false,
    dispute: null,
    ended: null,
    acknowledged: null,
  };
}

/** Asked at each look: an address that became known turns a foreign announcement into one of one's own. */
function classified(sighting: Sighting, known: Known): Sighting {
  const { coldkey, announcement } = sighting;
  if (announcement === null) return sighting;
  const { hash } = announcement;
  const destination = addressOfHash(
    hash,
    known.addresses.filter((address) => address !== coldkey),
  );
  if (known.isPlanned(coldkey, hash)) return { ...sighting, origin: "planned", destination };
  return { ...sighting, origin: destination === null ? "unknown" : "mine", destination };
}

function emptied(coldkey: Ss58, { block, seenAtMs }: Glance): Sighting {
  return {
    id: `gone-${block}-${markOf(coldkey)}`,
    coldkey,
    announcement: null,
    origin: "unknown",
    destination: null,
    seenAtBlock: block,
    seenAtMs: seenAtMs,
    isFinal: false,
    dispute: null,
    ended: null,
    acknowledged: null,
  };
}
