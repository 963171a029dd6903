/**
 * The coldkey swaps of this machine: what was planned here, what the chain says of each own and watched coldkey, and
 * what follows from both. Only final blocks change what is on disk; the newest block says what can be done next.
 */
import type { Activity, DestinationCheck, SwapView } from "../../preload/contract.ts";
import type { SwapsSeen } from "../chain/coldkey-swap.ts";
import type { Chain } from "../chain/index.ts";
import { coldkeyHash } from "../codec/coldkey-hash.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { createTurns } from "../lib/turns.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Watched } from "../wallet/watched.ts";
import { checkDestination, ownReasons } from "./destination.ts";
import { createPlanFollower } from "./follow-plan.ts";
import { about, type PlanRecord, type Plans } from "./plans.ts";
import { readSnapshot } from "./snapshot.ts";
import { verification } from "./verify.ts";
import { swapView, type Whose } from "./view.ts";

export interface Swaps {
  /** Own and watched coldkeys, each once: the one list that swaps and sentinel go by. */
  known(): readonly Ss58[];
  /** Those whose announcements are watched: none that a plan hides. */
  addresses(): readonly Ss58[];
  /** Coldkeys that a plan hides: no question to a node names them by themselves. */
  hidden(): readonly Ss58[];
  /** What the chain says at a new block. Resolves when what follows from it is on disk. */
  seen(seen: SwapsSeen): Promise<void>;
  /** Told of the same, as it comes: for whoever watches for announcements of others. */
  subscribe(listener: (seen: SwapsSeen) => void): () => void;
  /** The connection is gone or another: what was seen counts no more. */
  forget(): void;
  views(): SwapView[];
  viewOf(coldkey: Ss58): SwapView | null;
  /** An open plan of this machine announces exactly this. */
  isPlannedHere(coldkey: Ss58, hash: string): boolean;
  whose(coldkey: Ss58, hash: string): Whose;
  /** Makes the plan; the new coldkey's file has just been opened. Recognises it if it is announced already. */
  plan(id: string, coldkey: Ss58, destination: Ss58): Promise<void>;
  /** The announcement is on the chain already, and this destination is what its hash was made of. */
  recognise(id: string, coldkey: Ss58, destination: Ss58): Promise<void>;
  /** Refuses SWAP_IS_ANNOUNCED. */
  drop(coldkey: Ss58): Promise<void>;
  /** Of the plan of this coldkey; remembered for the screen, and in the journal when it is bad. */
  check(coldkey: Ss58): Promise<DestinationCheck>;
  /** Each open plan whose destination was not looked at for a day. */
  checkDaily(): Promise<void>;
  /** Before the execution: what is there now is what has to arrive. */
  keepHoldings(coldkey: Ss58): Promise<void>;
  verify(coldkey: Ss58): Promise<NonNullable<SwapView["verified"]>>;
}

/** Brings what else hangs on a plan up to it; told again and again, so that a crash in between is made good. */
export type FollowPlan = (record: PlanRecord) => Promise<void>;

const DAY_MS = 86_400_000;

