/** Stake and prices as the runtime itself computes them: nobody here multiplies shares (domain reference §5.2). */
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { littleEndian } from "../codec/writer.ts";
import { concatBytes } from "../lib/bytes.ts";
import { ACCOUNT } from "./calls/plan.ts";
import type { Connection } from "./connection.ts";
import { type ApiMethod, callApi } from "./state-call.ts";
import { netuidKey } from "./subnets.ts";

export interface Position {
  readonly hotkey: Ss58;
  readonly netuid: number;
  /** Of the subnet, in its rao. */
  readonly alpha: bigint;
  readonly isRegistered: boolean;
}

const amounts = ["stake", "locked", "emission", "tao_emission", "drain"];
const STAKE_INFO = `{hotkey:${ACCOUNT},coldkey:${ACCOUNT},netuid:Compact<u16>,${amounts.map((name) => `${name}:Compact<u64>`).join(",")},is_registered:bool}`;
/** Two keys and seven more bytes at least. */
const LEAST_BYTES = 71;

function readPosition(reader: Reader): Position {
  const hotkey = encodeAddress(reader.bytes(32));
  reader.bytes(32);
  const netuid = Number(reader.compact());
  const alpha = reader.compact();
  // What else it says is always zero on this chain, or the hotkey's and not the coldkey's (§5.1).
  for (let rest = 1; rest < amounts.length; rest++) reader.compact();
  return { hotkey, netuid, alpha, isRegistered: reader.flag() };
}

export const POSITIONS: ApiMethod<Position[]> = {
  api: "StakeInfoRuntimeApi",
  method: "get_stake_info_for_coldkey",
  shape: `Vec<${STAKE_INFO}>`,
  read: (reader) => Array.from({ length: reader.count(LEAST_BYTES) }, () => readPosition(reader)),
};

export const readPositions = (
  connection: Pick<Connection, "wire" | "runtime">,
  blockHash: string,
  coldkey: Ss58,
): Promise<Position[]> => callApi(connection, blockHash, POSITIONS, accountOf(coldkey));

/** Rao per alpha, rounded down, by subnet. Root's is one TAO. */
export const PRICES: ApiMethod<Map<number, bigint>> = {
  api: "SwapRuntimeApi",
  method: "current_alpha_price_all",
  shape: "Vec<{netuid:u16,price:u64}>",
  read: (reader) =>
    new Map(
      Array.from({ length: reader.count(10) }, () => {
        const netuid = Number(reader.unsigned(2));
        return [netuid, reader.unsigned(8)] as const;
      }),
    ),
};

export const readPrices = (
  connection: Pick<Connection, "wire" | "runtime">,
  blockHash: string,
): Promise<Map<number, bigint>> => callApi(connection, blockHash, PRICES, new Uint8Array());

const THREE = ["total", "locked", "available"].map((name) => `${name}:Compact<u64>`).join(",");
/** Locked alpha by coldkey and subnet, over all its hotkeys; subnets without stake are left out. */
export const AVAILABILITY: ApiMethod<Map<Ss58, Map<number, bigint>>> = {
  api: "StakeInfoRuntimeApi",
  method: "get_stake_availability_for_coldkeys",
  shape: `Vec<(${ACCOUNT},Vec<(u16,{${THREE}})>)>`,
  read: (reader) =>
    new Map(
      Array.from({ length: reader.count(33) }, () => {
        const coldkey = encodeAddress(reader.bytes(32));
        const rows = Array.from({ length: reader.count(5) }, () => {
          const netuid = Number(reader.unsigned(2));
          reader.compact();
          const locked = reader.compact();
          reader.compact();
          return [netuid, locked] as const;
        });
        return [coldkey, new Map(rows)] as const;
      }),
    ),
};
/** One coldkey, all subnets. */
export const availabilityArguments = (coldkey: Ss58): Uint8Array =>
  concatBytes(Uint8Array.of(4), accountOf(coldkey), Uint8Array.of(0));

/** What a trade would bring. All zeros mean that the pool would refuse it. */
export interface Simulated {
  readonly taoRao: bigint;
  readonly alpha: bigint;
  /** In units of what is given. */
  readonly fee: bigint;
}

const parts = ["tao_amount", "alpha_amount", "tao_fee", "alpha_fee"];
const all = [...parts, "tao_slippage", "alpha_slippage"];
const simulation = (method: string): ApiMethod<Simulated> => ({
  api: "SwapRuntimeApi",
  method,
  shape: `{${all.map((name) => `${name}:u64`).join(",")}}`,
  read(reader) {
    const [taoRao = 0n, alpha = 0n, taoFee = 0n, alphaFee = 0n] = all.map(() => reader.unsigned(8));
    return { taoRao, alpha, fee: taoFee + alphaFee };
  },
});
const BUY = simulation("sim_swap_tao_for_alpha");
export const SELL = simulation("sim_swap_alpha_for_tao");

export const tradeArguments = (netuid: number, amount: bigint): Uint8Array =>
  concatBytes(netuidKey(netuid), littleEndian(amount, 8));

export const simulateTrade = (
  connection: Pick<Connection, "wire" | "runtime">,
  blockHash: string,
  side: "buy" | "sell",
  netuid: number,
  amount: bigint,
): Promise<Simulated> =>
  callApi(connection, blockHash, side === "buy" ? BUY : SELL, tradeArguments(netuid, amount));
