/**
 * The pipeline (design §5), joined: chain drafts and builds the request, the vault decodes and signs it, chain
 * submits it, and every arrow leaves a journal entry, intent before the act and outcome after it.
 */
import { randomUUID } from "node:crypto";
import type { Chain } from "../chain/index.ts";
import type { Draft, Review, SignedRequest, SigningRequest } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Swaps } from "../swap/swaps.ts";
import type { Vault } from "../vault/process.ts";
import type { ActRecord, Acts } from "../wallet/acts.ts";
import { demandOperationInUse } from "../wallet/in-use.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { noteOpened } from "../wallet/opened.ts";
import { earlierActs } from "../wallet/recent-acts.ts";
import { demandBackup, isSafe, needsProvedBackup } from "../wallet/safety.ts";
import type { Settings } from "../wallet/settings.ts";
import type { AddressKnowledge } from "./book.ts";
import type { Model } from "./model.ts";
import { operationFacts } from "./operation-facts.ts";
import type { PolicyGate } from "./policy-gate.ts";
import type { Handlers } from "./router.ts";
import type { Tickets } from "./secrets.ts";
import { signedAct } from "./signed-act.ts";
import type { Tracker } from "./tracker.ts";

export interface Prepared {
  draft: Draft;
  request: SigningRequest | null;
  review: Review | null;
  /** A double click or a second window must not sign twice. */
  state: "open" | "signing" | "signed";
}

/** What the signing coldkey itself does: a batch is what is in it. */
const kindsOf = (operation: Draft["operation"]): readonly string[] =>
  operation.kind === "batch" ? operation.items.map(({ kind }) => kind) : [operation.kind];

/** Drafts that nobody signs are forgotten, oldest first. */
const MOST_DRAFTS = 20;

export function operationCommands(parts: {
  chain: () => Chain;
  vault: Vault;
  journal: Journal;
  keystore: Keystore;
  settings: Settings;
  acts: Acts;
  model: Model;
  tickets: Tickets;
  tracker: Tracker;
  policy: PolicyGate;
  addresses: AddressKnowledge;
  swaps: Pick<Swaps, "keepHoldings">;
  clock: Clock;
  /** Drafts by id: a Desk carries them instead of signing. */
  prepared: Map<string, Prepared>;
}): Pick<
  Handlers,
  | "operations.draft"
  | "operations.review"
  | "operations.sign"
  | "operations.discard"
  | "operations.resubmit"
  | "operations.earlier"
  | "operations.find"
