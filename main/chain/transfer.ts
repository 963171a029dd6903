/** Transfers: checked so that neither side falls below the deposit, with a thought for where the money goes. */
import { accountOf } from "../codec/address.ts";
import type { Operation } from "../codec/pipeline.ts";
import { equalBytes } from "../lib/bytes.ts";
import { fault } from "../lib/fault.ts";
import { askAccount } from "./accounts.ts";
import { type Batch, decode } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { Findings, KnownKeys } from "./draft.ts";
import { isBurnAccount, subnetOfAccount } from "./special-accounts.ts";

type Transfer = Extract<Operation, { kind: "transfer" }>;

const NO_OWNER = new Uint8Array(32);

export function askTransfer(
  { runtime }: Connection,
  batch: Batch,
  operation: Transfer,
  known: KnownKeys,
): () => Findings {
  const { destination, amountRao } = operation;
  const account = accountOf(destination);
  const receiver = askAccount(batch, destination);
  const owner = batch.value("owner", [account], decode.account);
  const depositRao = runtime.existentialDepositRao;

  return () => {
    const pot = subnetOfAccount(account);
    const isHotkey = !equalBytes(owner(), NO_OWNER);
    const isOwnHotkey = known.ownHotkeys.includes(destination);
    const isTooSmall = receiver().freeRao + amountRao < depositRao;
    return {
      subnet: null,
      costs: [{ kind: "value", rao: amountRao, bound: "exact" }],
      neededRao: amountRao,
      warnings: [
        ...(destination === operation.coldkey ? [fault("DESTINATION_IS_SENDER", {})] : []),
        ...(isOwnHotkey ? [fault("DESTINATION_IS_OWN_HOTKEY", { destination })] : []),
        ...(isHotkey && !isOwnHotkey ? [fault("DESTINATION_IS_HOTKEY", { destination })] : []),
        ...(pot === null ? [] : [fault("DESTINATION_IS_SUBNET", { netuid: pot })]),
        ...(isBurnAccount(account) ? [fault("DESTINATION_IS_BURN_ACCOUNT", {})] : []),
        ...(receiver().exists ? [] : [fault("DESTINATION_IS_NEW", { destination })]),
      ],
      blocking: [
        ...(amountRao === 0n ? [fault("AMOUNT_ZERO", {})] : []),
        ...(amountRao > 0n && isTooSmall
          ? [fault("BELOW_EXISTENTIAL_DEPOSIT", { depositRao })]
          : []),
      ],
    };
  };
}
