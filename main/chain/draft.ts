/** A draft: what an operation would do and cost, and what stands in its way, all seen at one block. */
import type { Cost, Draft, Operation } from "../codec/pipeline.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import { type Account, askAccount, spendableRao } from "./accounts.ts";
import { type Batch, openBatch } from "./batch.ts";
import { askBatch } from "./batch-draft.ts";
import type { AskInner } from "./carried-draft.ts";
import { askSwap, frozenBy } from "./coldkey-swap.ts";
import { askSwapAct, isSwapOperation } from "./coldkey-swap-draft.ts";
import type { Connection } from "./connection.ts";
import { flatFault } from "./faults.ts";
import { quoteFee } from "./fee.ts";
import { type Ask, askedOnly, type Findings, type KnownKeys } from "./findings.ts";
import type { BestBlock } from "./heads.ts";
import { askIdentity } from "./identity-draft.ts";
import { askKeys } from "./keys-draft.ts";
import { askLocks } from "./locks-draft.ts";
import { askTogether, completed } from "./multisig-draft.ts";
import { askThroughProxy } from "./proxy-draft.ts";
import { askRegistration, lacksSeat } from "./registration.ts";
import type { Runtime } from "./runtime.ts";
import { askStake } from "./stake-draft.ts";
import { askTransfer, askTransferAll } from "./transfer.ts";
import { askUnstakeAll } from "./unstake-all-draft.ts";

/** Enough for a few more fees: below it an account is easily stuck. 0.01 TAO. */
const LITTLE_RAO = 10_000_000n;

/** Two questions, asked together; two more for a full subnet. */
export async function makeDraft(
  connection: Connection,
  wanted: Operation,
  id: string,
  known: KnownKeys,
): Promise<Draft> {
  const { wire, runtime, heads } = connection;
  const shapeFault = shapeFaultOf(runtime, wanted);
  if (shapeFault !== null) throw new Refusal(shapeFault.code, shapeFault.facts);
  const block = heads.best;
  const operation = await completed(connection, block, wanted);
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
  const full = await withoutSeats(connection, block.hash, [
    ...(found.seats ?? []),
    ...(found.subnet === null ? [] : [found.subnet]),
  ]);
  const blocking = [
    ...(isSwapOperation(operation) ? [] : frozenBy(swap())),
    ...found.blocking,
    ...full.map((netuid) => fault("NO_SEAT", { netuid })),
  ];
  return assemble(
    { operation, id, block, depositRao: runtime.existentialDepositRao },
    account(),
    feeRao,
    { ...found, blocking },
  );
}

/** Why this runtime cannot be given the operation, or one that it carries; null when nothing is in the way. */
export function shapeFaultOf(runtime: Runtime, operation: Operation): Fault | null {
  const inner =
    "items" in operation ? operation.items : "call" in operation ? [operation.call] : [];
  const kinds = [operation, ...inner, ...inner.flatMap((one) => ("items" in one ? one.items : []))];
  return kinds.map(({ kind }) => runtime.callFault(kind)).find((one) => one !== null) ?? null;
}

async function withoutSeats(
  connection: Connection,
  blockHash: string,
  subnets: readonly NonNullable<Draft["subnet"]>[],
): Promise<number[]> {
  const each = new Map(subnets.map((subnet) => [subnet.netuid, subnet]));
  const asked = await Promise.all(
    [...each.values()].map(async (subnet) => ({
      netuid: subnet.netuid,
      isFull: await lacksSeat(connection, blockHash, subnet),
    })),
  );
  return asked.filter(({ isFull }) => isFull).map(({ netuid }) => netuid);
}

function askOperation(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: Operation,
  known: KnownKeys,
  earlier = 0,
): Ask {
  const ask: AskInner = (inner, before) =>
    askOperation(connection, batch, block, inner, known, before);
  switch (operation.kind) {
    case "register":
      return askedOnly(askRegistration(batch, operation, earlier));
    case "transfer":
      return askedOnly(askTransfer(connection, batch, operation, known));
    case "transfer-all":
      return askedOnly(askTransferAll(connection, batch, operation, known));
    case "add-stake":
    case "remove-stake":
    case "move-stake":
    case "swap-stake":
    case "transfer-stake":
      return askStake(connection, batch, block.hash, operation);
    case "unstake-all":
    case "unstake-all-alpha":
      return askUnstakeAll(connection, batch, block.hash, operation);
    case "announce-swap":
    case "execute-swap":
    case "dispute-swap":
    case "clear-swap":
      return askSwapAct(connection, batch, block, operation);
    case "set-identity":
    case "set-children":
    case "childkey-take":
    case "root-claim-type":
      return askIdentity(connection, batch, block, operation);
    case "lock-stake":
    case "move-lock":
    case "perpetual-lock":
    case "reject-locked":
      return askLocks(connection, batch, block, operation);
    case "batch":
      return askBatch(ask, operation);
    case "proxy":
    case "proxy-announce":
    case "proxy-execute":
    case "proxy-reject":
    case "proxy-withdraw":
      return askThroughProxy({ connection, batch, block, ask }, operation);
    case "multisig-propose":
    case "multisig-approve":
    case "multisig-cancel":
      return askTogether({ connection, batch, block, ask }, operation);
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
    actsFor: findings.actsFor ?? null,
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
