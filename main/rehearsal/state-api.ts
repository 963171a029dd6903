/** Runtime APIs that only read the state: type and answer side by side. */
import type { ScaleReader } from "./scale.ts";
import type { StateView } from "./storage.ts";
import { type AnyType, encode, type Type, type ValueOf } from "./type.ts";

interface StateMethod {
  readonly name: string;
  readonly inputs: readonly { readonly name: string; readonly type: AnyType }[];
  readonly output: AnyType;
  run(input: ScaleReader, state: StateView): Uint8Array;
}

export interface StateApi {
  readonly name: string;
  readonly methods: readonly StateMethod[];
}

type Inputs = Readonly<Record<string, AnyType>>;
type Values<I extends Inputs> = { readonly [K in keyof I]: ValueOf<I[K]> };

export function method<const I extends Inputs, O>(
  name: string,
  inputs: I,
  output: Type<O>,
  answer: (state: StateView, args: Values<I>) => O,
): StateMethod {
  const list = Object.entries(inputs);
  return {
    name,
    inputs: list.map(([input, type]) => ({ name: input, type })),
    output,
    run(input, state) {
      const args = Object.fromEntries(list.map(([key, type]) => [key, type.read(input)]));
      return encode(output, answer(state, args as Values<I>));
    },
  };
}
