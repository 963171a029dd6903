/** The four acts of a coldkey swap: what the chain would refuse, in its order, and what cannot be taken back (§4.1–4.3). */
import { accountOf } from "../codec/address.ts";
import { coldkeyHash } from "../codec/coldkey-hash.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import { askAccount, spendableRao } from "./accounts.ts";
import type { Batch } from "./batch.ts";
import { askDelays, askSwap } from "./coldkey-swap.ts";
import type { Connection } from "./connection.ts";
import { quoteFee } from "./fee.ts";
import { type Ask, askedOnly, type Findings } from "./findings.ts";
import type { BestBlock } from "./heads.ts";
import { askDestination, countStakeLocks } from "./swap-destination.ts";

export type SwapOperation = Extract<
  Operation,
  { kind: "announce-swap" | "execute-swap" | "dispute-swap" | "clear-swap" }
>;
type Of<K extends SwapOperation["kind"]> = Extract<SwapOperation, { kind: K }>;

/** The second signature, one that fails, and a dispute: what must be left when nothing can be brought in by itself. */
export const FEES_KEPT = 3n;

export const isSwapOperation = (operation: Operation): operation is SwapOperation =>
  operation.kind.endsWith("-swap");

export function askSwapAct(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: SwapOperation,
): Ask {
  const { kind } = operation;
  if (kind === "announce-swap") return askAnnounce(connection, batch, block, operation);
  if (kind === "execute-swap") return askExecute(connection, batch, block, operation);
  if (kind === "dispute-swap") return askDispute(batch, operation);
  return askClear(batch, block, operation);
}

const plain = (blocking: readonly Fault[], warnings: readonly Fault[] = []) => ({
  subnet: null,
  costs: [],
  neededRao: 0n,
  warnings,
  blocking,
});
const disputed = (atBlock: number) => fault("COLDKEY_SWAP_DISPUTED", { atBlock });

/** What the second signature will cost, about: its bytes are as many as those of any other destination. */
export const executionFee = (connection: Connection, block: BestBlock, coldkey: Ss58) =>
  quoteFee(
    connection,
    block.hash,
    coldkey,
    63,
    connection.runtime.encodeCall({ kind: "execute-swap", coldkey, destination: coldkey }),
  );

function askAnnounce(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  { coldkey, newColdkeyHash }: Of<"announce-swap">,
): Ask {
  const { runtime } = connection;
  const costRao = runtime.keySwapCostRao;
  if (costRao === null) throw new Refusal("CHAIN_STORAGE_CHANGED", { item: "KeySwapCost" });
  const swap = askSwap(batch, coldkey);
  const delays = askDelays(batch);
  const account = askAccount(batch, coldkey);
  const proxies = batch.option("proxies", [accountOf(coldkey)], (reader) => reader.count(37));
  let laterFeeRao = 0n;
  const ready = executionFee(connection, block, coldkey).then((rao) => {
    laterFeeRao = rao;
  });
  return {
    ready,
    findings(): Findings {
      const { announcement, disputedAt } = swap();
      const { announce, reannounce } = delays();
      // Included in the next block at the earliest.
      const executableAt = block.number + 1 + announce;
      const burnRao = announcement === null ? costRao : 0n;
      const keepRao = laterFeeRao * FEES_KEPT;
      const spendable = spendableRao(account(), runtime.existentialDepositRao);
      const fromBlock = (announcement?.executableAt ?? 0) + reannounce;
      const isEarly = announcement !== null && block.number + 1 < fromBlock;
      const isShort = spendable >= burnRao && spendable < burnRao + keepRao;
      const count = proxies() ?? 0;
      return {
        subnet: null,
        trade: null,
        costs: burnRao > 0n ? [{ kind: "burn", rao: burnRao, bound: "exact" }] : [],
        neededRao: burnRao,
        warnings: [
          fault("SWAP_NO_WAY_BACK", { executableAt, clearableAt: executableAt + reannounce }),
          fault("SWAP_LOCKS_COLDKEY", {}),
          fault("SWAP_IS_NOT_BY_ITSELF", { executableAt }),
          ...(count > 0 ? [fault("SWAP_LEAVES_PROXIES", { count })] : []),
          ...(announcement?.hash === newColdkeyHash ? [fault("SWAP_SAME_DESTINATION", {})] : []),
        ],
        blocking: [
          ...(disputedAt === null ? [] : [disputed(disputedAt)]),
          ...(isEarly ? [fault("SWAP_REANNOUNCED_TOO_EARLY", { fromBlock })] : []),
          ...(newColdkeyHash === coldkeyHash(coldkey) ? [fault("SWAP_TO_ITSELF", {})] : []),
          ...(isShort
            ? [fault("SWAP_KEEPS_TOO_LITTLE", { keepRao, freeRao: account().freeRao })]
            : []),
        ],
      };
    },
  };
}

