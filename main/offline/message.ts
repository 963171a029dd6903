/**
 * What crosses between a Desk and a Vault, by file or by camera: one signed, versioned value (docs/formats.md). A COSE_Sign1
 * (RFC 9052 §4.2) of self-described CBOR, so that any COSE library can check it; the key is the sending machine's
 * pairing key, whose signature covers every byte that is read.
 */
import { hash } from "node:crypto";
import * as v from "valibot";
import { Count, TimeMs } from "../codec/values.ts";
import { bytesToHex, concatBytes, equalBytes, hexToBytes, utf8ToBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import { fromCbor, type Item, toCbor } from "./cbor.ts";
import { isSignedBy, MACHINE_KEY_BYTES, type PairingKey, SIGNATURE_BYTES } from "./pairing-key.ts";

/** A proof and a call of the largest kind that the vault takes, and some room: far more than any real message has. */
export const MOST_MESSAGE_BYTES = 640 * 1024;

/** Tags 55799 (self-described CBOR) and 18 (COSE_Sign1), and an array of four. */
const HEAD = hexToBytes("d9d9f7d284");
/** `{ 1: -8 (EdDSA), 4: key }`, up to the key. */
const PROTECTED_HEAD = hexToBytes("a20127045820");
/** No unprotected header: nothing in a message is outside of the signature. */
const UNPROTECTED = hexToBytes("a0");
/** COSE's external data: a signature for one purpose is none for another. */
const PURPOSE = utf8ToBytes("coldkey-workstation/crossing");

export const VERSION = 1;

/** Their numbers are in the format: new ones are added at the end. */
export const MESSAGE_KINDS = ["card", "request", "signature", "outcome"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const bytesOf = (length: number) =>
  v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);
const Digest = bytesOf(32);

/** The sender's newest checkpoint: with the journal key of its card it is a signed note again. */
const SentCheckpoint = v.strictTuple([Count, Digest, bytesOf(4 + SIGNATURE_BYTES)]);
/** The receiver's newest checkpoint that the sender keeps, with the sender's co-signature and its time in seconds. */
const HeldCheckpoint = v.strictTuple([Count, Digest, Count, bytesOf(SIGNATURE_BYTES)]);
/** Proof that `checkpoint` continues the size which the receiver is known to keep. */
const Consistency = v.strictTuple([Count, v.pipe(v.array(Digest), v.maxLength(64))]);

export const Payload = v.strictTuple([
  v.literal(VERSION),
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MESSAGE_KINDS.length - 1)),
  v.nullable(bytesOf(MACHINE_KEY_BYTES)),
  v.pipe(Count, v.minValue(1)),
  TimeMs,
  v.nullable(SentCheckpoint),
  v.nullable(HeldCheckpoint),
  v.nullable(Consistency),
  v.unknown(),
]);

export interface SentCheckpointValue {
  readonly size: number;
  readonly root: Uint8Array;
  /** Key id and signature, as in the note's line. */
  readonly signature: Uint8Array;
}
export interface HeldCheckpointValue {
  readonly size: number;
  readonly root: Uint8Array;
  readonly timeSec: number;
  readonly signature: Uint8Array;
}

export interface Message {
  readonly kind: MessageKind;
  /** The sending machine's public key. */
  readonly from: Uint8Array;
  /** The machine that it is for; null: for whoever opens it. */
  readonly to: Uint8Array | null;
  /** Counts the sender's messages, whoever they are for. */
  readonly seq: number;
  readonly createdAtMs: number;
  readonly checkpoint: SentCheckpointValue | null;
  readonly held: HeldCheckpointValue | null;
  readonly consistency: { readonly from: number; readonly hashes: readonly Uint8Array[] } | null;
  /** Still to be parsed by the kind's own schema. */
  readonly body: unknown;
}

export interface OpenedMessage extends Message {
  /** SHA-256 of the bytes, in hex: two messages are the same when this is. */
  readonly hash: string;
}

