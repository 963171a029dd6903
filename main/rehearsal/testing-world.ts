/** The made-up network without its node: calls are dispatched one by one, each in a block of its own number. */
import { attempt, type Context } from "./context.ts";
import { genesisState } from "./genesis.ts";
import { blake2_256Hex, textBytes } from "./hashing.ts";
import type { StateMap } from "./history.ts";
import { freeBalance, mintInto } from "./pallets/balances.ts";
import { beginBlockOfSubtensor } from "./pallets/subtensor.ts";
import type { SubtensorCall } from "./pallets/subtensor-calls.ts";
import { SUBTENSOR_INDEX, subtensorErrors } from "./pallets/subtensor-errors.ts";
import { number } from "./pallets/system.ts";
import type { AccountId, DispatchError } from "./primitives.ts";
import { dispatch } from "./runtime.ts";
import type { RuntimeCall, RuntimeEvent } from "./runtime-types.ts";
import { type Layer, layerOver } from "./state.ts";

export const TAO = 1_000_000_000n;

export const named = (name: string): AccountId => blake2_256Hex(textBytes(name));

let genesis: StateMap | undefined;

export interface World {
  readonly state: Layer;
  block: number;
  /** Events of the newest call, or of the start of the block. */
  events: RuntimeEvent[];
  give(who: AccountId, amountRao: bigint): void;
  free(who: AccountId): bigint;
  /** The error's name for pallet 7, `index.error` for others, or null when the call succeeded. */
  run(who: AccountId, call: RuntimeCall): string | null;
  subtensor(who: AccountId, call: SubtensorCall): string | null;
  /** Starts the block with that number. */
  goTo(block: number): void;
}

export function openWorld(): World {
  genesis ??= genesisState("test", 1_800_000_000_000);
  const base = genesis;
  const state = layerOver({
    read: (key) => base.get(key),
    keys: (prefix) => [...base.keys()].filter((key) => key.startsWith(prefix)).sort(),
  });
  const world: World = {
    state,
    block: 10_000,
    events: [],
    give: (who, amountRao) => mintInto(context(), who, amountRao),
    free: (who) => freeBalance(state, who),
    run(who, call) {
      world.events = [];
      const error = attempt(context(), (inner) => dispatch(inner, { who, mayCall: null }, call));
      return error === null ? null : nameOf(error);
    },
    subtensor: (who, call) => world.run(who, { tag: "SubtensorModule", value: call }),
    goTo(block) {
      world.block = block;
      world.events = [];
      number.put(state, block);
      beginBlockOfSubtensor(context());
    },
  };
  const context = (): Context => ({
    state,
    blockNumber: world.block,
    extrinsicIndex: 1,
    deposit: (event) => {
      world.events.push(event);
    },
  });
  return world;
}

function nameOf(error: DispatchError): string {
  if (error.tag !== "Module") {
    return error.value === null ? error.tag : `${error.tag}.${JSON.stringify(error.value)}`;
  }
  const { index, error: bytes } = error.value;
  const code = bytes[0] ?? -1;
  if (index !== SUBTENSOR_INDEX) return `${index}.${code}`;
  return Object.entries(subtensorErrors).find(([, own]) => own === code)?.[0] ?? `7.${code}`;
}

export const eventNames = (world: World): string[] =>
  world.events.map((event) => `${event.tag}.${event.value.tag}`);
