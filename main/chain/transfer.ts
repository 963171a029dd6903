/** Transfers: checked so that neither side falls below the deposit, with a thought for where the money goes. */
import { accountOf } from "../codec/address.ts";
import type { Operation } from "../codec/pipeline.ts";
import { equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { askAccount } from "./accounts.ts";
import { type Batch, decode } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { Findings, KnownKeys } from "./findings.ts";
import { isBurnAccount, subnetOfAccount } from "./special-accounts.ts";

type Transfer = Extract<Operation, { kind: "transfer" }>;
type TransferAll = Extract<Operation, { kind: "transfer-all" }>;

const NO_OWNER = new Uint8Array(32);

type Found = Omit<Findings, "trade">;

export function askTransfer(
  { runtime }: Connection,
  batch: Batch,
  operation: Transfer,
  known: KnownKeys,
): () => Found {
  const { amountRao } = operation;
  const receiver = askAccount(batch, operation.destination);
  const warnings = askDestination(batch, operation, known);
  const depositRao = runtime.existentialDepositRao;
  return () => {
    const isTooSmall = receiver().freeRao + amountRao < depositRao;
    return {
      subnet: null,
      costs: [{ kind: "value", rao: amountRao, bound: "exact" }],
      neededRao: amountRao,
      warnings: warnings(),
      blocking: [
        ...(amountRao === 0n ? [fault("AMOUNT_ZERO", {})] : []),
        ...(amountRao > 0n && isTooSmall
          ? [fault("BELOW_EXISTENTIAL_DEPOSIT", { depositRao })]
          : []),
      ],
    };
  };
}

/** Everything free. The fee is taken first, so that what arrives is a little less than what is seen now. */
export function askTransferAll(
  { runtime }: Connection,
  batch: Batch,
  operation: TransferAll,
  known: KnownKeys,
): () => Found {
  const sender = askAccount(batch, operation.coldkey);
  const warnings = askDestination(batch, operation, known);
  return () => {
    const { freeRao } = sender();
    return {
      subnet: null,
      costs: [],
      neededRao: 0n,
      warnings: [
        fault("SENDS_EVERYTHING", { freeRao }),
        ...(operation.keepAlive ? [] : [fault("ACCOUNT_ENDS", {})]),
        ...warnings(),
      ],
      blocking:
        freeRao > runtime.existentialDepositRao ? [] : [fault("NOTHING_TO_SEND", { freeRao })],
    };
  };
}

/** A thought for where the money goes. */
function askDestination(
  batch: Batch,
  { coldkey, destination }: Transfer | TransferAll,
  known: KnownKeys,
): () => Fault[] {
  const account = accountOf(destination);
  const receiver = askAccount(batch, destination);
  const owner = batch.value("owner", [account], decode.account);
  return () => {
    const pot = subnetOfAccount(account);
    const isHotkey = !equalBytes(owner(), NO_OWNER);
    const isOwnHotkey = known.ownHotkeys.includes(destination);
    return [
      ...(destination === coldkey ? [fault("DESTINATION_IS_SENDER", {})] : []),
      ...(isOwnHotkey ? [fault("DESTINATION_IS_OWN_HOTKEY", { destination })] : []),
      ...(isHotkey && !isOwnHotkey ? [fault("DESTINATION_IS_HOTKEY", { destination })] : []),
      ...(pot === null ? [] : [fault("DESTINATION_IS_SUBNET", { netuid: pot })]),
      ...(isBurnAccount(account) ? [fault("DESTINATION_IS_BURN_ACCOUNT", {})] : []),
      ...(receiver().exists ? [] : [fault("DESTINATION_IS_NEW", { destination })]),
    ];
  };
}
