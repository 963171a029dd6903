/** From what stands in the form to the operation that the chain is asked about. Null while something is missing. */

import { readAddress } from "../../lib/address.ts";
import { parseTao, taoInput } from "../../lib/amount.ts";
import { typedDecimal } from "../../lib/format.ts";
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
  "set-children",
  "childkey-take",
  "set-identity",
  "root-claim-type",
  "lock-stake",
  "move-lock",
  "perpetual-lock",
  "reject-locked",
] as const;
export type ManageAction = (typeof ACTIONS)[number];

export type ProxyType = Extract<Operation, { kind: "add-proxy" }>["proxyType"];

export const CLAIM_TYPES = ["Swap", "Keep", "KeepSubnets"] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];
export interface ChildFields {
  readonly address: string;
  /** Percent. */
  readonly share: string;
}
export const IDENTITY_FIELDS = [
  ...(["name", "url", "githubRepo", "image", "discord", "description", "additional"] as const),
];
export type IdentityFields = Readonly<Record<(typeof IDENTITY_FIELDS)[number], string>>;
const NO_IDENTITY: IdentityFields = {
  name: "",
  url: "",
  githubRepo: "",
  image: "",
  discord: "",
  description: "",
  additional: "",
};

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
  readonly claim: ClaimType;
  readonly children: readonly ChildFields[];
  readonly identity: IdentityFields;
  readonly lock: LockInputs;
}

/** Of the four acts with locks. */
export interface LockInputs {
  readonly amount: string;
  readonly isPerpetual: boolean;
  readonly isRejecting: boolean;
}

type Form = Omit<ManageFields, "coldkey" | "hotkey"> & { readonly hotkey: string };

const ACTION_OF: Partial<Record<Operation["kind"], ManageAction>> = {
  "increase-take": "take",
  "decrease-take": "take",
};

/** What stands in the form at first: nothing, or what was asked before. */
export function fieldsBefore(before: Operation | null): Form {
  const known = ACTIONS.find((one) => one === before?.kind);
  const action = before === null ? "associate" : (ACTION_OF[before.kind] ?? known ?? "associate");
  const o = (before ?? {}) as Partial<{
    hotkey: string;
    newHotkey: string;
    take: number;
    netuid: number | null;
    netuids: readonly number[];
    keepStake: boolean;
    delegate: string;
    proxyType: ProxyType;
    delayBlocks: number;
    claim: ClaimType;
    alpha: bigint;
    isPerpetual: boolean;
    isRejecting: boolean;
    children: readonly string[];
    proportions: readonly bigint[];
  }>;
  const children = (o.children ?? []).map((address, at) => ({
    address,
    share: shareText(o.proportions?.[at] ?? 0n),
  }));
  return {
    action,
    hotkey: o.hotkey ?? "",
    newHotkey: o.newHotkey ?? "",
    take: o.take === undefined ? "" : typedDecimal((o.take / WHOLE) * 100, 2),
    isUp: before?.kind === "increase-take",
    isEverywhere: o.netuid === null || before?.kind !== "swap-hotkey",
    keepStake: o.keepStake ?? false,
    netuid: o.netuid ?? null,
    netuids: o.netuids?.join(", ") ?? "",
    delegate: o.delegate ?? "",
    proxyType: o.proxyType ?? "Staking",
    delay: String(o.delayBlocks ?? 7_200),
    claim: o.claim ?? "Swap",
    lock: {
      amount: o.alpha === undefined ? "" : taoInput(o.alpha),
      isPerpetual: o.isPerpetual ?? false,
      isRejecting: o.isRejecting ?? false,
    },
    children: children.length === 0 ? [{ address: "", share: "" }] : children,
    identity:
      before?.kind === "set-identity"
        ? {
            name: before.name,
            url: before.url,
            githubRepo: before.githubRepo,
            image: before.image,
            discord: before.discord,
            description: before.description,
            additional: before.additional,
          }
        : NO_IDENTITY,
  };
}

const WHOLE_SHARE = 2n ** 64n - 1n;
const shareText = (part: bigint): string =>
  typedDecimal(Number((part * 1_000_000n) / WHOLE_SHARE) / 10_000, 2);

/** Percent with at most two decimals, as a part of 2^64 − 1, rounded down so that the sum never exceeds the whole. */
export function readShare(text: string): bigint | null {
  const match = /^\s*(\d{1,3})(?:\.(\d{1,2}))?\s*$/.exec(text);
  if (!match) return null;
  const [, whole = "0", fraction = ""] = match;
  const permyriad = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0"));
  return permyriad === 0n || permyriad > 10_000n ? null : (WHOLE_SHARE * permyriad) / 10_000n;
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
    case "set-children": {
      const rows = fields.children.filter(({ address, share }) => address + share !== "");
      const children = rows.map(({ address }) => readAddress(address));
      const proportions = rows.map(({ share }) => readShare(share));
      if (hotkey === null || netuid === null) return null;
      if (!children.every((one) => one !== null)) return null;
      if (!proportions.every((one) => one !== null)) return null;
      return { kind: action, coldkey, hotkey, netuid, children, proportions };
    }
    case "childkey-take": {
      const take = readTake(fields.take);
      if (hotkey === null || netuid === null || take === null) return null;
      return { kind: action, coldkey, hotkey, netuid, take };
    }
    case "set-identity":
      return { kind: action, coldkey, ...fields.identity };
    case "lock-stake": {
      const alpha = parseTao(fields.lock.amount);
      if (hotkey === null || netuid === null || alpha === null || alpha === 0n) return null;
      return { kind: action, coldkey, hotkey, netuid, alpha };
    }
    case "move-lock":
      return hotkey === null || netuid === null ? null : { kind: action, coldkey, hotkey, netuid };
    case "perpetual-lock": {
      const { isPerpetual } = fields.lock;
      return netuid === null ? null : { kind: action, coldkey, netuid, isPerpetual };
    }
    case "reject-locked":
      return { kind: action, coldkey, isRejecting: fields.lock.isRejecting };
    case "root-claim-type": {
      const netuids = fields.claim === "KeepSubnets" ? readNetuids(fields.netuids) : [];
      return netuids === null ? null : { kind: action, coldkey, claim: fields.claim, netuids };
    }
  }
}
