/**
 * The bodies of messages: a request, its answer, an outcome, a machine's card. Positions and types are the format
 * (docs/formats.md); what can be derived does not travel.
 */
import * as v from "valibot";
import { accountOf, encodeAddress } from "../codec/address.ts";
import {
  assembleExtrinsic,
  fromHex,
  SIGNATURE_BYTES,
  signingPayload,
  toHex,
} from "../codec/payload.ts";
import { Outcome, OutcomeState, type SignedRequest, SigningRequest } from "../codec/pipeline.ts";
import { BlockNumber, Id, KeyName, Label, type Ss58, TimeMs } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import type { Item } from "./cbor.ts";
import { bytesOf } from "./message.ts";

const ACCOUNT_BYTES = 32;
const Account = bytesOf(ACCOUNT_BYTES);
const Hash32 = bytesOf(32);
const Blob = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** CBOR has one kind of integer; the decoder gives the small ones as numbers. */
const Amount = v.pipe(
  v.union([v.pipe(v.number(), v.safeInteger(), v.minValue(0)), v.bigint()]),
  v.transform((value) => BigInt(value)),
);
const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

function read<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw new Refusal("MESSAGE_UNREADABLE", {});
  return parsed.output;
}

// --- Request -------------------------------------------------------------------------------------------------------

/** What the Desk saw when it wrote the request: the Vault has no chain, and estimates by it. Shown, never proved. */
export interface Sight {
  readonly bestBlock: number;
  readonly blockTimeMs: number;
}

const RequestBody = v.strictTuple([
  v.strictTuple([
    Id,
    v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/)),
    Hash32,
    Account,
    Whole,
    v.strictTuple([Whole, BlockNumber, Hash32]),
    Amount,
    v.pipe(v.string(), v.maxLength(64)),
    Whole,
    Whole,
    Whole,
    Whole,
    v.pipe(v.string(), v.maxLength(32)),
    Hash32,
    Blob,
    Blob,
    TimeMs,
    v.strictTuple([v.nullable(Amount), v.nullable(Amount), v.nullable(Amount)]),
  ]),
  v.strictTuple([
    BlockNumber,
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_600_000)),
  ]),
]);

export function requestBody(request: SigningRequest, sight: Sight): Item {
  const { network, era, hints } = request;
  return [
    [
      request.id,
      network.id,
      fromHex(network.genesisHash),
      accountOf(request.account),
      request.nonce,
      [era.period, era.birthBlock, fromHex(era.birthHash)],
      request.tipRao,
      request.specName,
      request.specVersion,
      request.transactionVersion,
      request.ss58Prefix,
      request.tokenDecimals,
      request.tokenSymbol,
      fromHex(request.metadataHash),
      request.proof,
      request.callData,
      Math.trunc(request.createdAtMs),
      [hints.feeRao, hints.freeRao, hints.burnRao],
    ],
    [sight.bestBlock, Math.max(1, Math.round(sight.blockTimeMs))],
  ];
}

/** Refuses MESSAGE_UNREADABLE. Whether it can be signed is the vault's to say: nothing here looks at proof or call. */
export function readRequest(body: unknown): { request: SigningRequest; sight: Sight } {
  const [fields, [bestBlock, blockTimeMs]] = read(RequestBody, body);
  const [id, network, genesis, account, nonce, era, tipRao, specName, ...rest] = fields;
  const [specVersion, transactionVersion, ss58Prefix, tokenDecimals, tokenSymbol, ...last] = rest;
  const [metadataHash, proof, callData, createdAtMs, [feeRao, freeRao, burnRao]] = last;
  const [period, birthBlock, birthHash] = era;
  const request = read(SigningRequest, {
    v: 1,
    id,
    network: { id: network, genesisHash: toHex(genesis) },
    account: encodeAddress(account),
    nonce,
    era: { period, birthBlock, birthHash: toHex(birthHash), deathBlock: birthBlock + period },
    tipRao,
    specName,
    specVersion,
    transactionVersion,
    ss58Prefix,
    tokenDecimals,
    tokenSymbol,
    metadataHash: toHex(metadataHash),
    proof,
    callData,
    createdAtMs,
    hints: { feeRao, freeRao, burnRao },
  });
  return { request, sight: { bestBlock, blockTimeMs } };
}

// --- Answer --------------------------------------------------------------------------------------------------------

/** The signature, and what it is of. The extrinsic follows from the request, which the other side has. */
export interface Answer {
  readonly requestId: string;
  readonly payloadHash: string;
  readonly signature: Uint8Array;
}

const AnswerBody = v.strictTuple([Id, Hash32, bytesOf(SIGNATURE_BYTES)]);

export function answerBody(
  signed: Pick<SignedRequest, "requestId" | "payloadHash" | "signature">,
): Item {
  return [signed.requestId, fromHex(signed.payloadHash), fromHex(signed.signature)];
}

export function readAnswer(body: unknown): Answer {
  const [requestId, payloadHash, signature] = read(AnswerBody, body);
  return { requestId, payloadHash: toHex(payloadHash), signature };
}

