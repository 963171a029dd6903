/**
 * The Vault's half of a crossing: requests that came in, judged by their own bytes and proof, signed once, and answered
 * as often as the answer is asked for.
 */
import * as v from "valibot";
import type { SignedRequest, SigningRequest } from "../codec/pipeline.ts";
import { BlockNumber, Count, FaultValue, Hash, Hex, Id, Ss58, TimeMs } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { answerBody, readRequest, type Sight } from "./bodies.ts";
import type { Machines } from "./machines.ts";
import { type OpenedMessage, openMessage } from "./message.ts";
import { machineId } from "./pairing-key.ts";
import { openParcels, type Parcels } from "./parcels.ts";
import type { Post, Received, Sent } from "./post.ts";

const Arrived = v.strictObject({
  v: v.literal(1),
  /** The first half of the message's hash: a request's own id is what its sender says. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  requestId: Id,
  /** The sender's number for it: what people call it. */
  number: Count,
  from: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** As the card said; null: a machine that is not known here. */
  fromName: v.nullable(v.string()),
  /** When it came. */
  isPaired: v.boolean(),
  file: v.nullable(v.string()),
  atMs: TimeMs,
  account: Ss58,
  network: v.string(),
  genesisHash: Hash,
  nonce: Count,
  lastBlock: BlockNumber,
  /** By the sender's sight and clock. */
  endsAtMs: TimeMs,
  /** Said at its arrival. */
  findings: v.array(FaultValue),
  state: v.picklist(["open", "signed", "declined"]),
  signed: v.nullable(v.strictObject({ payloadHash: Hash, signature: Hex, atMs: TimeMs })),
  /** Its signature was written to a stick or shown as codes. */
  isGiven: v.optional(v.boolean(), false),
  outcome: v.nullable(v.strictObject({ state: v.string(), atMs: TimeMs })),
});
export type Arrived = v.InferOutput<typeof Arrived>;

export interface Inbox extends Pick<Parcels<Arrived>, "list" | "get"> {
  take(received: Received, file: string | null, bytes: Uint8Array): Promise<Arrived>;
  request(id: string): Promise<SigningRequest>;
  /** What stands in the way of trusting it, beside what its own bytes say. */
  findings(arrived: Arrived, nowMs: number): Fault[];
  signed(id: string, signed: SignedRequest, nowMs: number): Promise<void>;
  decline(id: string): Promise<void>;
  /** The answer as a message. Refuses REQUEST_NOT_SIGNED. */
  answer(id: string): Promise<Sent & { readonly arrived: Arrived }>;
  noteGiven(id: string): Promise<void>;
  /** The signed request that an outcome speaks of. */
  outcomeOf(requestId: string, state: string, nowMs: number): Promise<Arrived | null>;
}

const endOf = ({ request, sight }: { request: SigningRequest; sight: Sight }): number =>
  request.createdAtMs +
  Math.max(0, request.era.deathBlock - 1 - sight.bestBlock) * sight.blockTimeMs;

export async function openInbox(parts: {
  files: Files;
  folder: string;
  post: Post;
  machines: Machines;
  journal: Journal;
}): Promise<Inbox> {
  const { files, folder, post, machines, journal } = parts;
  const parcels = await openParcels(files, folder, Arrived, ({ state }) => state !== "open");

  const demand = (id: string): Arrived => {
    const arrived = parcels.get(id);
    if (arrived === null) throw new Refusal("PARCEL_UNKNOWN", {});
    return arrived;
  };
  const idIn = ({ hash }: OpenedMessage): string => hash.slice(0, 32);

  return {
    list: parcels.list,
    get: parcels.get,

    async take({ message, machine, isPaired, findings }, file, bytes) {
      const id = idIn(message);
      const before = parcels.get(id);
      if (before !== null) return before;
      const read = readRequest(message.body);
      const { request } = read;
      const arrived: Arrived = {
        v: 1,
        id,
        requestId: request.id,
        number: message.seq,
        from: machineId(message.from),
        fromName: machine?.name ?? null,
        isPaired,
        file,
        atMs: message.createdAtMs,
        account: request.account,
        network: request.network.id,
        genesisHash: request.network.genesisHash,
        nonce: request.nonce,
        lastBlock: request.era.deathBlock - 1,
        endsAtMs: endOf(read),
        findings: findings.map(({ code, facts }) => ({ code, facts: { ...facts } })),
        state: "open",
        signed: null,
        isGiven: false,
        outcome: null,
      };
      await parcels.add(arrived, bytes);
      return arrived;
    },

    async request(id) {
      demand(id);
      return readRequest(openMessage(await parcels.bytes(id)).body).request;
    },

    findings(arrived, nowMs) {
      const others = parcels
        .list()
        .filter(
          (one) =>
            one.id !== arrived.id &&
            one.account === arrived.account &&
            one.genesisHash === arrived.genesisHash &&
            one.nonce === arrived.nonce &&
            one.state !== "declined",
        );
      const rival = others.find(({ state }) => state === "signed") ?? others[0];
      return [
        ...(arrived.isPaired ? [] : [fault("REQUEST_UNPAIRED", { name: arrived.fromName })]),
        ...arrived.findings,
        ...(rival === undefined
          ? []
          : [
              fault(rival.state === "signed" ? "REQUEST_RIVAL_SIGNED" : "REQUEST_RIVAL", {
                number: rival.number,
                nonce: arrived.nonce,
              }),
            ]),
        ...(arrived.endsAtMs <= nowMs ? [fault("REQUEST_PROBABLY_OVER", {})] : []),
      ];
    },

    async signed(id, { payloadHash, signature }, nowMs) {
      const signed = { payloadHash, signature, atMs: nowMs };
      await parcels.change(id, { state: "signed", signed });
    },

    async decline(id) {
      const { requestId, state } = demand(id);
      if (state !== "open") throw new Refusal("REQUEST_NOT_OPEN", { state });
      await journal.append({
        kind: "crossing.dropped",
        facts: { request: requestId, reason: "declined" },
      });
      await parcels.change(id, { state: "declined" });
    },

    async answer(id) {
      const arrived = demand(id);
      const { signed } = arrived;
      if (signed === null) throw new Refusal("REQUEST_NOT_SIGNED", {});
      const request = openMessage(await parcels.bytes(id));
      const machine = machines.find(request.from);
      const { requestId } = arrived;
      const body = answerBody({ requestId, ...signed });
      const sent = await post.send("signature", body, machine, {
        request: arrived.requestId,
        to: request.from,
      });
      return { ...sent, arrived };
    },

    async noteGiven(id) {
      if (!demand(id).isGiven) await parcels.change(id, { isGiven: true });
    },

    async outcomeOf(requestId, state, nowMs) {
      const arrived = parcels
        .list()
        .find((one) => one.requestId === requestId && one.signed !== null);
      if (arrived === undefined) return null;
      return parcels.change(arrived.id, { outcome: { state, atMs: nowMs } });
    },
  };
}
