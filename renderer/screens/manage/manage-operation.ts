/** From what stands in the form to the operation that the chain is asked about. Null while something is missing. */
import { readAddress } from "../../lib/address-input.ts";
import type { Operation } from "../../types.ts";

export const ACTIONS = [
  "associate",
  "take",
  "swap-hotkey",
  "claim-root",
  "auto-stake",
  "add-proxy",
  "remove-proxy",
  "register-network",
  "start-subnet",
] as const;
export type ManageAction = (typeof ACTIONS)[number];

export type ProxyType = Extract<Operation, { kind: "add-proxy" }>["proxyType"];

export interface ManageFields {
  readonly action: ManageAction;
  readonly coldkey: string;
  readonly hotkey: string | null;
  readonly newHotkey: string;
  readonly take: string;
  readonly isUp: boolean;
  readonly isEverywhere: boolean;
  readonly keepStake: boolean;
  readonly netuid: number | null;
  readonly netuids: string;
  readonly delegate: string;
  readonly proxyType: ProxyType;
  readonly delay: string;
}

const WHOLE = 65_535;
/** Percent with at most two decimals, as a share of 65 535: rounded down, so that a maximum is not exceeded. */
export function readTake(text: string): number | null {
  const match = /^\s*(\d{1,2})(?:\.(\d{1,2}))?\s*$/.exec(text);
  if (!match) return null;
  const [, whole = "0", fraction = ""] = match;
  const permyriad = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return permyriad > 1_800 ? null : Math.floor((permyriad * WHOLE) / 10_000);
}

export function readNetuids(text: string): number[] | null {
  const parts = text.split(",").map((part) => part.trim());
  if (!parts.every((part) => /^\d{1,5}$/.test(part))) return null;
  const numbers = [...new Set(parts.map(Number))].sort((a, b) => a - b);
  const isFine = numbers.length <= 5 && numbers.every((one) => one <= WHOLE);
  return isFine ? numbers : null;
}

export const readDelay = (text: string): number | null =>
  /^\s*\d{1,8}\s*$/.test(text) ? Number(text) : null;

export function manageOperation(fields: ManageFields): Operation | null {
  const { action, coldkey, hotkey, netuid } = fields;
  if (coldkey === "") return null;
  switch (action) {
    case "associate":
    case "register-network":
      return hotkey === null ? null : { kind: action, coldkey, hotkey };
    case "take": {
      const take = readTake(fields.take);
      if (hotkey === null || take === null) return null;
      return { kind: fields.isUp ? "increase-take" : "decrease-take", coldkey, hotkey, take };
    }
    case "swap-hotkey": {
      const newHotkey = readAddress(fields.newHotkey);
      const where = fields.isEverywhere ? null : netuid;
      if (hotkey === null || newHotkey === null) return null;
      if (!fields.isEverywhere && netuid === null) return null;
      const keepStake = !fields.isEverywhere && fields.keepStake;
      return { kind: action, coldkey, hotkey, newHotkey, netuid: where, keepStake };
    }
    case "claim-root": {
      const netuids = readNetuids(fields.netuids);
      return netuids === null ? null : { kind: action, coldkey, netuids };
    }
    case "auto-stake":
      return hotkey === null || netuid === null ? null : { kind: action, coldkey, hotkey, netuid };
    case "add-proxy":
    case "remove-proxy": {
      const delegate = readAddress(fields.delegate);
      const delayBlocks = readDelay(fields.delay);
      if (delegate === null || delayBlocks === null) return null;
      const entry = { coldkey, delegate, proxyType: fields.proxyType, delayBlocks };
      return action === "add-proxy" ? { kind: action, ...entry } : { kind: action, ...entry };
    }
    case "start-subnet":
      return netuid === null ? null : { kind: action, coldkey, netuid };
  }
}
