/**
 * The Desk's half of a crossing: requests that are on their way to a Vault, and what will become of them when they come
 * back. Nothing here signs, and nothing is sent that does not answer a request of this Desk.
 */
import * as v from "valibot";
import {
  type Operation,
  Operation as OperationSchema,
  type SignedRequest,
  type SigningRequest,
} from "../codec/pipeline.ts";
import { BlockNumber, Count, Hash, Id, Ss58, TimeMs } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { readAnswer, readRequest, requestBody, type Sight, signedBy } from "./bodies.ts";
import type { Machine } from "./machines.ts";
import { idOf } from "./machines.ts";
import { openMessage } from "./message.ts";
import { openParcels, type Parcels } from "./parcels.ts";
import type { Post, Received } from "./post.ts";

const Carried = v.strictObject({
  v: v.literal(1),
  /** The request's own id, and later its activity's. */
  id: Id,
  /** What people call it. */
  number: Count,
  operation: OperationSchema,
  network: v.picklist(["rehearsal", "finney", "test", "local", "custom"]),
  account: Ss58,
  nonce: Count,
  specVersion: Count,
  genesisHash: Hash,
  firstBlock: BlockNumber,
  lastBlock: BlockNumber,
  periodBlocks: Count,
  /** Machine; null: for whoever opens it. */
  to: v.nullable(v.string()),
  atMs: TimeMs,
  state: v.picklist(["carried", "answered", "replaced", "withdrawn"]),
  replacedBy: v.nullable(Id),
  /** Files that were written of it, newest last. */
  files: v.array(v.string()),
  /** It was shown as codes: whether a camera saw them, nobody here knows. */
  isShown: v.optional(v.boolean(), false),
});
export type Carried = v.InferOutput<typeof Carried>;

export interface Outbox extends Pick<Parcels<Carried>, "list" | "get" | "bytes"> {
  send(
    request: SigningRequest,
    operation: Operation,
    sight: Sight,
    to: Machine | null,
  ): Promise<Carried>;
  request(id: string): Promise<SigningRequest>;
  /** The smallest nonce that no request under way of this account has; `chainNonce` when there is none. */
  nextNonce(account: string, chainNonce: number): number;
  noteFile(id: string, file: string): Promise<void>;
  noteShown(id: string): Promise<void>;
  replace(id: string, by: string): Promise<void>;
  withdraw(id: string): Promise<void>;
  answered(id: string): Promise<void>;
  /**
   * Which request a signature answers, put together with it. Refuses ANSWER_NOT_OURS, ANSWER_REPEATED { activity },
   * ANSWER_REPLACED { by }, ANSWER_WITHDRAWN, ANSWER_OTHER_PAYLOAD.
   */
  match(
    received: Received,
  ): Promise<{ carried: Carried; request: SigningRequest; signed: SignedRequest }>;
}

/** What the chain says now, as far as it is known. */
export interface ChainSight {
  readonly bestBlock: number | null;
  readonly specVersion: number | null;
  /** Next unused number of the account; null: not read. */
  readonly nonce: number | null;
}

/**
 * Why a signature over this request would be refused, foreseen: REQUEST_ERA_OVER, REQUEST_RUNTIME_UPGRADED,
 * REQUEST_NONCE_USED; REQUEST_NONCE_WAITS when another request has to go first. null: nothing is known against it.
 */
export function foreseen(carried: Carried, chain: ChainSight): Fault | null {
  const { lastBlock, specVersion, nonce } = carried;
  if (chain.specVersion !== null && chain.specVersion !== specVersion) {
    return fault("REQUEST_RUNTIME_UPGRADED", { from: specVersion, to: chain.specVersion });
  }
  if (chain.bestBlock !== null && chain.bestBlock >= lastBlock) {
    return fault("REQUEST_ERA_OVER", { lastBlock, bestBlock: chain.bestBlock });
  }
  if (chain.nonce !== null && chain.nonce > nonce) {
    return fault("REQUEST_NONCE_USED", { nonce, next: chain.nonce });
  }
  if (chain.nonce !== null && chain.nonce < nonce) {
    return fault("REQUEST_NONCE_WAITS", { nonce, next: chain.nonce });
  }
  return null;
}

export async function openOutbox(parts: {
  files: Files;
  folder: string;
  post: Post;
  journal: Journal;
  network: () => Carried["network"];
}): Promise<Outbox> {
  const { files, folder, post, journal, network } = parts;
  const parcels = await openParcels(files, folder, Carried, ({ state }) => state !== "carried");

  const demand = (id: string): Carried => {
    const carried = parcels.get(id);
    if (carried === null) throw new Refusal("PARCEL_UNKNOWN", {});
    return carried;
  };
  const requestOf = async (id: string): Promise<SigningRequest> =>
    readRequest(openMessage(await parcels.bytes(id)).body).request;

  return {
    list: parcels.list,
    get: parcels.get,
    bytes: parcels.bytes,
    request: requestOf,

    async send(request, operation, sight, to) {
      const sent = await post.send("request", requestBody(request, sight), to, {
        request: request.id,
      });
      const carried: Carried = {
        v: 1,
        id: request.id,
        number: sent.seq,
        operation,
        network: network(),
        account: request.account,
        nonce: request.nonce,
        specVersion: request.specVersion,
        genesisHash: request.network.genesisHash,
        firstBlock: request.era.birthBlock + 1,
        lastBlock: request.era.deathBlock - 1,
        periodBlocks: request.era.period,
        to: to === null ? null : idOf(to),
        atMs: request.createdAtMs,
        state: "carried",
        replacedBy: null,
        files: [],
        isShown: false,
      };
      await parcels.add(carried, sent.bytes);
      return carried;
    },

    nextNonce(account, chainNonce) {
      const taken = new Set(
        parcels
          .list()
          .filter(
            (one) =>
              one.account === account && one.state === "carried" && one.network === network(),
          )
          .map(({ nonce }) => nonce),
      );
      let nonce = chainNonce;
      while (taken.has(nonce)) nonce += 1;
      return nonce;
    },

    async noteFile(id, file) {
      const { files: before } = demand(id);
      await parcels.change(id, { files: [...before, file].slice(-16) });
    },

    async noteShown(id) {
      if (!demand(id).isShown) await parcels.change(id, { isShown: true });
    },

    async replace(id, by) {
      await journal.append({
        kind: "crossing.dropped",
        facts: { request: id, reason: "replaced" },
      });
      await parcels.change(id, { state: "replaced", replacedBy: by });
    },

    async withdraw(id) {
      if (demand(id).state !== "carried") return;
      await journal.append({
        kind: "crossing.dropped",
        facts: { request: id, reason: "withdrawn" },
      });
      await parcels.change(id, { state: "withdrawn" });
    },

    async answered(id) {
      await parcels.change(id, { state: "answered" });
    },

    async match({ message }) {
      const answer = readAnswer(message.body);
      const carried = parcels.get(answer.requestId);
      if (carried === null) throw new Refusal("ANSWER_NOT_OURS", {});
      const { number, id } = carried;
      const request = await requestOf(id);
      const signed = signedBy(request, answer);
      if (carried.state === "answered") {
        throw new Refusal("ANSWER_REPEATED", { number, activity: id });
      }
      if (carried.state === "replaced") {
        const by = carried.replacedBy === null ? null : parcels.get(carried.replacedBy);
        throw new Refusal("ANSWER_REPLACED", { number, by: by?.number ?? null });
      }
      if (carried.state === "withdrawn") throw new Refusal("ANSWER_WITHDRAWN", { number });
      return { carried, request, signed };
    },
  };
}
