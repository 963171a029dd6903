/** Everything under a hotkey, at any price: what the pools would give for it now. */
import { accountOf } from "../codec/address.ts";
import type { Operation, Trade } from "../codec/pipeline.ts";
import { fault } from "../lib/fault.ts";
import type { Batch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { Ask, Findings } from "./findings.ts";
import { askOwner, isNobody } from "./ownership.ts";
import { readPositions, readPrices, simulateTrade } from "./stake.ts";
import { finish, free, losesMuch, RAO, ROOT } from "./trade.ts";

export type UnstakeAll = Extract<Operation, { kind: "unstake-all" | "unstake-all-alpha" }>;

export function askUnstakeAll(
  connection: Connection,
  batch: Batch,
  blockHash: string,
  operation: UnstakeAll,
): Ask {
  const { coldkey, hotkey } = operation;
  const owner = askOwner(batch, accountOf(hotkey));
  let trade: Trade | null = null;
  let isEmpty = true;

  const read = async (): Promise<void> => {
    const positions = await readPositions(connection, blockHash, coldkey);
    const mine = positions.filter(
      (one) => one.hotkey === hotkey && (operation.kind === "unstake-all" || one.netuid !== ROOT),
    );
    isEmpty = mine.length === 0;
    const [prices, ...sold] = await Promise.all([
      readPrices(connection, blockHash),
      ...mine.map((one) => simulateTrade(connection, blockHash, "sell", one.netuid, one.alpha)),
    ]);
    const gotRao = sold.reduce((sum, { taoRao }) => sum + taoRao, 0n);
    const spotRao = mine.reduce(
      (sum, { netuid, alpha }) => sum + (alpha * (prices.get(netuid) ?? 0n)) / RAO,
      0n,
    );
    const gives = { netuid: null, name: "", amount: spotRao, priceRao: null };
    trade = finish(gives, free(gotRao), 0n, null);
  };

  return {
    ready: read(),
    findings(): Findings {
      const isUnknown = isNobody(owner());
      return {
        subnet: null,
        trade,
        costs: [],
        neededRao: 0n,
        warnings: [
          fault("TRADE_WITHOUT_LIMIT", {}),
          fault("UNSTAKE_ALL_SKIPS", {}),
          ...losesMuch(trade),
        ],
        blocking: isUnknown
          ? [fault("HOTKEY_UNKNOWN", { hotkey })]
          : isEmpty
            ? [fault("NOTHING_STAKED", { hotkey })]
            : [],
      };
    },
  };
}
