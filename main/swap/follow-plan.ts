/** Brings an open plan up to what final blocks say of its coldkey, each step into the journal before the plan is put. */
import type { Activity } from "../../preload/contract.ts";
import type { SwapRow } from "../chain/coldkey-swap.ts";
import type { Chain } from "../chain/index.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { about, type PlanRecord, type Plans } from "./plans.ts";

const howOf = ({ operation }: Activity) =>
  operation.kind === "execute-swap" ? ("swapped" as const) : ("cleared" as const);

export function createPlanFollower(parts: {
  plans: Plans;
  keystore: Keystore;
  journal: Journal;
  clock: Clock;
  chain: () => Chain;
  activities: () => readonly Activity[];
  /** The new coldkey that a hash was made of, where its file is here. */
  destinationOf: (hash: string) => Ss58 | null;
  /** Blocks from an announcement to its execution; 0 while no chain has said it. */
  announceDelay: () => number;
  put: (record: PlanRecord) => Promise<void>;
}): (record: PlanRecord, row: SwapRow, block: number) => Promise<void> {
  const { plans, keystore, journal, clock, chain, destinationOf, announceDelay, put } = parts;

  /** What a final block says of the coldkey of an open plan. */
  async function follow(record: PlanRecord, row: SwapRow, block: number): Promise<void> {
    const { announcement, disputedAt } = row;
    if (record.announced === null) {
      if (announcement?.hash === record.newColdkeyHash) await announced(record, row, block);
      return;
    }
    if (announcement === null) return await ended(record, block);
    if (announcement.hash !== record.newColdkeyHash) {
      // Replaced by another one: this plan is over, and whoever watches has to say whose the new one is.
      return await finish(record, "cleared", block, false);
    }
    if (announcement.executableAt !== record.announced.executableAt) {
      // The same destination announced once more: the wait began anew.
      return await announced(record, row, block);
    }
    if (disputedAt !== null && record.disputed === null) {
      await journal.append({
        kind: "swap.disputed",
        ...about(record),
        facts: { block: disputedAt },
      });
      await put({ ...record, disputed: { block: disputedAt } });
    }
  }

  async function announced(record: PlanRecord, row: SwapRow, block: number): Promise<void> {
    const executableAt = row.announcement?.executableAt ?? 0;
    const own = parts
      .activities()
      .find(
        ({ operation, outcome }) =>
          operation.kind === "announce-swap" &&
          operation.coldkey === record.coldkey &&
          operation.newColdkeyHash === record.newColdkeyHash &&
          (outcome.state === "included" || outcome.state === "finalised"),
      );
    // Counted back from the end of the wait where the block itself was not seen.
    const counted = executableAt - announceDelay();
    const at = own?.outcome.block?.number ?? Math.min(block, Math.max(0, counted));
    await journal.append({
      kind: "swap.announced",
      ...about(record),
      facts: { block: at, executableAt },
    });
    await put({ ...record, announced: { block: at, executableAt, atMs: clock.nowMs() } });
  }

  /** By an act of ours, or else by what the new coldkey has now. */
  async function ended(record: PlanRecord, block: number): Promise<void> {
    const since = record.announced?.atMs ?? 0;
    const own = parts
      .activities()
      .find(
        ({ operation, outcome, updatedAtMs }) =>
          operation.coldkey === record.coldkey &&
          (operation.kind === "execute-swap" || operation.kind === "clear-swap") &&
          !["failed", "refused", "expired"].includes(outcome.state) &&
          updatedAtMs >= since,
      );
    const ownHow = own === undefined ? null : howOf(own);
    // The follower of our act may be a block behind; what is certain is that the announcement is gone.
    if (ownHow !== null && own?.outcome.block !== null) {
      return await finish(record, ownHow, block, true);
    }
    const destination = destinationOf(record.newColdkeyHash);
    const found = destination === null ? null : await chain().destination(destination, plans.salt);
    const hasMoved =
      found?.ok === true && found.value.spoiled.length + found.value.known.length > 0;
    const how = hasMoved ? "swapped" : "cleared";
    await finish(record, how, block, how === ownHow);
  }

  async function finish(
    record: PlanRecord,
    how: "swapped" | "cleared",
    block: number,
    isOurs: boolean,
  ): Promise<void> {
    const newColdkey = destinationOf(record.newColdkeyHash);
    if (how === "swapped") {
      const facts = { block, isOurs, ...(newColdkey === null ? {} : { newColdkey }) };
      await journal.append({ kind: "swap.swapped", ...about(record), facts });
    } else {
      await journal.append({ kind: "swap.cleared", ...about(record), facts: { block, isOurs } });
    }
    if (how === "swapped") await retire(record);
    await put({ ...record, ended: { how, block, atMs: clock.nowMs(), isOurs } });
  }

  /** The old key rests; its file stays for what a swap leaves behind. */
  async function retire({ id, coldkey }: PlanRecord): Promise<void> {
    const card = keystore.card(coldkey);
    if (card?.kind !== "coldkey" || card.retiredAtMs !== null) return;
    await keystore.changeCard(coldkey, (now) => ({ ...now, retiredAtMs: clock.nowMs() }));
    const facts = { kind: card.kind, name: card.name };
    await journal.append({ kind: "key.retired", subject: coldkey, act: id, facts });
  }

  return follow;
}