/**
 * Signature and request together. Refuses ANSWER_OTHER_PAYLOAD when it is not of exactly this request. That the
 * signature holds is checked by whoever can.
 */
export function signedBy(request: SigningRequest, answer: Answer): SignedRequest {
  const { payloadHash } = signingPayload(request);
  if (answer.requestId !== request.id || answer.payloadHash !== payloadHash) {
    throw new Refusal("ANSWER_OTHER_PAYLOAD", {});
  }
  const { extrinsic, extrinsicHash } = assembleExtrinsic(request, answer.signature);
  return {
    v: 1,
    requestId: request.id,
    account: request.account,
    payloadHash,
    signature: toHex(answer.signature),
    extrinsic: toHex(extrinsic),
    extrinsicHash,
  };
}

// --- Outcome -------------------------------------------------------------------------------------------------------

const Plain = v.union([v.string(), v.number(), v.boolean(), v.bigint(), v.null()]);
const Told = v.strictTuple([
  v.string(),
  v.pipe(
    v.array(v.strictTuple([v.string(), v.union([Plain, v.pipe(v.array(Plain), v.maxLength(64))])])),
    v.maxLength(32),
  ),
]);
const OutcomeBody = v.strictTuple([
  Id,
  Hash32,
  OutcomeState,
  v.nullable(v.strictTuple([BlockNumber, Hash32, Whole])),
  v.boolean(),
  v.nullable(Amount),
  v.pipe(v.array(Told), v.maxLength(32)),
  v.nullable(Told),
]);

type FaultLike = NonNullable<Outcome["fault"]>;
const told = ({ code, facts }: FaultLike): Item => [
  code,
  Object.entries(facts).map(([name, value]): Item => [name, value]),
];
const heard = ([code, facts]: v.InferOutput<typeof Told>): FaultLike => ({
  code,
  facts: Object.fromEntries(facts),
});

export interface CarriedOutcome {
  readonly requestId: string;
  readonly extrinsicHash: string;
  readonly outcome: Outcome;
}

export function outcomeBody({ requestId, extrinsicHash, outcome }: CarriedOutcome): Item {
  const { block, state, isFinal, feeRao, effects, fault } = outcome;
  return [
    requestId,
    fromHex(extrinsicHash),
    state,
    block === null ? null : [block.number, fromHex(block.hash), block.index],
    isFinal,
    feeRao,
    effects.map(told),
    fault === null ? null : told(fault),
  ];
}

export function readOutcome(body: unknown): CarriedOutcome {
  const [requestId, extrinsicHash, state, block, isFinal, feeRao, effects, fault] = read(
    OutcomeBody,
    body,
  );
  const outcome = read(Outcome, {
    v: 1,
    state,
    block: block === null ? null : { number: block[0], hash: toHex(block[1]), index: block[2] },
    isFinal,
    feeRao,
    effects: effects.map(heard),
    fault: fault === null ? null : heard(fault),
  });
  return { requestId, extrinsicHash: toHex(extrinsicHash), outcome };
}

// --- Card ----------------------------------------------------------------------------------------------------------

export const MachineRole = v.picklist(["vault", "desk"]);
export type MachineRole = v.InferOutput<typeof MachineRole>;

export interface CardAddress {
  readonly address: Ss58;
  readonly name: string;
  readonly role: "coldkey" | "hotkey";
  /** Of a hotkey, as far as its machine knows. */
  readonly coldkey: Ss58 | null;
}
export interface Card {
  readonly name: string;
  readonly role: MachineRole;
  /** vkeys (C2SP signed-note): who signs this machine's journal, and who co-signs other journals for it. */
  readonly journalKey: string;
  readonly cosignerKey: string;
  readonly addresses: readonly CardAddress[];
}

const Vkey = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/),
);
/** More keys than one person can name; below the number of containers that the decoder takes. */
export const MOST_ADDRESSES = 500;
const CardBody = v.strictTuple([
  Label,
  MachineRole,
  Vkey,
  Vkey,
  v.pipe(
    v.array(v.strictTuple([Account, KeyName, v.picklist([0, 1]), v.nullable(Account)])),
    v.maxLength(MOST_ADDRESSES),
  ),
]);

export function cardBody(card: Card): Item {
  return [
    card.name,
    card.role,
    card.journalKey,
    card.cosignerKey,
    card.addresses
      .slice(0, MOST_ADDRESSES)
      .map(
        ({ address, name, role, coldkey }): Item => [
          accountOf(address),
          name,
          role === "coldkey" ? 0 : 1,
          coldkey === null ? null : accountOf(coldkey),
        ],
      ),
  ];
}

export function readCard(body: unknown): Card {
  const [name, role, journalKey, cosignerKey, addresses] = read(CardBody, body);
  return {
    name,
    role,
    journalKey,
    cosignerKey,
    addresses: addresses.map(([account, keyName, kind, coldkey]) => ({
      address: encodeAddress(account),
      name: keyName,
      role: kind === 0 ? "coldkey" : "hotkey",
      coldkey: coldkey === null ? null : encodeAddress(coldkey),
    })),
  };
}
