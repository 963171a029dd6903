/** A draft: what an operation would do and cost, and what stands in its way, all seen at one block. */
import type { Cost, Draft, Operation } from "../codec/pipeline.ts";
import { fault, Refusal } from "../lib/fault.ts";
import { type Account, askAccount, spendableRao } from "./accounts.ts";
import { type Batch, openBatch } from "./batch.ts";
import { askSwap, type SwapRow } from "./coldkey-swap.ts";
import { askSwapAct, isSwapOperation } from "./coldkey-swap-draft.ts";
import type { Connection } from "./connection.ts";
import { flatFault } from "./faults.ts";
import { quoteFee } from "./fee.ts";
import { type Ask, askedOnly, type Findings, type KnownKeys } from "./findings.ts";
import type { BestBlock } from "./heads.ts";
import { askKeys } from "./keys-draft.ts";
import { askRegistration, lacksSeat } from "./registration.ts";
import { askStake } from "./stake-draft.ts";
import { askTransfer, askTransferAll } from "./transfer.ts";

/** Enough for a few more fees: below it an account is easily stuck. 0.01 TAO. */
const LITTLE_RAO = 10_000_000n;

/** Two questions, asked together; two more for a full subnet. */
export async function makeDraft(
  connection: Connection,
  operation: Operation,
  id: string,
  known: KnownKeys,
): Promise<Draft> {
  const { wire, runtime, heads } = connection;
  const shapeFault = runtime.callFault(operation.kind);
  if (shapeFault !== null) throw new Refusal(shapeFault.code, shapeFault.facts);
  const block = heads.best;
  const batch = openBatch(runtime.storage);
  const account = askAccount(batch, operation.coldkey);
  const swap = askSwap(batch, operation.coldkey);
  const ask = askOperation(connection, batch, block, operation, known);
  const [feeRao] = await Promise.all([
    // The nonce only counts by its length here; the largest one-byte length is as good as any.
    quoteFee(connection, block.hash, operation.coldkey, 63, runtime.encodeCall(operation)),
    batch.read(wire, block.hash),
    ask.ready,
  ]);
  const found = ask.findings();
  const { subnet } = found;
  const isWithoutSeat = subnet !== null && (await lacksSeat(connection, block.hash, subnet));
  const blocking = [
    ...(isSwapOperation(operation) ? [] : frozenBy(swap())),
    ...found.blocking,
    ...(isWithoutSeat ? [fault("NO_SEAT", { netuid: subnet.netuid })] : []),
  ];
  return assemble(
    { operation, id, block, depositRao: runtime.existentialDepositRao },
    account(),
    feeRao,
    { ...found, blocking },
  );
}

/** The guard of the chain refuses everything else of that coldkey (domain reference §4.3). */
function frozenBy({ announcement, disputedAt }: SwapRow) {
  if (disputedAt !== null) return [fault("COLDKEY_SWAP_DISPUTED", { atBlock: disputedAt })];
  return announcement === null ? [] : [fault("COLDKEY_SWAP_PENDING", {})];
}

function askOperation(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: Operation,
  known: KnownKeys,
): Ask {
  switch (operation.kind) {
    case "register":
      return askedOnly(askRegistration(batch, operation));
    case "transfer":
      return askedOnly(askTransfer(connection, batch, operation, known));
    case "transfer-all":
      return askedOnly(askTransferAll(connection, batch, operation, known));
    case "add-stake":
    case "remove-stake":
    case "move-stake":
    case "swap-stake":
    case "transfer-stake":
    case "unstake-all":
    case "unstake-all-alpha":
      return askStake(connection, batch, block.hash, operation);
    case "announce-swap":
    case "execute-swap":
    case "dispute-swap":
    case "clear-swap":
      return askSwapAct(connection, batch, block, operation);
    default:
      return askKeys(connection, batch, block, operation);
  }
}

interface Frame {
  readonly operation: Operation;
  readonly id: string;
  readonly block: BestBlock;
  readonly depositRao: bigint;
}

function assemble(
  { operation, id, block, depositRao }: Frame,
  account: Account,
  feeRao: bigint,
  findings: Findings,
): Draft {
  const spendable = spendableRao(account, depositRao);
  const neededRao = findings.neededRao + feeRao;
  const costs: Cost[] = [...findings.costs, { kind: "fee", rao: feeRao, bound: "about" }];
  const atMostRao = costs.reduce((sum, { rao }) => sum + rao, 0n);
  const isEnough = spendable >= neededRao;
  const leavesRao = account.freeRao - atMostRao;
  const ownWarnings = [
    ...(isEnough && atMostRao > spendable
      ? [fault("MAX_ABOVE_BALANCE", { freeRao: account.freeRao, atMostRao })]
      : []),
    ...(atMostRao <= spendable && leavesRao < LITTLE_RAO
      ? [fault("LEAVES_LITTLE", { leavesRao })]
      : []),
  ];
  return {
    v: 1,
    id,
    operation,
    block: { number: block.number, hash: block.hash, seenAtMs: block.seenAtMs },
    freeRao: account.freeRao,
    freeAfterRao: atMostRao <= spendable ? leavesRao : null,
    costs,
    subnet: findings.subnet,
    trade: findings.trade,
    warnings: [...findings.warnings, ...ownWarnings].map(flatFault),
    blocking: [
      ...findings.blocking,
      ...(isEnough
        ? []
        : [
            fault("FREE_BALANCE_TOO_LOW", {
              freeRao: account.freeRao,
              // What is kept back is part of what is needed: the account has to stay alive.
              neededRao: neededRao + account.freeRao - spendable,
            }),
          ]),
    ].map(flatFault),
  };
}
