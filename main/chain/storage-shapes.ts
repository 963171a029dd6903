/** How storage items are described: their keys, the hashing of each, and the encoding of their values. */
import { ACCOUNT } from "./calls/plan.ts";

type HashKind = "Identity" | "Blake2_128Concat" | "Twox64Concat";

export interface StorageShape {
  readonly pallet: string;
  readonly item: string;
  /** How each key is hashed, and its encoding. */
  readonly keys: readonly (readonly [hash: HashKind, shape: string])[];
  readonly value: string;
  /** Absent on some runtimes: then its meaning is missing, not an error. */
  readonly isOptional?: boolean;
}

export const ofSubnet = (item: string, value: string): StorageShape => ({
  pallet: "SubtensorModule",
  item,
  keys: [["Identity", "u16"]],
  value,
});

export const ofAccount = (item: string, value: string): StorageShape => ({
  pallet: "SubtensorModule",
  item,
  keys: [["Blake2_128Concat", ACCOUNT]],
  value,
});
export const byHotkeyAndSubnet = (item: string, value: string): StorageShape => ({
  ...ofAccount(item, value),
  keys: [
    ["Blake2_128Concat", ACCOUNT],
    ["Identity", "u16"],
  ],
});
export const ofSubtensor = (item: string, value: string): StorageShape => ({
  pallet: "SubtensorModule",
  item,
  keys: [],
  value,
});
