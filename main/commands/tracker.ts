/**
 * Follows every signed act to its end, across lost connections and restarts. It only ever submits bytes that are on
 * disk, and only the same bytes: the nonce makes a second inclusion impossible. It never builds a new transaction.
 */
import type { Chain } from "../chain/index.ts";
import type { Outcome } from "../codec/pipeline.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { fault, Refusal } from "../lib/fault.ts";
import type { ActRecord, Acts } from "../wallet/acts.ts";
import type { Model } from "./model.ts";

export interface Tracker {
  /**
   * A fresh signature: puts it on disk, and from then on nobody but {@link submit} touches it. A look-up that came in
   * between would take an act that was never sent for a lost one.
   */
  adopt(record: ActRecord): Promise<void>;
  /** First submission of an adopted act. */
  submit(record: ActRecord): void;
  /** An adopted act that will not be submitted: from now on it is looked up like any other. */
  release(id: string): void;
  /** Whether it is on its way to the node, or there, by the hands of this very process. */
  follows(id: string): boolean;
  /** The user's wish: the same bytes again. Refuses when the act has ended or is being followed. */
  resubmit(record: ActRecord): Promise<void>;
  /** Looks the unfinished acts up on chain: at a new block, after a reconnect, after a restart. */
  check(): Promise<void>;
  /** Resolves when all that was heard is on disk and in the journal: at the end, after the network. */
  idle(): Promise<void>;
}

export function isEnded(outcome: Outcome): boolean {
  switch (outcome.state) {
    case "finalised":
    case "refused":
    case "expired":
      return true;
    case "failed":
      return outcome.isFinal;
    case "signed":
    case "submitting":
    case "submitted":
    case "included":
    case "lost":
      return false;
  }
}

