/** An operation in the user's words. One place for all kinds: forms, drafts, reviews, activity and outcomes read it. */
import { series } from "../lib/format.ts";
import { en } from "../messages/en.ts";
import type { Operation, Snapshot } from "../types.ts";
import { nameOrEnds } from "./names.ts";

type Kind = Operation["kind"];
type Of<K extends Kind> = Extract<Operation, { kind: K }>;
type Lines = { readonly [K in Kind]: (o: Of<K>, name: Name) => string };

const { lines, changes } = en.deeds;

const LINES: Lines = {
  register: (o, name) => en.act.progress.register(name(o.hotkey), o.netuid),
  transfer: (o, name) => en.act.progress.transfer(o.amountRao, name(o.destination)),
  "transfer-all": (o, name) => lines.transferAll(name(o.destination)),
  "add-stake": (o, name) => lines.addStake(o.amountRao, name(o.hotkey), o.netuid),
  "remove-stake": (o, name) => lines.removeStake(o.alpha, name(o.hotkey), o.netuid),
  "move-stake": (o, name) =>
    lines.moveStake(o.alpha, o.netuid, name(o.hotkey), name(o.toHotkey), o.toNetuid),
  "swap-stake": (o, name) => lines.swapStake(o.alpha, o.netuid, o.toNetuid, name(o.hotkey)),
  "transfer-stake": (o, name) => lines.transferStake(o.alpha, o.netuid, name(o.destination)),
  "unstake-all": (o, name) => lines.unstakeAll(name(o.hotkey)),
  "unstake-all-alpha": (o, name) => lines.unstakeAllAlpha(name(o.hotkey)),
  associate: (o, name) => lines.associate(name(o.hotkey)),
  "increase-take": (o, name) => lines.increaseTake(name(o.hotkey), o.take),
  "decrease-take": (o, name) => lines.decreaseTake(name(o.hotkey), o.take),
  "swap-hotkey": (o, name) => lines.swapHotkey(name(o.hotkey), name(o.newHotkey), o.netuid),
  "claim-root": (o) => lines.claimRoot(series(o.netuids)),
  "auto-stake": (o, name) => lines.autoStake(name(o.hotkey), o.netuid),
  "add-proxy": (o, name) => lines.addProxy(name(o.delegate), o.proxyType, o.delayBlocks),
  "remove-proxy": (o, name) => lines.removeProxy(name(o.delegate), o.proxyType),
  "register-network": (o, name) => lines.registerNetwork(name(o.hotkey)),
  "start-subnet": (o) => lines.startSubnet(o.netuid),
  "announce-swap": (o, name) => en.swap.lines.announce(name(o.coldkey)),
  "execute-swap": (o, name) => en.swap.lines.execute(name(o.coldkey), name(o.destination)),
  "dispute-swap": (o, name) => en.swap.lines.dispute(name(o.coldkey)),
  "clear-swap": (o, name) => en.swap.lines.clear(name(o.coldkey)),
  "set-identity": (o) => lines.setIdentity(o.name),
  "set-children": (o, name) =>
    o.children.length === 0
      ? lines.noChildren(name(o.hotkey), o.netuid)
      : lines.setChildren(name(o.hotkey), o.netuid, o.children.length),
  "childkey-take": (o, name) => lines.childkeyTake(name(o.hotkey), o.netuid, o.take),
  "root-claim-type": (o) => lines.rootClaimType(o.claim, series(o.netuids)),
  "lock-stake": (o, name) => lines.lockStake(o.alpha, o.netuid, name(o.hotkey)),
  "move-lock": (o, name) => lines.moveLock(o.netuid, name(o.hotkey)),
  "perpetual-lock": (o) => lines.perpetualLock(o.netuid, o.isPerpetual),
  "reject-locked": (o) => lines.rejectLocked(o.isRejecting),
  batch: (o) => batchLine(o.items),
  proxy: (o, name) => lines.proxied(name(o.real), sayLine(o.call, name)),
  "proxy-announce": (o, name) => lines.announced(name(o.real), sayLine(o.call, name)),
  "proxy-execute": (o, name) => lines.executed(name(o.real), sayLine(o.call, name)),
  "proxy-reject": (o, name) => lines.rejected(name(o.delegate)),
  "proxy-withdraw": (o, name) => lines.withdrawn(name(o.real)),
  "multisig-propose": (o, name) => lines.proposed(name(o.call.coldkey), sayLine(o.call, name)),
  "multisig-approve": (o, name) => lines.approved(name(o.call.coldkey), sayLine(o.call, name)),
  "multisig-cancel": (o) => lines.multisigCancelled(o.threshold, o.members.length),
};

