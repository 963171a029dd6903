/** Balances of several accounts, all at one block. */

import type * as v from "valibot";
import type { Balance as BalanceSchema } from "../../preload/contract.ts";
import { accountOf } from "../codec/address.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Batch, type Cell, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { BestBlock } from "./heads.ts";

export type Balance = v.InferOutput<typeof BalanceSchema>;

export interface Account {
  readonly nonce: number;
  /** No providers: the chain has never seen it, or forgot it. */
  readonly exists: boolean;
  readonly freeRao: bigint;
  readonly reservedRao: bigint;
  readonly frozenRao: bigint;
}

function readAccount(reader: Reader): Account {
  const nonce = reader.u32();
  reader.u32();
  const providers = reader.u32();
  const sufficients = reader.u32();
  const account = {
    nonce,
    exists: providers + sufficients > 0,
    freeRao: reader.unsigned(8),
    reservedRao: reader.unsigned(8),
    frozenRao: reader.unsigned(8),
  };
  // Its flags say nothing here; a row that is shorter or longer than it is no account.
  reader.unsigned(16);
  reader.end();
  return account;
}

export function askAccount(batch: Pick<Batch, "value">, address: Ss58): Cell<Account> {
  return batch.value("account", [accountOf(address)], readAccount);
}

/** What can leave the account: frozen funds stay, and so does the deposit that keeps it alive (domain §5.1). */
export function spendableRao(account: Account, existentialDepositRao: bigint): bigint {
  const locked = account.frozenRao - account.reservedRao;
  const kept = locked > existentialDepositRao ? locked : existentialDepositRao;
  return account.freeRao > kept ? account.freeRao - kept : 0n;
}

/** One round trip. */
export async function readBalances(
  { wire, runtime }: Connection,
  block: BestBlock,
  addresses: readonly Ss58[],
): Promise<Map<Ss58, Balance>> {
  const batch = openBatch(runtime.storage);
  const cells = addresses.map((address) => [address, askAccount(batch, address)] as const);
  await batch.read(wire, block.hash);
  return new Map(
    cells.map(([address, account]) => {
      const { freeRao, reservedRao, nonce } = account();
      return [
        address,
        { freeRao, reservedRao, nonce, atBlock: block.number, seenAtMs: block.seenAtMs },
      ];
    }),
  );
}