export function sealMessage(
  message: Omit<Message, "from" | "body"> & { readonly body: Item },
  key: PairingKey,
): Uint8Array {
  const { checkpoint, held, consistency } = message;
  const payload = toCbor([
    VERSION,
    MESSAGE_KINDS.indexOf(message.kind),
    message.to,
    message.seq,
    Math.trunc(message.createdAtMs),
    checkpoint === null ? null : [checkpoint.size, checkpoint.root, checkpoint.signature],
    held === null ? null : [held.size, held.root, held.timeSec, held.signature],
    consistency === null ? null : [consistency.from, [...consistency.hashes]],
    message.body,
  ]);
  const shield = concatBytes(PROTECTED_HEAD, key.publicKey);
  return concatBytes(
    HEAD,
    toCbor(shield),
    UNPROTECTED,
    toCbor(payload),
    toCbor(key.sign(toBeSigned(shield, payload))),
  );
}

/**
 * Refuses MESSAGE_TOO_LARGE, MESSAGE_NOT_OURS (some other file), MESSAGE_UNREADABLE (cut, or not as we write it),
 * MESSAGE_ALTERED (the signature does not hold), MESSAGE_NEWER { version }.
 */
export function openMessage(bytes: Uint8Array): OpenedMessage {
  if (bytes.length > MOST_MESSAGE_BYTES) {
    throw new Refusal("MESSAGE_TOO_LARGE", { bytes: bytes.length });
  }
  if (!equalBytes(bytes.subarray(0, HEAD.length), HEAD)) throw new Refusal("MESSAGE_NOT_OURS", {});
  const parts = v.safeParse(
    Signed,
    fromCbor(concatBytes(HEAD.subarray(-1), bytes.subarray(HEAD.length))),
  );
  if (!parts.success) throw new Refusal("MESSAGE_UNREADABLE", {});
  const [shield, , payload, signature] = parts.output;
  const from = shield.subarray(PROTECTED_HEAD.length);
  if (!equalBytes(shield.subarray(0, PROTECTED_HEAD.length), PROTECTED_HEAD)) {
    throw new Refusal("MESSAGE_UNREADABLE", {});
  }
  if (!isSignedBy(from, toBeSigned(shield, payload), signature)) {
    throw new Refusal("MESSAGE_ALTERED", {});
  }
  return { ...readPayload(payload), from, hash: messageHash(bytes) };
}

const Signed = v.strictTuple([
  bytesOf(PROTECTED_HEAD.length + MACHINE_KEY_BYTES),
  v.custom<ReadonlyMap<never, never>>((value) => value instanceof Map && value.size === 0),
  v.custom<Uint8Array>((value) => value instanceof Uint8Array),
  bytesOf(SIGNATURE_BYTES),
]);

function readPayload(bytes: Uint8Array): Omit<Message, "from"> {
  const payload = fromCbor(bytes);
  const version: unknown = Array.isArray(payload) ? payload[0] : null;
  if (typeof version === "number" && version > VERSION) {
    throw new Refusal("MESSAGE_NEWER", { version });
  }
  const parsed = v.safeParse(Payload, payload);
  if (!parsed.success) throw new Refusal("MESSAGE_UNREADABLE", {});
  const [, kind, to, seq, createdAtMs, checkpoint, held, consistency, body] = parsed.output;
  return {
    kind: MESSAGE_KINDS[kind] ?? "card",
    to,
    seq,
    createdAtMs,
    checkpoint:
      checkpoint === null
        ? null
        : { size: checkpoint[0], root: checkpoint[1], signature: checkpoint[2] },
    held:
      held === null ? null : { size: held[0], root: held[1], timeSec: held[2], signature: held[3] },
    consistency: consistency === null ? null : { from: consistency[0], hashes: consistency[1] },
    body,
  };
}

/** RFC 9052 §4.4: `Sig_structure` of a COSE_Sign1. */
function toBeSigned(shield: Uint8Array, payload: Uint8Array): Uint8Array {
  return toCbor(["Signature1", shield, PURPOSE, payload]);
}

export function messageHash(bytes: Uint8Array): string {
  return bytesToHex(hash("sha256", bytes, "buffer"));
}