function askExecute(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  { coldkey, destination }: Of<"execute-swap">,
): Ask {
  const swap = askSwap(batch, coldkey);
  // By now the address is about to be public: it is asked for by itself.
  const judge = askDestination(batch, destination);
  const account = askAccount(batch, coldkey);
  let locks = 0;
  const ready = countStakeLocks(connection, block, destination).then((count) => {
    locks = count;
  });
  return {
    ready,
    findings(): Findings {
      const { announcement, disputedAt } = swap();
      const { spoiled, known } = judge(locks);
      const isNew = !known.some(({ code }) => code === "DESTINATION_HAS_TAO");
      const depositRao = connection.runtime.existentialDepositRao;
      // What arrives is the free TAO less the fee; the fee is above the deposit many times over.
      const isTooLittle = isNew && account().freeRao < depositRao * 2n;
      return {
        trade: null,
        ...plain(
          [
            ...(disputedAt === null ? [] : [disputed(disputedAt)]),
            ...refusedBy(announcement, block, destination),
            ...spoiled,
            ...(isTooLittle ? [fault("BELOW_EXISTENTIAL_DEPOSIT", { depositRao })] : []),
          ],
          [fault("SWAP_MOVES_EVERYTHING", {}), ...known],
        ),
      };
    },
  };
}

function refusedBy(
  announcement: { readonly executableAt: number; readonly hash: string } | null,
  block: BestBlock,
  destination: Ss58,
): Fault[] {
  if (announcement === null) return [fault("SWAP_NOT_ANNOUNCED", {})];
  const { executableAt, hash } = announcement;
  if (hash !== coldkeyHash(destination)) return [fault("SWAP_OTHER_DESTINATION", {})];
  return block.number + 1 < executableAt
    ? [fault("SWAP_TOO_EARLY", { fromBlock: executableAt })]
    : [];
}

function askDispute(batch: Batch, { coldkey }: Of<"dispute-swap">): Ask {
  const swap = askSwap(batch, coldkey);
  return askedOnly(() => {
    const { announcement, disputedAt } = swap();
    if (disputedAt !== null) return plain([disputed(disputedAt)]);
    return announcement === null
      ? plain([fault("SWAP_NOT_ANNOUNCED", {})])
      : plain([], [fault("SWAP_DISPUTE_FREEZES", {})]);
  });
}

function askClear(batch: Batch, block: BestBlock, { coldkey }: Of<"clear-swap">): Ask {
  const swap = askSwap(batch, coldkey);
  const delays = askDelays(batch);
  return askedOnly(() => {
    const { announcement, disputedAt } = swap();
    if (disputedAt !== null) return plain([disputed(disputedAt)]);
    if (announcement === null) return plain([fault("SWAP_NOT_ANNOUNCED", {})]);
    const fromBlock = announcement.executableAt + delays().reannounce;
    return block.number + 1 < fromBlock
      ? plain([fault("SWAP_CLEAR_TOO_EARLY", { fromBlock })])
      : plain([], [fault("SWAP_CLEAR_OPENS", {})]);
  });
}
