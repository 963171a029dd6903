/**
 * Watches every own and watched coldkey for announced and disputed swaps, block by block, and catches up after days
 * away. The screen is told before the disk: nothing that fails here may keep an alarm back.
 */
import { join } from "node:path";
import * as v from "valibot";
import { type NetworkId, type SentinelState, Sighting } from "../../preload/contract.ts";
import type { SwapsSeen } from "../chain/coldkey-swap.ts";
import type { SwapEnding } from "../chain/swap-ending.ts";
import { BlockNumber, Count, Hash, Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, type Fault, Refusal, settle } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import { readRecord, writeRecord } from "../wallet/record.ts";
import { type Known, levelOf, look, type News, type Seen } from "./sighting.ts";

/** `sentinel/<network>.json`: replaced atomically when something new was seen. */
const Record = v.strictObject({
  v: v.literal(1),
  /** Another chain under the same name is another history. */
  genesisHash: Hash,
  coldkeys: v.array(
    v.strictObject({
      coldkey: Ss58,
      atBlock: BlockNumber,
      stakingHotkeys: Count,
      sightings: v.array(Sighting),
    }),
  ),
});

/** Endings are kept as long as the list is short; the journal keeps them for ever. */
const MOST_PAST = 20;

export interface Sentinel {
  state(): SentinelState;
  /** Takes up what was seen on this chain before. Looks come after it. */
  begin(network: NetworkId, genesisHash: string): Promise<void>;
  see(view: SwapsSeen): void;
  /** The newest block could not be read: what is shown is old, and says so. */
  blind(fault: Fault): void;
  /** Nobody is watched any more: no network, or no coldkey. */
  off(): void;
  /** Refuses SIGHTING_NOT_FOUND. */
  acknowledge(id: string, as: "mine" | "seen"): Promise<void>;
  /** Everything that was seen so far is written down, and where the next start goes on. */
  close(): Promise<void>;
}

