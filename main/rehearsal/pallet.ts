/** Small parts from which the descriptions of the pallets are put together. */
import { names } from "./composite.ts";
import type { ConstantDescription } from "./metadata.ts";
import { encode, type Type } from "./type.ts";

/** The generic parameter of a pallet's types, which has no type of its own in the metadata. */
export const T = [{ name: "T", type: null }] as const;
/** The same for a pallet that can have instances. */
export const T_I = [...T, { name: "I", type: null }] as const;

export function constant<V>(name: string, type: Type<V>, value: V): ConstantDescription {
  return { name, type, value: encode(type, value) };
}

/** The errors of a pallet; only those which this node can raise are listed. */
/**
 * All errors of a pallet under their indices, also those that nothing here raises: some clients look an error up by its
 * place in the list.
 */
export function inOrder<const N extends readonly string[]>(
  list: N,
): Readonly<Record<N[number], number>> {
  return Object.fromEntries(list.map((name, index) => [name, index])) as Record<N[number], number>;
}

export function errorType<const N extends Readonly<Record<string, number>>>(
  path: string,
  indices: N,
  parameters: typeof T | typeof T_I = T,
) {
  return names(path, indices, parameters);
}
