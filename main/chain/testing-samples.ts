/** For tests only: who acts in the samples of operations, and what a sample is. */
import type { Operation } from "../codec/pipeline.ts";
import { devAddress } from "./testing.ts";

export const coldkey = devAddress("Alice");
export const hotkey = devAddress("Bob");
export const other = devAddress("Charlie");
/** A `MultiAddress`. */
export const id = (value: string) => ({ type: "Id", value });

/** An operation, and the arguments that an independent encoder needs for its call. */
export type Sample = readonly [
  operation: Operation,
  pallet: string,
  call: string,
  args: Readonly<Record<string, unknown>>,
];
