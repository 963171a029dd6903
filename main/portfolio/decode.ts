/** Rows of storage that describe a coldkey, as values. What the encodings are is held by `chain/view-storage.ts`. */
import { PROXY_TYPES } from "../chain/calls/plan.ts";
import { foreignText } from "../chain/text.ts";
import { encodeAddress } from "../codec/address.ts";
import { toHex } from "../codec/payload.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";

const ABOUT_CHARS = 200;
const URL_CHARS = 120;

const list = <T>(reader: Reader, leastBytes: number, each: () => T): T[] =>
  Array.from({ length: reader.count(leastBytes) }, each);

export const readAccount = (reader: Reader): Ss58 => encodeAddress(reader.bytes(32));
export const readAccounts = (reader: Reader): Ss58[] => list(reader, 32, () => readAccount(reader));

const readText = (reader: Reader): Uint8Array => reader.bytes(reader.count(1));

export function readColdkeyIdentity(reader: Reader) {
  const [name, url] = [readText(reader), readText(reader)];
  // Repository, picture and chat name are not shown.
  for (let skipped = 0; skipped < 3; skipped++) readText(reader);
  const about = readText(reader);
  return {
    name: foreignText(name),
    url: foreignText(url, URL_CHARS),
    about: foreignText(about, ABOUT_CHARS),
  };
}

export function readChildren(reader: Reader) {
  return list(reader, 40, () => {
    const proportion = reader.unsigned(8);
    return { hotkey: readAccount(reader), proportion };
  });
}

export function readPending(reader: Reader) {
  const children = readChildren(reader);
  return { children, fromBlock: reader.unsigned(8) };
}

export function readProxies(reader: Reader) {
  const found = list(reader, 37, () => {
    const delegate = readAccount(reader);
    const proxyType = PROXY_TYPES[reader.u8()] ?? reader.fail();
    return { delegate, proxyType, delayBlocks: reader.u32() };
  });
  return { list: found, depositRao: reader.unsigned(8) };
}

export function readAnnouncement(reader: Reader) {
  const executableAtBlock = reader.u32();
  return { executableAtBlock, newColdkeyHash: toHex(reader.bytes(32)) };
}

export function readMultisig(reader: Reader) {
  const sinceBlock = reader.u32();
  const index = reader.u32();
  const depositRao = reader.unsigned(8);
  const depositor = readAccount(reader);
  return { sinceBlock, index, depositRao, depositor, approvals: readAccounts(reader) };
}

/** The mass as it was when it was last written; what is left of it is the runtime's to say. */
export function readLock(reader: Reader) {
  const alpha = reader.unsigned(8);
  reader.unsigned(16);
  return { alpha, atBlock: Number(reader.unsigned(8)) };
}

const CLAIM_KINDS = ["swap", "keep", "keep-subnets"] as const;
export function readClaimType(reader: Reader) {
  const kind = CLAIM_KINDS[reader.u8()] ?? reader.fail();
  const netuids = kind === "keep-subnets" ? list(reader, 2, () => Number(reader.unsigned(2))) : [];
  return { kind, netuids };
}

/** Rates are I96F32; below zero would be nonsense and counts as nothing. */
export function readClaimable(reader: Reader) {
  return list(reader, 18, () => {
    const netuid = Number(reader.unsigned(2));
    const bits = reader.signed(16);
    return { netuid, rateBits: bits > 0n ? bits : 0n };
  });
}

export const readAmounts = (reader: Reader): bigint[] => list(reader, 8, () => reader.unsigned(8));
