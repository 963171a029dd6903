/** The account of each subnet, which holds its TAO (domain reference §1.2). */
import type { Context } from "../context.ts";
import { concat, textBytes } from "../hashing.ts";
import { fromHex, toHex } from "../hex.ts";
import type { AccountId } from "../primitives.ts";
import type { StateView } from "../storage.ts";
import { burnKeepingAlive, reducibleBalance, transfer } from "./balances.ts";
import { fail } from "./subtensor-errors.ts";
import { subtensorIssuance } from "./subtensor-stake-storage.ts";
import { networksAdded } from "./subtensor-storage.ts";

const POT_PREFIX = textBytes("modlsubtensr");

/** Prefix, netuid as u16 little-endian, zeros. */
export function potAccount(netuid: number): AccountId {
  const tail = new Uint8Array(32 - POT_PREFIX.length);
  tail[0] = netuid & 0xff;
  tail[1] = netuid >> 8;
  return toHex(concat(POT_PREFIX, tail));
}

/** Pots of subnets that exist; another account with that prefix is an ordinary one. */
export function isPot(state: StateView, who: AccountId): boolean {
  const bytes = fromHex(who);
  const netuid = (bytes[POT_PREFIX.length] ?? 0) + 256 * (bytes[POT_PREFIX.length + 1] ?? 0);
  return who === potAccount(netuid) && networksAdded.get(state, netuid);
}

/** Whether the account has the amount; the deposit that must stay is not asked for. */
export function canPay(state: StateView, who: AccountId, amount: bigint): boolean {
  return reducibleBalance(state, who, "expendable") >= amount;
}

/** Pays into a subnet, up to 500 rao less when the account would otherwise fall below the deposit. */
export function payIntoPot(
  context: Context,
  from: AccountId,
  netuid: number,
  amount: bigint,
): bigint {
  if (amount === 0n) return 0n;
  const spendable = reducibleBalance(context.state, from, "preserve");
  const paid = amount < spendable ? amount : spendable;
  if (paid === 0n) fail("InsufficientBalance");
  transfer(context, from, potAccount(netuid), paid, "preserve");
  return paid;
}

export function payFromPot(context: Context, netuid: number, to: AccountId, amount: bigint): void {
  transfer(context, potAccount(netuid), to, amount, "expendable");
}

/** Takes a cost out of circulation, and out of both counts of the issuance. False when it cannot be paid. */
export function recycle(context: Context, who: AccountId, amount: bigint): boolean {
  if (!burnKeepingAlive(context, who, amount)) return false;
  const { state } = context;
  const issued = subtensorIssuance.get(state);
  subtensorIssuance.put(state, issued > amount ? issued - amount : 0n);
  return true;
}