> {
  const {
    chain,
    vault,
    journal,
    keystore,
    settings,
    acts,
    model,
    tickets,
    tracker,
    policy,
    addresses,
    swaps,
    clock,
    prepared,
  } = parts;
  /** Whose hashes the vault can name. */
  const ownColdkeys = () => keystore.coldkeys().map(({ address }) => address);

  function find(id: string): Prepared {
    const entry = prepared.get(id);
    if (entry === undefined) throw new Refusal("DRAFT_NOT_FOUND", {});
    return entry;
  }

  /** The app's own rule, beside the chain's: value only on a coldkey whose backup is proved, unless overridden. */
  function isUnsafe(draft: Draft): boolean {
    const card = keystore.coldkeys().find((key) => key.address === draft.operation.coldkey);
    return kindsOf(draft.operation).some(needsProvedBackup) && card !== undefined && !isSafe(card);
  }

  /**
   * The node counts what it has: acts that are on their way to it come before the next one. Not those that nobody sends
   * any more, after a restart or a failure: the next one would wait for them.
   */
  function afterOwn(coldkey: Ss58, next: number): number {
    const ahead = acts
      .list()
      .filter(
        ({ activity, signed }) =>
          signed.account === coldkey &&
          activity.network === settings.now.network &&
          tracker.follows(activity.id) &&
          ["signed", "submitting"].includes(activity.outcome.state),
      );
    return Math.max(next, ...ahead.map(({ nonce }) => nonce + 1));
  }

  return {
    async "operations.draft"({ operation }) {
      // A Desk composes for keys that it has not: a Vault has them.
      const isOurs = keystore.coldkeys().some((card) => card.address === operation.coldkey);
      if (!isOurs && settings.now.profile !== "desk") {
        throw new Refusal("KEY_NOT_HERE", { address: operation.coldkey });
      }
      demandOperationInUse(keystore, operation);
      const id = `act-${randomUUID().slice(0, 13)}`;
      const drafted = demand(
        await chain().draft(operation, id, {
          ownHotkeys: keystore.hotkeys().map((card) => card.address),
        }),
      );
      const draft = {
        ...drafted,
        warnings: [
          ...drafted.warnings,
          ...addresses.warningsFor(operation),
          ...(isUnsafe(drafted) ? [{ code: "COLDKEY_NOT_YET_SAFE", facts: {} }] : []),
        ],
      };
      await journal.append({
        kind: "operation.drafted",
        subject: operation.coldkey,
        act: id,
        facts: {
          ...operationFacts(draft.operation),
          atBlock: draft.block.number,
          blocking: draft.blocking.length,
        },
      });
      prepared.set(id, { draft, request: null, review: null, state: "open" });
      for (const [oldest, entry] of prepared) {
        if (prepared.size <= MOST_DRAFTS) break;
        if (entry.state !== "signing") prepared.delete(oldest);
      }
      return draft;
    },

    async "operations.review"({ draft: id, overrideUnsafe }) {
      const entry = find(id);
      if (entry.state !== "open") throw new Refusal("DRAFT_ALREADY_SIGNED", {});
      const { draft } = entry;
      const blocking = draft.blocking[0];
      if (blocking !== undefined) throw new Refusal(blocking.code, blocking.facts);
      const { coldkey } = draft.operation;
      const card = keystore.coldkeys().find((key) => key.address === coldkey);
      for (const kind of kindsOf(draft.operation)) demandBackup(kind, card, overrideUnsafe);
      const request = demand(
        await chain().request(draft, {
          nonceFrom: (next) => afterOwn(draft.operation.coldkey, next),
        }),
      );
      // What is there now is what has to arrive.
      if (draft.operation.kind === "execute-swap") await swaps.keepHoldings(coldkey);
      await journal.append({
        kind: "operation.requested",
        subject: request.account,
        act: id,
        facts: {
          nonce: request.nonce,
          lastBlock: request.era.deathBlock - 1,
          specVersion: request.specVersion,
          overrideUnsafe: isUnsafe(draft) && overrideUnsafe,
        },
      });
      const review = demand(
        await vault.call("review", { request, ownColdkeys: ownColdkeys() }, []),
      );
      await journal.append({
        kind: "operation.reviewed",
        subject: review.account,
        act: id,
        facts: {
          call: `${review.pallet}.${review.call}`,
          payloadHash: review.payloadHash,
          blocking: review.blocking.length,
        },
      });
      entry.request = request;
      entry.review = review;
      const { best, blockTimeMs } = chain().status();
      const blocksLeft = review.lastBlock - (best?.number ?? review.firstBlock - 1);
      return {
        review,
        hints: { feeRao: request.hints.feeRao, freeRao: request.hints.freeRao },
        policy: await policy.forecast(request, review),
        validForMs: Math.max(0, blocksLeft) * blockTimeMs,
      };
    },

    async "operations.sign"({ draft: id, payloadHash, passphrase, acknowledgeTime }) {
      const port = tickets.take(passphrase, "in");
      const entry = find(id);
      const { draft, request, review } = entry;
      if (entry.state !== "open") throw new Refusal("DRAFT_ALREADY_SIGNED", {});
      if (request === null || review === null) throw new Refusal("NOT_REVIEWED", {});
      const { genesisHash } = request.network;
      if (genesisHash !== (model.live.chain.genesisHash ?? genesisHash)) {
        throw new Refusal("DRAFT_OF_OTHER_NETWORK", {});
      }
      if (review.payloadHash !== payloadHash) throw new Refusal("PAYLOAD_CHANGED", {});
      demandOperationInUse(keystore, draft.operation);
      entry.state = "signing";
      try {
        const sealed = await keystore.sealed(request.account);
        const given = await policy.given(request);
        await journal.append({
          kind: "operation.signing",
          subject: request.account,
          act: id,
          facts: { payloadHash },
        });
        const signed = await vault.call(
          "sign",
          {
            request,
            payloadHash,
            sealed,
            passphrase: 0,
            ownColdkeys: ownColdkeys(),
            policy: given === null ? null : { ...given, acknowledgeTime },
          },
          [port],
        );
        if (!signed.ok) {
          await journal.append({
            kind: "operation.refused",
            subject: request.account,
            act: id,
            facts: { code: signed.fault.code },
          });
          throw new Refusal(signed.fault.code, signed.fault.facts);
        }
        const counted = signed.value.policy;
        if (counted !== null) await policy.keep(request, id, counted, acknowledgeTime);
        const record = await keep(draft, request, signed.value.signed);
        // On disk: from here on this draft is never signed again, whatever fails below.
        entry.state = "signed";
        await note(record);
        await noteOpened(keystore, clock, request.account);
        await vault.lock("done");
        tracker.submit(record);
        return { activity: id };
      } finally {
        if (entry.state === "signing") entry.state = "open";
      }
    },

    async "operations.discard"({ draft: id }) {
      const entry = prepared.get(id);
      if (entry !== undefined && entry.state === "open") prepared.delete(id);
      await vault.lock("cancelled");
      return null;
    },

    async "operations.resubmit"({ activity: id }) {
      const record = acts.get(id);
      if (record === null) throw new Refusal("ACT_NOT_FOUND", {});
      await tracker.resubmit(record);
      return null;
    },

    "operations.earlier": ({ limit }) =>
      earlierActs(acts.list().map(({ activity }) => activity)).slice(0, limit),

    "operations.find": ({ id }) => acts.get(id)?.activity ?? null,
  };

  /** From here on the signature exists: it is on disk before anybody else can see it. */
  async function keep(
    draft: Draft,
    request: SigningRequest,
    signed: SignedRequest,
  ): Promise<ActRecord> {
    const about = {
      ...{ id: draft.id, operation: draft.operation },
      network: settings.now.network,
    };
    const record = signedAct(about, request, signed, clock.nowMs());
    await tracker.adopt(record);
    model.change();
    return record;
  }

  /** What the journal cannot keep is not sent: the act is there, says so, and can be sent by hand. */
  async function note({ activity, signed }: ActRecord): Promise<void> {
    try {
      await journal.append({
        kind: "operation.signed",
        subject: signed.account,
        act: activity.id,
        facts: { extrinsicHash: signed.extrinsicHash, payloadHash: signed.payloadHash },
      });
    } catch (error) {
      tracker.release(activity.id);
      throw error;
    }
  }
}
