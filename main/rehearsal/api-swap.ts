/** `SwapRuntimeApi`: prices, and what a trade would bring at this block. */
import { named, spelled, struct } from "./composite.ts";
import { DispatchFailure } from "./context.ts";
import { divideBits, floorBits, multiplyBits, toBits } from "./fixed-point.ts";
import { allNetuids } from "./pallets/subtensor-positions.ts";
import { atAnyPrice, priceBits, simulate } from "./pallets/swap.ts";
import type { Side, Trade } from "./pallets/swap-math.ts";
import { method, type StateApi } from "./state-api.ts";
import type { StateView } from "./storage.ts";
import { u16, u64, vec } from "./type.ts";

const tao = spelled(u64, "TaoBalance");
const alpha = spelled(u64, "AlphaBalance");
const subnetPrice = struct(
  "pallet_subtensor_swap_runtime_api::SubnetPrice",
  named({ netuid: spelled(u16, "NetUid"), price: spelled(u64, "u64") }),
);
const simSwapResult = struct(
  "pallet_subtensor_swap_runtime_api::SimSwapResult",
  named({
    tao_amount: tao,
    alpha_amount: alpha,
    tao_fee: tao,
    alpha_fee: alpha,
    tao_slippage: tao,
    alpha_slippage: alpha,
  }),
);

const RAO = 1_000_000_000n;
const NOTHING = {
  tao_amount: 0n,
  alpha_amount: 0n,
  tao_fee: 0n,
  alpha_fee: 0n,
  tao_slippage: 0n,
  alpha_slippage: 0n,
};

const priceOf = (state: StateView, netuid: number) =>
  floorBits(multiplyBits(priceBits(state, netuid), toBits(RAO)));

/** All zeros mean that the pool refuses. */
function simulated(state: StateView, netuid: number, side: Side, amount: bigint): Trade | null {
  try {
    return simulate(state, netuid, atAnyPrice(side, amount));
  } catch (error) {
    if (error instanceof DispatchFailure) return null;
    throw error;
  }
}

const atLeastZero = (amount: bigint) => (amount > 0n ? amount : 0n);

export const swapApi: StateApi = {
  name: "SwapRuntimeApi",
  methods: [
    method("current_alpha_price", { netuid: u16 }, u64, (state, { netuid }) =>
      priceOf(state, netuid),
    ),
    method("current_alpha_price_all", {}, vec(subnetPrice), (state) =>
      allNetuids(state).map((netuid) => ({ netuid, price: priceOf(state, netuid) })),
    ),
    method(
      "sim_swap_tao_for_alpha",
      { netuid: u16, tao: u64 },
      simSwapResult,
      (state, { netuid, tao: amount }) => {
        const trade = simulated(state, netuid, "buy", amount);
        if (trade === null) return NOTHING;
        const atSpot = floorBits(divideBits(toBits(amount), priceBits(state, netuid)));
        return {
          ...NOTHING,
          tao_amount: trade.net,
          alpha_amount: trade.output,
          tao_fee: trade.fee,
          alpha_slippage: atLeastZero(atSpot - trade.output),
        };
      },
    ),
    method(
      "sim_swap_alpha_for_tao",
      { netuid: u16, alpha: u64 },
      simSwapResult,
      (state, { netuid, alpha: amount }) => {
        const trade = simulated(state, netuid, "sell", amount);
        if (trade === null) return NOTHING;
        const atSpot = floorBits(multiplyBits(toBits(amount), priceBits(state, netuid)));
        return {
          ...NOTHING,
          tao_amount: trade.output,
          alpha_amount: trade.net,
          alpha_fee: trade.fee,
          tao_slippage: atLeastZero(atSpot - trade.output),
        };
      },
    ),
  ],
};
