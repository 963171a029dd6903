/** The Desk's half of a crossing: requests leave by hand, signatures come back and go to the chain. */
import { randomUUID } from "node:crypto";
import type { Snapshot } from "../../preload/contract.ts";
import type { Chain } from "../chain/index.ts";
import { fromHex, signingPayload } from "../codec/payload.ts";
import type { Draft, SignedRequest, SigningRequest } from "../codec/pipeline.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { demand, Refusal } from "../lib/fault.ts";
import { outcomeBody } from "../offline/bodies.ts";
import type { Machines } from "../offline/machines.ts";
import { type Carried, type ChainSight, foreseen, type Outbox } from "../offline/outbox.ts";
import type { Post, Received, Sent } from "../offline/post.ts";
import type { Vault } from "../vault/process.ts";
import type { Acts } from "../wallet/acts.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Model } from "./model.ts";
import type { Prepared } from "./operations.ts";
import type { Handlers } from "./router.ts";
import { signedAct } from "./signed-act.ts";
import type { Tracker } from "./tracker.ts";

export interface DeskCrossing {
  readonly handlers: Pick<Handlers, "crossing.carry" | "crossing.rebuild" | "crossing.withdraw">;
  /** A signature that came: checked against its own request, then sent to the chain. */
  answered(received: Received): Promise<Carried>;
  /** The same for a signature that came another way, put together with its own request. */
  accept(carried: Carried, request: SigningRequest, signed: SignedRequest): Promise<Carried>;
  outcome(activity: string): Promise<Sent & { readonly carried: Carried }>;
  shown(): Snapshot["crossing"]["requests"];
}

/** States of an act that tell something to whoever signed it. */
const TOLD: readonly string[] = ["included", "finalised", "failed", "refused", "expired"];