type Name = (address: string) => string;

function sayLine(operation: Operation, name: Name): string {
  const say = LINES[operation.kind] as (o: Operation, name: Name) => string;
  return say(operation, name);
}

/** What all of them come to, where they are of one kind. */
function batchLine(items: Of<"batch">["items"]): string {
  const sent = items.flatMap((one) => (one.kind === "transfer" ? [one.amountRao] : []));
  const seats = items.flatMap((one) => (one.kind === "register" ? [one.maxBurnRao] : []));
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, one) => all + one, 0n);
  if (sent.length === items.length) return lines.batchOfTransfers(sum(sent), sent.length);
  if (seats.length === items.length) return lines.batchOfSeats(sum(seats), seats.length);
  return lines.batch(items.length);
}

/** The act in one line. */
export function lineOf(operation: Operation, snapshot: Snapshot): string {
  return sayLine(operation, (address) => nameOrEnds(snapshot, address));
}

const CHANGES: Readonly<Record<Exclude<Kind, "register" | "transfer">, string>> = {
  "transfer-all": changes.gone,
  "add-stake": changes.stake,
  "remove-stake": changes.unstake,
  "move-stake": changes.move,
  "swap-stake": changes.move,
  "transfer-stake": changes.gone,
  "unstake-all": changes.unstake,
  "unstake-all-alpha": changes.move,
  associate: changes.associate,
  "increase-take": changes.take,
  "decrease-take": changes.take,
  "swap-hotkey": changes.swap,
  "claim-root": changes.claim,
  "auto-stake": changes.autoStake,
  "add-proxy": changes.proxyAdded,
  "remove-proxy": changes.proxyRemoved,
  "register-network": changes.subnet,
  "start-subnet": changes.started,
  "announce-swap": en.swap.changes.announce,
  "execute-swap": en.swap.changes.execute,
  "dispute-swap": en.swap.changes.dispute,
  "clear-swap": en.swap.changes.clear,
  "set-identity": changes.identity,
  "set-children": changes.children,
  "childkey-take": changes.childkeyTake,
  "root-claim-type": changes.claimType,
  "lock-stake": changes.locked,
  "move-lock": changes.lockMoved,
  "perpetual-lock": changes.lockKind,
  "reject-locked": changes.rejectLocked,
  batch: changes.batch,
  proxy: changes.proxied,
  "proxy-announce": changes.announced,
  "proxy-execute": changes.proxied,
  "proxy-reject": changes.rejected,
  "proxy-withdraw": changes.withdrawn,
  "multisig-propose": changes.proposed,
  "multisig-approve": changes.approved,
  "multisig-cancel": changes.multisigCancelled,
};

/** What changes on the chain, for every act that has no list of its own. */
export function changeOf(operation: Operation): string | null {
  if (operation.kind === "register" || operation.kind === "transfer") return null;
  if (operation.kind === "swap-hotkey" && operation.keepStake) return changes.swapKeeping;
  return CHANGES[operation.kind];
}

const STAKING: ReadonlySet<Kind> = new Set([
  "add-stake",
  "remove-stake",
  "move-stake",
  "swap-stake",
  "transfer-stake",
  "unstake-all",
  "unstake-all-alpha",
]);
export const isStaking = (kind: Kind): boolean => STAKING.has(kind);

type SwapKind = "announce-swap" | "execute-swap" | "dispute-swap" | "clear-swap";
export const isSwap = (kind: Kind): kind is SwapKind => kind.endsWith("-swap");

/** What the margin says beside form and draft. */
export function guideOf(kind: Kind) {
  if (kind === "register") {
    const { what, wrong, hands } = en.act.register;
    return { what, wrong, hands };
  }
  if (kind === "transfer" || kind === "transfer-all") {
    const { what, wrong, hands } = en.act.send;
    return { what, wrong, hands };
  }
  if (isSwap(kind)) return en.swap.guides[kind];
  return isStaking(kind) ? en.deeds.guides.stake : en.deeds.guides.manage;
}
