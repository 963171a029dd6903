/** Accounts that no key opens: each subnet's pot and the burn account (domain reference §1.2). */

import { littleEndian } from "../codec/writer.ts";
import { concatBytes, equalBytes, utf8ToBytes } from "../lib/bytes.ts";

const POT = utf8ToBytes("modlsubtensr");
const BURN = concatBytes(utf8ToBytes("modlburntnsr"), new Uint8Array(20));

export function subnetAccount(netuid: number): Uint8Array {
  return concatBytes(POT, littleEndian(BigInt(netuid), 2), new Uint8Array(18));
}

/** The subnet whose pot it is, or null. */
export function subnetOfAccount(account: Uint8Array): number | null {
  const netuid = (account[12] ?? 0) | ((account[13] ?? 0) << 8);
  return equalBytes(account, subnetAccount(netuid)) ? netuid : null;
}

export function isBurnAccount(account: Uint8Array): boolean {
  return equalBytes(account, BURN);
}