export function createTracker(parts: {
  chain: () => Chain;
  acts: Acts;
  journal: Journal;
  model: Model;
  clock: Clock;
  onEnded: (record: ActRecord) => void;
  /** Hears of the failures of work that nobody waits for. */
  inBackground: (work: Promise<unknown>) => void;
}): Tracker {
  const { chain, acts, journal, model, clock, onEnded, inBackground } = parts;
  /** Acts with a live subscription at the node. */
  const followed = new Set<string>();
  const queues = new Map<string, Promise<void>>();
  let isChecking = false;
  let isAsked = false;

  /** Updates of one act keep their order, and each is on disk and in the journal before the next. */
  function update(id: string, outcome: Outcome): Promise<void> {
    const run = async (): Promise<void> => {
      const record = acts.get(id);
      if (record === null || isEnded(record.activity.outcome)) return;
      const before = record.activity.outcome;
      if (isSameOutcome(before, outcome)) return;
      const next: ActRecord = {
        ...record,
        activity: { ...record.activity, outcome, updatedAtMs: clock.nowMs() },
      };
      await acts.put(next);
      // Another block is news as well: a fork can move an act without a word in between.
      const isMoved = outcome.block !== null && before.block?.hash !== outcome.block.hash;
      if (before.state !== outcome.state || isMoved) await journalState(next);
      model.change();
      if (isEnded(outcome)) {
        followed.delete(id);
        onEnded(next);
      }
    };
    const mine = (queues.get(id) ?? Promise.resolve()).then(run);
    queues.set(
      id,
      mine.catch(() => undefined),
    );
    return mine;
  }

  async function journalState({ activity, signed }: ActRecord): Promise<void> {
    const { outcome } = activity;
    const common = { subject: signed.account, act: activity.id };
    const at =
      outcome.block === null ? {} : { block: outcome.block.number, index: outcome.block.index };
    const fee = outcome.feeRao === null ? {} : { feeRao: outcome.feeRao.toString() };
    const code = outcome.fault?.code ?? outcome.state.toUpperCase();
    switch (outcome.state) {
      case "signed":
        return;
      case "submitting":
        await journal.append({
          kind: "operation.submitting",
          ...common,
          facts: { extrinsicHash: signed.extrinsicHash },
        });
        return;
      case "submitted":
        await journal.append({ kind: "operation.submitted", ...common, facts: {} });
        return;
      case "included":
      case "finalised":
        await journal.append({
          kind: `operation.${outcome.state}`,
          ...common,
          // In a block is not the same as done: what is not proved carries its reason.
          facts: {
            ...at,
            ...fee,
            ...uidOf(outcome),
            ...(outcome.fault === null ? {} : { code: outcome.fault.code }),
          },
        });
        return;
      case "failed":
      case "expired":
        await journal.append({
          kind: "operation.failed",
          ...common,
          facts: { ...at, ...fee, code },
        });
        return;
      case "refused":
      case "lost":
        await journal.append({ kind: `operation.${outcome.state}`, ...common, facts: { code } });
        return;
    }
  }

  async function send(record: ActRecord): Promise<void> {
    const { id, outcome } = record.activity;
    followed.add(id);
    try {
      await update(id, { ...outcome, state: "submitting", fault: null });
      const result = await chain().submit(record.signed, (seen) => {
        if (seen.state === "lost") followed.delete(id);
        inBackground(update(id, seen));
      });
      if (!result.ok) {
        // Never accepted, or nobody knows: the next check finds out which.
        followed.delete(id);
        await update(id, { ...outcome, state: "lost", fault: result.fault });
      }
    } catch (error) {
      followed.delete(id);
      throw error;
    }
  }

  return {
    async adopt(record) {
      followed.add(record.activity.id);
      try {
        await acts.put(record);
      } catch (error) {
        followed.delete(record.activity.id);
        throw error;
      }
    },

    submit(record) {
      inBackground(send(record));
    },

    release(id) {
      followed.delete(id);
    },

    follows: (id) => followed.has(id),

    async resubmit(record) {
      const { id, outcome, lastBlock } = record.activity;
      if (isEnded(outcome) || followed.has(id))
        throw new Refusal("ACT_NOT_OPEN", { state: outcome.state });
      const { best, network } = chain().status();
      if (record.activity.network !== network) throw new Refusal("DRAFT_OF_OTHER_NETWORK", {});
      if (best !== null && best.number >= lastBlock)
        throw new Refusal("ACT_EXPIRED", { lastBlock });
      await send(record);
    },

    async idle() {
      await Promise.all(queues.values());
    },

    async check() {
      isAsked = true;
      if (isChecking) return;
      isChecking = true;
      try {
        // A block that arrives during a look-up is not forgotten: it may be the one that decides.
        while (isAsked && chain().status().state === "live") {
          isAsked = false;
          for (const record of acts.list()) await lookUp(record);
        }
      } finally {
        isChecking = false;
      }
    },
  };

  async function lookUp(record: ActRecord): Promise<void> {
    const { id, outcome, extrinsicHash, lastBlock } = record.activity;
    if (isEnded(outcome) || followed.has(id) || extrinsicHash === null) return;
    // Another network knows nothing of it: it goes on when its own is chosen again.
    if (record.activity.network !== chain().status().network) return;
    const found = await chain().lookUp({
      extrinsicHash,
      account: record.signed.account,
      nonce: record.nonce,
      firstBlock: record.firstBlock,
      lastBlock,
    });
    // Sent again while the question was on its way: only an end is still news.
    if (followed.has(id) && !(found.ok && isEnded(found.value))) return;
    if (found.ok) await update(id, found.value);
    else if (outcome.state !== "lost") {
      await update(id, { ...outcome, state: "lost", fault: fault("SUBMISSION_UNKNOWN", {}) });
    }
  }
}

function isSameOutcome(a: Outcome, b: Outcome): boolean {
  return (
    a.state === b.state &&
    a.isFinal === b.isFinal &&
    a.block?.hash === b.block?.hash &&
    a.fault?.code === b.fault?.code &&
    a.effects.length === b.effects.length
  );
}

function uidOf(outcome: Outcome): Record<string, number> {
  const uid = outcome.effects.find((effect) => effect.code === "REGISTERED")?.facts.uid;
  return typeof uid === "number" ? { uid } : {};
}
