/** Transactions that wait for a block. Kept in memory, as on a real node: a restart forgets them. */
import type { Clock } from "../lib/clock.ts";
import { decodeExtrinsic, type SignedExtrinsic } from "./extrinsic.ts";
import { blake2_256Hex } from "./hashing.ts";
import type { Hex } from "./hex.ts";
import type { AccountId } from "./primitives.ts";
import {
  alreadyImported,
  badFormat,
  customRefusal,
  immediatelyDropped,
  invalidTransaction,
  priorityTooLow,
  temporarilyBanned,
  verificationError,
} from "./rpc-error.ts";
import { ScaleError, ScaleReader } from "./scale.ts";
import type { Validity } from "./validity.ts";

type TransactionStatus =
  | "future"
  | "ready"
  | "invalid"
  | "dropped"
  | { readonly retracted: Hex }
  | { readonly inBlock: Hex }
  | { readonly finalized: Hex };

export interface PooledTransaction {
  readonly hash: Hex;
  readonly bytes: Uint8Array;
  readonly extrinsic: SignedExtrinsic;
  readonly sender: AccountId;
}

export type StatusListener = (status: TransactionStatus) => void;

export interface Pool {
  /** Throws the RPC error of the refusal, or returns the hash of the transaction, which now waits. */
  submit(
    bytes: Uint8Array,
    extrinsic: SignedExtrinsic,
    check: Check,
    listener?: StatusListener,
  ): Hex;
  pending(): readonly PooledTransaction[];
  /** The nonce after all transactions of the account that wait without a gap. */
  nextNonce(account: AccountId, chainNonce: number): number;
  /** After blocks: takes out what they hold, drops what can no longer become valid. */
  settle(blocks: readonly Inclusion[], check: Check): void;
  /**
   * Transactions of blocks that are no part of the chain any more wait again, or are forgotten: then nobody keeps
   * their bytes, and the same bytes are taken again.
   */
  giveBack(transactions: readonly GivenBack[], isForgotten: boolean): void;
}

export interface Inclusion {
  readonly blockHash: Hex;
  readonly included: readonly PooledTransaction[];
}

export interface GivenBack {
  readonly transaction: PooledTransaction;
  readonly blockHash: Hex;
  readonly listeners: readonly StatusListener[];
}

/** Whether the extrinsic could enter the next block. */
export type Check = (extrinsic: SignedExtrinsic) => Validity;

/** How long a node refuses bytes that it rejected or that a block already holds. */
const BAN_MS = 30 * 60 * 1_000;
/** The default of a node. */
const MAX_TRANSACTIONS = 8_192;

interface Entry extends PooledTransaction {
  isReady: boolean;
  readonly listeners: StatusListener[];
}

export function createPool(clock: Pick<Clock, "monotonicMs">): Pool {
  const entries = new Map<Hex, Entry>();
  const bannedUntil = new Map<Hex, number>();

  const ban = (hash: Hex): void => {
    bannedUntil.set(hash, clock.monotonicMs() + BAN_MS);
  };
  const isBanned = (hash: Hex): boolean => {
    const until = bannedUntil.get(hash);
    if (until !== undefined && until > clock.monotonicMs()) return true;
    bannedUntil.delete(hash);
    return false;
  };

  const at = (sender: AccountId, nonce: number): Entry | undefined => {
    for (const entry of entries.values()) {
      if (entry.sender === sender && entry.extrinsic.nonce === nonce) return entry;
    }
    return undefined;
  };

  const notify = (entry: Entry, status: TransactionStatus): void => {
    for (const listener of entry.listeners) listener(status);
  };

  /** A transaction is ready when nothing but transactions that wait themselves stands before it. */
  const promote = (check: Check): void => {
    const waiting = [...entries.values()].sort((a, b) => a.extrinsic.nonce - b.extrinsic.nonce);
    for (const entry of waiting) {
      if (entry.isReady) continue;
      const validity = check(entry.extrinsic);
      const isNext = validity.kind === "valid" && !validity.waitsForNonce;
      if (!isNext && !at(entry.sender, entry.extrinsic.nonce - 1)?.isReady) continue;
      entry.isReady = true;
      notify(entry, "ready");
    }
  };

  return {
    submit(bytes, extrinsic, check, listener) {
      const hash = blake2_256Hex(bytes);
      if (isBanned(hash)) throw temporarilyBanned();
      if (entries.has(hash)) throw alreadyImported(hash);
      const validity = check(extrinsic);
      if (validity.kind !== "valid") {
        ban(hash);
        throw refusalOf(validity);
      }
      if (at(validity.sender, extrinsic.nonce)) throw priorityTooLow();
      if (entries.size >= MAX_TRANSACTIONS) throw immediatelyDropped();
      const entry: Entry = {
        hash,
        bytes,
        extrinsic,
        sender: validity.sender,
        isReady: false,
        listeners: listener ? [listener] : [],
      };
      entries.set(hash, entry);
      promote(check);
      if (!entry.isReady) notify(entry, "future");
      return hash;
    },

    pending: () => [...entries.values()],

    nextNonce(account, chainNonce) {
      let nonce = chainNonce;
      while (at(account, nonce)) nonce++;
      return nonce;
    },

    giveBack(transactions, isForgotten) {
      for (const { transaction, blockHash, listeners } of transactions) {
        const entry: Entry = { ...transaction, isReady: false, listeners: [...listeners] };
        bannedUntil.delete(entry.hash);
        notify(entry, { retracted: blockHash });
        if (isForgotten) notify(entry, "dropped");
        else entries.set(entry.hash, entry);
      }
    },

    settle(blocks, check) {
      for (const { blockHash, included } of blocks) {
        for (const { hash } of included) {
          const entry = entries.get(hash);
          if (!entry) continue;
          entries.delete(hash);
          ban(hash);
          notify(entry, { inBlock: blockHash });
        }
      }
      for (const entry of [...entries.values()]) {
        const validity = check(entry.extrinsic);
        // Money may come with a transaction before it; everything else is final.
        if (validity.kind === "valid" || isPayment(validity)) continue;
        entries.delete(entry.hash);
        ban(entry.hash);
        notify(entry, "invalid");
      }
      promote(check);
    },
  };
}

/**
 * Reads what somebody wants to submit; throws the RPC error of the refusal. The outer length is read by the node, the
 * rest by the runtime: each has its own error.
 */
export function readSigned(bytes: Uint8Array): SignedExtrinsic {
  try {
    const input = new ScaleReader(bytes);
    if (input.length() !== input.remaining) throw badFormat();
  } catch (error) {
    throw error instanceof ScaleError ? badFormat() : error;
  }
  try {
    const extrinsic = decodeExtrinsic(bytes);
    if (extrinsic.kind === "signed") return extrinsic;
  } catch (error) {
    throw error instanceof ScaleError ? verificationError() : error;
  }
  // A bare extrinsic from outside: only the block author makes those.
  throw invalidTransaction("BadProof");
}

const isPayment = (validity: Validity) =>
  validity.kind === "invalid" && validity.reason === "Payment";

function refusalOf(validity: Exclude<Validity, { kind: "valid" }>) {
  return validity.kind === "custom"
    ? customRefusal(validity.code)
    : invalidTransaction(validity.reason);
}
