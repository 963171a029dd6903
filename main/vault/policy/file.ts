/**
 * The policy file (docs/formats.md, "Policy"): text that anybody may read and nobody without the coldkey can write.
 *
 *     coldkey-workstation policy 1
 *     { … }
 *     <BLAKE2b-256 over the two lines above, keyed, in hex>
 *
 * The key comes from the opened coldkey, so that a policy changes only with its passphrase, and main, which keeps the
 * file, cannot make one.
 */
import { blake2b } from "@noble/hashes/blake2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import * as v from "valibot";
import {
  bytesToHex,
  concatBytes,
  equalBytes,
  hexToBytes,
  utf8FromBytes,
  utf8ToBytes,
} from "../../lib/bytes.ts";
import { Refusal } from "../../lib/fault.ts";
import { fromJson, toJson } from "../../lib/json.ts";
import { type KeySecret, withPairOf } from "../keyring.ts";
import { PolicyState } from "./rules.ts";

const HEAD = "coldkey-workstation policy 1";
/** Two thousand spendings and a hundred destinations, with room. */
export const MOST_POLICY_BYTES = 512 * 1024;

/** Lends the key that authenticates the policy of one coldkey on one network. */
export function withPolicyKey<T>(
  secret: KeySecret,
  network: string,
  work: (key: Uint8Array) => T,
): T {
  const key = withPairOf(secret, (pair) => pair.derive(`coldkey-workstation/policy/1/${network}`));
  try {
    return work(key);
  } finally {
    key.fill(0);
  }
}

export function writePolicy(state: PolicyState, key: Uint8Array): Uint8Array {
  const text = utf8ToBytes(`${HEAD}\n${toJson(v.parse(PolicyState, state))}\n`);
  return concatBytes(text, utf8ToBytes(`${bytesToHex(macOf(text, key))}\n`));
}

/** What the file says, before anybody has proved it. null: it is no policy that this version reads. */
export function readPolicy(bytes: Uint8Array): PolicyState | null {
  const parts = partsOf(bytes);
  if (parts === null) return null;
  try {
    const parsed = v.safeParse(PolicyState, fromJson(parts.json));
    return parsed.success ? parsed.output : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Proves a file by the key of its coldkey: POLICY_FORGED when another key, or nobody's, wrote it. */
export function openPolicy(
  bytes: Uint8Array,
  key: Uint8Array,
  expected: { readonly address: string; readonly network: string },
): PolicyState {
  const parts = partsOf(bytes);
  const state = readPolicy(bytes);
  if (parts === null || state === null) throw new Refusal("POLICY_FILE_DAMAGED");
  const isOurs =
    equalBytes(macOf(parts.text, key), parts.mac) &&
    state.address === expected.address &&
    state.network === expected.network;
  if (!isOurs) throw new Refusal("POLICY_FORGED");
  return state;
}

/** What the keychain, the journal and the next file remember of this one. */
export const policyDigest = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

function macOf(text: Uint8Array, key: Uint8Array): Uint8Array {
  return blake2b(text, { key, dkLen: 32 });
}

function partsOf(bytes: Uint8Array): { text: Uint8Array; json: string; mac: Uint8Array } | null {
  if (bytes.length > MOST_POLICY_BYTES) return null;
  const lines = utf8FromBytes(bytes)?.split("\n") ?? [];
  const [head, json, mac, end] = lines;
  if (lines.length !== 4 || head !== HEAD || json === undefined || end !== "") return null;
  if (mac === undefined || !/^[0-9a-f]{64}$/.test(mac)) return null;
  return { text: bytes.subarray(0, bytes.length - mac.length - 1), json, mac: hexToBytes(mac) };
}
