/** What a pallet is given to work with, and how its calls fail. */
import type { DispatchError } from "./primitives.ts";
import type { RuntimeEvent } from "./runtime-types.ts";
import { layerOver } from "./state.ts";
import type { State } from "./storage.ts";

export interface Context {
  readonly state: State;
  /** Number of the block that is being built. */
  readonly blockNumber: number;
  /** Position of the running extrinsic in its block. */
  readonly extrinsicIndex: number;
  deposit(event: RuntimeEvent): void;
}

/**
 * A call that failed with a dispatch error. Thrown because it must leave any depth of pallet code, as Rust's `?`
 * does; {@link transactional} is where it takes its changes with it, the executive is where it ends.
 */
export class DispatchFailure extends Error {
  override readonly name = "DispatchFailure";
  readonly error: DispatchError;
  constructor(error: DispatchError) {
    super(JSON.stringify(error, (_, value) => (value instanceof Uint8Array ? [...value] : value)));
    this.error = error;
  }
}

/** Fails with an error of a pallet, by the indices of the metadata. */
export function failModule(palletIndex: number, errorIndex: number): never {
  const error = new Uint8Array([errorIndex, 0, 0, 0]);
  throw new DispatchFailure({ tag: "Module", value: { index: palletIndex, error } });
}

/** Runs `work` in a storage layer of its own: when it fails, its changes and its events are dropped. */
function transactional<T>(context: Context, work: (inner: Context) => T): T {
  const layer = layerOver(context.state);
  const events: RuntimeEvent[] = [];
  const result = work({
    state: layer,
    blockNumber: context.blockNumber,
    extrinsicIndex: context.extrinsicIndex,
    deposit: (event) => {
      events.push(event);
    },
  });
  layer.mergeInto(context.state);
  for (const event of events) context.deposit(event);
  return result;
}

/** {@link transactional} as a value: null, or the error with which the work failed. */
export function attempt(context: Context, work: (inner: Context) => void): DispatchError | null {
  try {
    transactional(context, work);
    return null;
  } catch (error) {
    if (error instanceof DispatchFailure) return error.error;
    throw error;
  }
}