export function createSwaps(parts: {
  plans: Plans;
  keystore: Keystore;
  watched: Watched;
  journal: Journal;
  clock: Clock;
  network: () => string;
  chain: () => Chain;
  blockTimeMs: () => number;
  activities: () => readonly Activity[];
  follow: FollowPlan;
  onChange: () => void;
}): Swaps {
  const { plans, keystore, watched, journal, clock, network, chain, onChange } = parts;
  const alone = createTurns();
  const listeners = new Set<(seen: SwapsSeen) => void>();
  const checks = new Map<string, { readonly check: DestinationCheck; readonly atMs: number }>();
  const hashes = new Map<Ss58, string>();
  let live: SwapsSeen | null = null;

  function hashOf(address: Ss58): string {
    const hash = hashes.get(address) ?? coldkeyHash(address);
    hashes.set(address, hash);
    return hash;
  }
  function destinationOf(hash: string): { address: Ss58; name: string } | null {
    const card = keystore.coldkeys().find(({ address }) => hashOf(address) === hash);
    return card === undefined ? null : { address: card.address, name: card.name };
  }
  const ours = () => plans.list().filter((record) => record.network === network());
  const open = () => ours().filter(({ ended }) => ended === null);
  const openOf = (coldkey: Ss58) => open().find((record) => record.coldkey === coldkey) ?? null;
  const newestOf = (coldkey: Ss58) =>
    openOf(coldkey) ?? ours().findLast((record) => record.coldkey === coldkey) ?? null;

  function hidden(): Ss58[] {
    return open().flatMap(({ newColdkeyHash }) => destinationOf(newColdkeyHash)?.address ?? []);
  }
  const isPlannedHere = (coldkey: Ss58, hash: string): boolean =>
    openOf(coldkey)?.newColdkeyHash === hash;
  function whose(coldkey: Ss58, hash: string): Whose {
    if (isPlannedHere(coldkey, hash)) return "planned";
    return destinationOf(hash) === null ? "unknown" : "own";
  }

  function demandOpen(coldkey: Ss58): PlanRecord {
    const record = openOf(coldkey);
    if (record === null) throw new Refusal("SWAP_NOT_PLANNED", {});
    return record;
  }
  function demandDestination({ newColdkeyHash }: PlanRecord): Ss58 {
    const found = destinationOf(newColdkeyHash);
    if (found === null) throw new Refusal("SWAP_DESTINATION_NOT_HERE", {});
    return found.address;
  }

  async function put(record: PlanRecord): Promise<void> {
    await plans.put(record);
    onChange();
  }

  const follow = createPlanFollower({
    ...{ plans, keystore, journal, clock, chain, put },
    activities: parts.activities,
    destinationOf: (hash) => destinationOf(hash)?.address ?? null,
    announceDelay: () => live?.finalized.delays.announce ?? 0,
  });

  // --- The destination ------------------------------------------------------------------------------------------

  async function check(coldkey: Ss58): Promise<DestinationCheck> {
    const record = demandOpen(coldkey);
    const found = await checkDestination(chain(), demandDestination(record), plans.salt);
    const before = checks.get(record.id)?.check.spoiled[0]?.code;
    checks.set(record.id, { check: found, atMs: clock.nowMs() });
    const bad = found.spoiled[0];
    if (bad !== undefined && bad.code !== before) {
      const facts = { block: found.atBlock, code: bad.code };
      await journal.append({ kind: "swap.spoiled", ...about(record), facts });
    }
    onChange();
    return found;
  }

  function viewOf(coldkey: Ss58): SwapView | null {
    const record = newestOf(coldkey);
    return swapView({
      coldkey,
      record,
      seen: live,
      nowMs: clock.nowMs(),
      blockTimeMs: parts.blockTimeMs(),
      check: (record === null ? null : checks.get(record.id)?.check) ?? null,
      activities: parts.activities(),
      whose: (hash) => whose(coldkey, hash),
      destinationOf,
    });
  }

  const known = (): Ss58[] => [
    ...new Set([...keystore.coldkeys(), ...watched.list()].map(({ address }) => address)),
  ];

  function begin(id: string, coldkey: Ss58, destination: Ss58): PlanRecord {
    const nowMs = clock.nowMs();
    return {
      v: 1,
      id,
      network: network(),
      coldkey,
      newColdkeyHash: hashOf(destination),
      plannedAtMs: nowMs,
      provedAtMs: nowMs,
      announced: null,
      disputed: null,
      ended: null,
      before: null,
      verified: null,
    };
  }

  async function recognise(id: string, coldkey: Ss58, destination: Ss58): Promise<void> {
    const row = live?.best.rows.get(coldkey);
    if (row?.announcement?.hash !== hashOf(destination)) {
      throw new Refusal("SWAP_OTHER_DESTINATION", {});
    }
    const record = begin(id, coldkey, destination);
    await journal.append({
      kind: "swap.recognised",
      ...about(record),
      facts: { network: record.network, newColdkeyHash: record.newColdkeyHash },
    });
    await put(record);
    const final = live?.finalized;
    const finalRow = final?.rows.get(coldkey);
    if (final !== undefined && finalRow !== undefined) {
      await alone("seen", () => follow(record, finalRow, final.block.number));
    }
  }

  return {
    known,
    hidden,
    addresses() {
      const masked = new Set(hidden());
      return known().filter((address) => !masked.has(address));
    },
    seen(seen) {
      live = seen;
      for (const listener of [...listeners]) listener(seen);
      onChange();
      return alone("seen", async () => {
        for (const { id } of open()) {
          const record = plans.find(id);
          const row = record === null ? undefined : seen.finalized.rows.get(record.coldkey);
          if (record === null || row === undefined) continue;
          await follow(record, row, seen.finalized.block.number);
        }
        for (const record of ours()) await parts.follow(record);
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forget() {
      live = null;
      onChange();
    },
    views: () => known().flatMap((address) => viewOf(address) ?? []),
    viewOf,
    isPlannedHere,
    whose,

    async plan(id, coldkey, destination) {
      const view = viewOf(coldkey);
      const reasons = ownReasons(keystore, coldkey, destination);
      const [reason] = reasons;
      if (reason !== undefined) throw new Refusal(reason.code, reason.facts);
      if (hidden().includes(coldkey)) throw new Refusal("SWAP_OF_A_DESTINATION", {});
      const before = openOf(coldkey);
      const standing = view?.announcement ?? null;
      if (before === null && standing?.newColdkeyHash === hashOf(destination)) {
        return recognise(id, coldkey, destination);
      }
      if (standing !== null && view?.state !== "clearable") {
        throw new Refusal("SWAP_IS_ANNOUNCED", {});
      }
      const { spoiled, known: seenBefore } = await checkDestination(
        chain(),
        destination,
        plans.salt,
      );
      const bad = spoiled[0] ?? seenBefore[0];
      if (bad !== undefined) throw new Refusal(bad.code, bad.facts);
      const record = begin(id, coldkey, destination);
      await journal.append({
        kind: "swap.planned",
        ...about(record),
        facts: { network: record.network, newColdkeyHash: record.newColdkeyHash },
      });
      if (before !== null) await plans.remove(before.id);
      await put(record);
      onChange();
    },

    recognise,

    async drop(coldkey) {
      const record = newestOf(coldkey);
      if (record === null) return;
      if (record.announced !== null && record.ended === null) {
        throw new Refusal("SWAP_IS_ANNOUNCED", {});
      }
      if (record.ended === null) {
        const { network: where, newColdkeyHash } = record;
        const facts = { network: where, newColdkeyHash };
        await journal.append({ kind: "swap.dropped", ...about(record), facts });
      }
      await plans.remove(record.id);
      onChange();
    },

    check,
    async checkDaily() {
      const nowMs = clock.nowMs();
      for (const { id, coldkey } of open()) {
        const last = checks.get(id)?.atMs ?? 0;
        if (Math.abs(nowMs - last) >= DAY_MS && destinationOf(demandOpen(coldkey).newColdkeyHash)) {
          await check(coldkey);
        }
      }
    },

    async keepHoldings(coldkey) {
      const record = openOf(coldkey);
      if (record === null) return;
      const before = await readSnapshot(chain(), coldkey);
      await put({ ...record, before });
    },

    async verify(coldkey) {
      const record = newestOf(coldkey);
      if (record?.ended?.how !== "swapped") throw new Refusal("SWAP_NOT_EXECUTED", {});
      const destination = demandDestination(record);
      const [now, left] = await Promise.all([
        readSnapshot(chain(), destination),
        readSnapshot(chain(), coldkey),
      ]);
      const verified = verification(record.before, now, left);
      const missing = verified.items.filter(({ isThere }) => !isThere).length;
      await journal.append({
        kind: "swap.verified",
        ...about(record),
        facts: { block: verified.atBlock, items: verified.items.length, missing },
      });
      await put({ ...record, verified });
      return verified;
    },
  };
}