export function deskCrossing(parts: {
  chain: () => Chain;
  vault: Vault;
  journal: Journal;
  settings: Settings;
  clock: Clock;
  acts: Acts;
  tracker: Tracker;
  outbox: Outbox;
  machines: Machines;
  post: Post;
  prepared: ReadonlyMap<string, Prepared>;
  model: () => Model;
}): DeskCrossing {
  const { chain, vault, journal, settings, clock, acts, tracker } = parts;
  const { outbox, machines, post, prepared } = parts;
  const onChange = (): void => parts.model().change();

  function sightOf(account: string): ChainSight {
    const { live } = parts.model();
    const isLive = live.chain.state === "live";
    const balance = [...live.balances].find(([address]) => address === account)?.[1];
    return {
      bestBlock: isLive ? (live.chain.best?.number ?? null) : null,
      specVersion: isLive ? live.chain.specVersion : null,
      nonce: isLive ? (balance?.nonce ?? null) : null,
    };
  }

  async function carry(
    draft: Draft,
    wishes: { periodBlocks: number; to: string | null; instead: Carried | null },
  ): Promise<Carried> {
    if (settings.now.profile !== "desk") throw new Refusal("PROFILE_CARRIES_NOTHING", {});
    const to = wishes.to === null ? null : machines.get(wishes.to);
    if (wishes.to !== null && to === null) throw new Refusal("MACHINE_UNKNOWN", {});
    const { instead } = wishes;
    const request = demand(
      await chain().request(draft, {
        periodBlocks: wishes.periodBlocks,
        // What is replaced keeps its number while that is free: then only one of both can ever count.
        nonceFrom: (next) =>
          instead !== null && instead.nonce >= next
            ? instead.nonce
            : outbox.nextNonce(draft.operation.coldkey, next),
      }),
    );
    await journal.append({
      kind: "operation.requested",
      subject: request.account,
      act: request.id,
      facts: {
        nonce: request.nonce,
        lastBlock: request.era.deathBlock - 1,
        specVersion: request.specVersion,
      },
    });
    const { best, blockTimeMs } = chain().status();
    const sight = { bestBlock: best?.number ?? request.era.birthBlock, blockTimeMs };
    const carried = await outbox.send(request, draft.operation, sight, to);
    onChange();
    return carried;
  }

  function demandCarried(id: string): Carried {
    const carried = outbox.get(id);
    if (carried === null) throw new Refusal("PARCEL_UNKNOWN", {});
    return carried;
  }

  async function accept(
    carried: Carried,
    request: SigningRequest,
    signed: SignedRequest,
  ): Promise<Carried> {
    const { isValid } = demand(
      await vault.call("verifySignature", {
        account: request.account,
        signed: signingPayload(request).toSign,
        signature: fromHex(signed.signature),
      }),
    );
    await vault.lock("done");
    if (!isValid) throw new Refusal("ANSWER_SIGNATURE_WRONG", { number: carried.number });
    const expected = foreseen(carried, sightOf(carried.account));
    if (expected !== null && expected.code !== "REQUEST_NONCE_WAITS") {
      throw new Refusal(expected.code, { ...expected.facts, number: carried.number });
    }
    const { id, operation, network } = carried;
    if (network !== settings.now.network) throw new Refusal("ANSWER_OTHER_NETWORK", { network });
    const record = signedAct({ id, operation, network }, request, signed, clock.nowMs());
    await tracker.adopt(record);
    await outbox.answered(id);
    try {
      await journal.append({
        kind: "operation.signed",
        subject: signed.account,
        act: id,
        facts: { extrinsicHash: signed.extrinsicHash, payloadHash: signed.payloadHash },
      });
    } catch (error) {
      tracker.release(id);
      throw error;
    }
    onChange();
    tracker.submit(record);
    return carried;
  }

  return {
    handlers: {
      async "crossing.carry"({ draft: id, periodBlocks, to }) {
        const entry = prepared.get(id);
        if (entry === undefined) throw new Refusal("DRAFT_NOT_FOUND", {});
        // One draft is one request: a double click carries nothing twice.
        if (entry.state !== "open" || outbox.get(id) !== null) {
          throw new Refusal("DRAFT_ALREADY_CARRIED", {});
        }
        entry.state = "signing";
        try {
          const carried = await carry(entry.draft, { periodBlocks, to, instead: null });
          entry.state = "signed";
          return { id: carried.id };
        } finally {
          if (entry.state === "signing") entry.state = "open";
        }
      },

      async "crossing.rebuild"({ id, periodBlocks }) {
        const before = demandCarried(id);
        if (before.state !== "carried")
          throw new Refusal("REQUEST_NOT_OPEN", { state: before.state });
        const draft = demand(
          await chain().draft(before.operation, `act-${randomUUID().slice(0, 13)}`, {
            ownHotkeys: [],
          }),
        );
        const blocking = draft.blocking[0];
        if (blocking !== undefined) throw new Refusal(blocking.code, blocking.facts);
        const carried = await carry(draft, { periodBlocks, to: before.to, instead: before });
        await outbox.replace(id, carried.id);
        onChange();
        return { id: carried.id };
      },

      async "crossing.withdraw"({ id }) {
        demandCarried(id);
        await outbox.withdraw(id);
        onChange();
        return null;
      },
    },

    async answered(received) {
      const { carried, request, signed } = await outbox.match(received);
      return accept(carried, request, signed);
    },

    accept,

    async outcome(activity) {
      const record = acts.get(activity);
      const carried = outbox.get(activity);
      if (record === null || carried === null) throw new Refusal("ACT_NOT_FOUND", {});
      const { outcome } = record.activity;
      if (!TOLD.includes(outcome.state))
        throw new Refusal("OUTCOME_NOT_YET", { state: outcome.state });
      const body = outcomeBody({
        requestId: activity,
        extrinsicHash: record.signed.extrinsicHash,
        outcome,
      });
      const to = carried.to === null ? null : machines.get(carried.to);
      return { ...(await post.send("outcome", body, to, { request: activity })), carried };
    },

    shown: () =>
      outbox.list().map(({ v: _v, specVersion: _spec, genesisHash: _genesis, ...carried }) => {
        const { periodBlocks: _period, ...rest } = carried;
        const full = outbox.get(carried.id);
        const said =
          full === null || full.state !== "carried" || full.network !== settings.now.network
            ? null
            : foreseen(full, sightOf(full.account));
        return {
          ...rest,
          files: [...rest.files],
          foreseen: said === null ? null : { code: said.code, facts: { ...said.facts } },
        };
      }),
  };
}