export function createSentinel(parts: {
  files: Files;
  folder: string;
  journal: Journal;
  clock: Clock;
  known: Known;
  endingOf: (coldkey: Ss58, from: number, to: number) => Promise<SwapEnding | null>;
  onChange: () => void;
  background: (place: string, work: Promise<unknown>) => void;
}): Sentinel {
  const { files, folder, journal, clock, known, onChange, background } = parts;
  const alone = createTurns();
  const seen = new Map<Ss58, Seen>();
  let at: { network: NetworkId; genesisHash: string; mayWrite: boolean } | null = null;
  /** Came before the record was read: a quiet chain may not send another for a while. */
  let early: SwapsSeen | null = null;
  let live: Omit<SentinelState, "sightings"> = OFF;

  const pathOf = (network: NetworkId): string => join(folder, `${network}.json`);

  function sightings(): Sighting[] {
    return [...seen.values()]
      .flatMap((one) => one.sightings)
      .sort((a, b) => b.seenAtMs - a.seenAtMs || b.seenAtBlock - a.seenAtBlock);
  }

  function replace(sighting: Sighting): void {
    const of = seen.get(sighting.coldkey);
    if (of === undefined) return;
    const list = of.sightings.map((one) => (one.id === sighting.id ? sighting : one));
    seen.set(sighting.coldkey, { ...of, sightings: list });
  }

  async function keep(): Promise<void> {
    if (at === null || !at.mayWrite) return;
    const past = sightings().filter((one) => levelOf(one) === "past");
    const forgotten = new Set(past.slice(MOST_PAST).map(({ id }) => id));
    await files.ensureFolder(folder);
    await writeRecord(files, pathOf(at.network), {
      v: 1,
      genesisHash: at.genesisHash,
      coldkeys: [...seen].map(([coldkey, of]) => ({
        coldkey,
        ...of,
        sightings: of.sightings.filter(({ id }) => !forgotten.has(id)),
      })),
    } satisfies v.InferInput<typeof Record>);
  }

  async function note(item: News): Promise<void> {
    if (at === null) return;
    const { network } = at;
    const { sighting, what } = item;
    const { id: act, coldkey: subject, announcement, origin, dispute } = sighting;
    if (what === "seen" || what === "known") {
      if (announcement === null) return;
      const facts = { network, origin, ...announcement, block: sighting.seenAtBlock };
      await journal.append({ kind: "sentinel.seen", subject, act, facts });
    } else if (what === "disputed" && dispute !== null) {
      const facts = { network, block: dispute.atBlock, isOurs: dispute.isOurs };
      await journal.append({ kind: "sentinel.disputed", subject, act, facts });
    } else if (what === "emptied") {
      const facts = { network, block: sighting.seenAtBlock };
      await journal.append({ kind: "sentinel.emptied", subject, act, facts });
    } else if (what === "ended") {
      const { how, atBlock: block } = await ending(item);
      await journal.append({
        kind: "sentinel.ended",
        subject,
        act,
        facts: { network, how, block },
      });
    }
  }

  /** The announcement is gone; the chain is asked how, and what it has forgotten is judged by what is left. */
  async function ending(
    news: Extract<News, { what: "ended" }>,
  ): Promise<NonNullable<Sighting["ended"]>> {
    const { sighting, since } = news;
    const { coldkey } = sighting;
    const first = sighting.ended ?? { how: "unknown", atBlock: since };
    if (first.how !== "unknown") return first;
    const found = await parts.endingOf(coldkey, since, first.atBlock);
    const isEmpty = news.wasStaking && seen.get(coldkey)?.stakingHotkeys === 0;
    const left = isEmpty ? "swapped" : sighting.isFinal ? "unknown" : "withdrawn";
    const ended = found ?? { how: left, atBlock: first.atBlock };
    replace({ ...sighting, ended });
    onChange();
    return ended;
  }

  async function takeUp(network: NetworkId, genesisHash: string): Promise<void> {
    const read = await settle(() => readRecord(files, pathOf(network), Record));
    at = { network, genesisHash, mayWrite: read.ok };
    seen.clear();
    // What cannot be read stays as it is, and the watch goes on without it; the fault is for the log.
    const record = demand(read);
    if (record?.genesisHash !== genesisHash) return;
    for (const { coldkey, ...of } of record.coldkeys) seen.set(coldkey, of);
    onChange();
  }

  function see(view: SwapsSeen): void {
    if (at === null) {
      early = view;
      return;
    }
    const all: News[] = [];
    let isFirst = false;
    const { best, finalized } = view;
    const { block, delays, rows } = best;
    const glance = {
      ...{ block: block.number, finalizedBlock: finalized.block.number, delays },
      seenAtMs: clock.nowMs(),
    };
    for (const [coldkey, swap] of rows) {
      const before = seen.get(coldkey) ?? null;
      const { seen: after, news } = look(coldkey, swap, glance, before, known);
      isFirst ||= before === null || before.stakingHotkeys !== after.stakingHotkeys;
      seen.set(coldkey, after);
      all.push(...news);
    }
    live = {
      ...{ state: "watching", fault: null, coldkeys: rows.size, atBlock: block.number },
      ...{ delayBlocks: delays.announce, reannouncementBlocks: delays.reannounce },
    };
    if (all.length > 0 || isFirst) onChange();
    if (all.length === 0 && !isFirst) return;
    background(
      "sentinel",
      alone("sentinel", async () => {
        for (const item of all) await note(item);
        await keep();
      }),
    );
  }

  return {
    state: () => ({
      ...live,
      sightings: sightings().map((one) => ({ ...one, level: levelOf(one) })),
    }),

    async begin(network, genesisHash) {
      if (at?.network === network && at.genesisHash === genesisHash) return;
      try {
        await alone("sentinel", () => takeUp(network, genesisHash));
      } finally {
        const view = early;
        early = null;
        if (view !== null) see(view);
      }
    },

    see,

    blind(fault) {
      if (live.state === "off") return;
      live = { ...live, state: "blind", fault: { code: fault.code, facts: { ...fault.facts } } };
      onChange();
    },

    off() {
      live = OFF;
      onChange();
    },

    acknowledge: (id, as) =>
      alone("sentinel", async () => {
        const sighting = sightings().find((one) => one.id === id);
        if (sighting === undefined || at === null) throw new Refusal("SIGHTING_NOT_FOUND", {});
        // The journal first: an alarm that is silenced without a trace is none.
        await journal.append({
          kind: "sentinel.acknowledged",
          subject: sighting.coldkey,
          act: id,
          facts: { network: at.network, as },
        });
        replace({ ...sighting, acknowledged: { as, atMs: clock.nowMs() } });
        onChange();
        await keep();
      }),

    close: () => alone("sentinel", keep),
  };
}

const OFF: Omit<SentinelState, "sightings"> = {
  ...{ state: "off", fault: null, coldkeys: 0, atBlock: null },
  ...{ delayBlocks: null, reannouncementBlocks: null },
};
