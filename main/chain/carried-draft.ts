/**
 * Drafts of operations that carry others: a batch adds up what its items cost and would be refused for; a proxy and a
 * multisig are looked at twice, as an act of the signer and as an act of the account behind it.
 */
import { accountOf, encodeAddress } from "../codec/address.ts";
import { hashOfCall } from "../codec/call-hash.ts";
import { multisigAddress } from "../codec/multisig.ts";
import type { CarriedOperation } from "../codec/operations/nested.ts";
import { fromHex } from "../codec/payload.ts";
import type { Cost, Operation } from "../codec/pipeline.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { askAccount, spendableRao } from "./accounts.ts";
import { type Batch, decode, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { quote } from "./fee.ts";
import { type Ask, askedOnly, type Findings, plain } from "./findings.ts";
import type { BestBlock } from "./heads.ts";
import { readAnnouncements, readProxies } from "./proxies.ts";

type Of<K extends Operation["kind"]> = Extract<Operation, { kind: K }>;
export type CarrierOperation = Of<
  | "proxy"
  | "proxy-announce"
  | "proxy-execute"
  | "proxy-reject"
  | "proxy-withdraw"
  | "multisig-propose"
  | "multisig-approve"
  | "multisig-cancel"
>;

/** How an operation inside is asked about; `earlier`: registrations on the same subnet before it. */
export type AskInner = (operation: Operation, earlier?: number) => Ask;

interface From {
  readonly connection: Connection;
  readonly batch: Batch;
  readonly block: BestBlock;
  readonly ask: AskInner;
}

// --- Batches ---------------------------------------------------------------------------------------------------

export function askBatch({ ask }: Pick<From, "ask">, { coldkey, items }: Of<"batch">): Ask {
  const seats = new Map<number, number>();
  const asks = items.map((item) => {
    const netuid = item.kind === "register" ? item.netuid : null;
    const earlier = netuid === null ? 0 : (seats.get(netuid) ?? 0);
    if (netuid !== null) seats.set(netuid, earlier + 1);
    return ask(item, earlier);
  });
  return {
    ready: Promise.all(asks.map(({ ready }) => ready)),
    findings: () => {
      const all = asks.map((one) => one.findings());
      const numbered = (pick: (found: Findings) => readonly Fault[]) =>
        all.flatMap((found, at) =>
          pick(found).map(({ code, facts }) => fault(code, { ...facts, item: at + 1 })),
        );
      const others = items.flatMap((item, at) =>
        item.coldkey === coldkey ? [] : [fault("BATCH_OF_OTHERS", { item: at + 1 })],
      );
      return {
        subnet: null,
        trade: null,
        costs: added(all.flatMap(({ costs }) => costs)),
        neededRao: all.reduce((sum, { neededRao }) => sum + neededRao, 0n),
        warnings: numbered(({ warnings }) => warnings),
        blocking: [...others, ...repeats(items), ...numbered(({ blocking }) => blocking)],
        seats: all.flatMap(({ subnet }) => subnet ?? []),
      };
    },
  };
}

/** One line for each kind of cost. */
export function added(costs: readonly Cost[]): Cost[] {
  const sums = new Map<string, Cost>();
  for (const cost of costs) {
    const key = `${cost.kind} ${cost.bound}`;
    const before = sums.get(key)?.rao ?? 0n;
    sums.set(key, { ...cost, rao: before + cost.rao });
  }
  return [...sums.values()];
}

/** The second registration of a hotkey on a subnet would fail, and all of the batch with it. */
function repeats(items: Of<"batch">["items"]): Fault[] {
  const seen = new Map<string, number>();
  return items.flatMap((item, at) => {
    if (item.kind !== "register") return [];
    const key = `${item.netuid} ${item.hotkey}`;
    const first = seen.get(key);
    seen.set(key, first ?? at + 1);
    return first === undefined ? [] : [fault("BATCH_REPEATS", { item: at + 1, first })];
  });
}

// --- What is done for another account --------------------------------------------------------------------------

interface Behind {
  readonly ready: Promise<unknown>;
  readonly findings: () => {
    readonly actsFor: NonNullable<Findings["actsFor"]>;
    readonly warnings: readonly Fault[];
    readonly blocking: readonly Fault[];
    readonly seats: NonNullable<Findings["seats"]>;
  };
}

function askBehind(
  { connection, batch, ask }: From,
  account: Ss58,
  call: CarriedOperation,
): Behind {
  const balance = askAccount(batch, account);
  const swap = batch.option("swapAnnouncement", [accountOf(account)], decode.u32);
  const inner = ask(call);
  return {
    ready: inner.ready,
    findings: () => {
      const found = inner.findings();
      const { freeRao } = balance();
      const spendable = spendableRao(balance(), connection.runtime.existentialDepositRao);
      const atMostRao = found.costs.reduce((sum, { rao }) => sum + rao, 0n);
      return {
        actsFor: {
          account,
          freeRao,
          freeAfterRao: atMostRao <= spendable ? freeRao - atMostRao : null,
          costs: [...found.costs],
        },
        warnings: found.warnings,
        blocking: [
          ...(call.coldkey === account ? [] : [fault("BATCH_OF_OTHERS", { item: 1 })]),
          ...(swap() === null ? [] : [fault("COLDKEY_SWAP_PENDING", {})]),
          ...found.blocking,
          ...(found.neededRao <= spendable
            ? []
            : [
                fault("ACTED_FOR_BALANCE_TOO_LOW", {
                  account,
                  freeRao,
                  neededRao: found.neededRao + freeRao - spendable,
                }),
              ]),
        ],
        seats: [...(found.seats ?? []), ...(found.subnet === null ? [] : [found.subnet])],
      };
    },
  };
}

/** `isNow`: the call inside runs with this act, so what would refuse it stands in the way; else it may still change. */
function carrying(
  behind: Behind,
  own: () => Omit<Findings, "trade"> & { readonly isNow: boolean },
): Ask {
  return {
    ready: behind.ready,
    findings: () => {
      const { isNow, ...findings } = own();
      const inner = behind.findings();
      return {
        ...findings,
        trade: null,
        actsFor: inner.actsFor,
        seats: isNow ? inner.seats : [],
        warnings: [...findings.warnings, ...inner.warnings, ...(isNow ? [] : inner.blocking)],
        blocking: [...findings.blocking, ...(isNow ? inner.blocking : [])],
      };
    },
  };
}

// --- Proxies ---------------------------------------------------------------------------------------------------

export function askCarrier(from: From, operation: CarrierOperation): Ask {
  switch (operation.kind) {
    case "proxy":
      return askProxied(from, operation, operation.coldkey, operation.proxyType, null);
    case "proxy-execute":
      return askProxied(from, operation, operation.delegate, operation.proxyType, "announced");
    case "proxy-announce":
      return askAnnounce(from, operation);
    case "proxy-reject":
      return askAnnounced(from, operation.delegate, operation.coldkey, operation.callHash);
    case "proxy-withdraw":
      return askAnnounced(from, operation.coldkey, operation.real, operation.callHash);
    case "multisig-propose":
    case "multisig-approve":
      return askMultisig(from, operation);
    case "multisig-cancel":
      return askCancel(from, operation);
  }
}

const sameAccount = (account: Uint8Array, address: string): boolean =>
  encodeAddress(account) === address;

function askProxied(
  from: From,
  operation: Of<"proxy"> | Of<"proxy-execute">,
  delegate: Ss58,
  proxyType: string | null,
  how: "announced" | null,
): Ask {
  const { connection, batch, block } = from;
  const { real, call } = operation;
  const behind = askBehind(from, real, call);
  const entries = batch.value("proxies", [accountOf(real)], readProxies);
  const announced = batch.value("announcements", [accountOf(delegate)], readAnnouncements);
  const callHash = fromHex(hashOfCall(connection.runtime.encodeCall(call)));
  return carrying(behind, () => {
    const mine = entries().filter(
      (one) =>
        sameAccount(one.delegate, delegate) && (proxyType === null || one.type === proxyType),
    );
    const [first] = mine;
    const blocking = (): Fault[] => {
      if (first === undefined) return [fault("NOT_A_PROXY", { real, delegate })];
      if (how === null) {
        return first.delayBlocks === 0
          ? []
          : [fault("PROXY_MUST_ANNOUNCE", { delayBlocks: first.delayBlocks })];
      }
      const known = announced().find(
        (one) => sameAccount(one.real, real) && equalBytes(one.callHash, callHash),
      );
      if (known === undefined) return [fault("NOT_ANNOUNCED", { delegate })];
      const fromBlock = known.height + first.delayBlocks;
      return block.number + 1 < fromBlock ? [fault("ANNOUNCEMENT_TOO_EARLY", { fromBlock })] : [];
    };
    return { ...plain(blocking()), isNow: true };
  });
}

function askAnnounce(from: From, operation: Of<"proxy-announce">): Ask {
  const { connection, batch } = from;
  const { runtime } = connection;
  const { coldkey, real, call } = operation;
  const behind = askBehind(from, real, call);
  const entries = batch.value("proxies", [accountOf(real)], readProxies);
  const announced = batch.value("announcements", [accountOf(coldkey)], readAnnouncements);
  const callHash = fromHex(hashOfCall(runtime.encodeCall(call)));
  return carrying(behind, () => {
    const entry = entries().find((one) => sameAccount(one.delegate, coldkey));
    const known = announced();
    const most = Number(runtime.constant("Proxy", "MaxPending"));
    const isThere = known.some(
      (one) => sameAccount(one.real, real) && equalBytes(one.callHash, callHash),
    );
    const depositRao =
      runtime.constant("Proxy", "AnnouncementDepositFactor") +
      (known.length === 0 ? runtime.constant("Proxy", "AnnouncementDepositBase") : 0n);
    return {
      isNow: false,
      subnet: null,
      costs: [{ kind: "deposit", rao: depositRao, bound: "exact" }],
      neededRao: depositRao,
      warnings: [fault("ANNOUNCEMENT_CAN_BE_REJECTED", { delayBlocks: entry?.delayBlocks ?? 0 })],
      blocking: [
        ...(entry === undefined ? [fault("NOT_A_PROXY", { real, delegate: coldkey })] : []),
        ...(isThere ? [fault("ANNOUNCED_ALREADY", {})] : []),
        ...(known.length >= most ? [fault("ANNOUNCEMENTS_TOO_MANY", { most })] : []),
      ],
    };
  });
}

function askAnnounced({ batch }: From, delegate: Ss58, real: Ss58, callHash: string): Ask {
  const announced = batch.value("announcements", [accountOf(delegate)], readAnnouncements);
  return askedOnly(() => {
    const isThere = announced().some(
      (one) => sameAccount(one.real, real) && equalBytes(one.callHash, fromHex(callHash)),
    );
    return plain(isThere ? [] : [fault("NOT_ANNOUNCED", { delegate })]);
  });
}

// --- Multisigs -------------------------------------------------------------------------------------------------

export interface PendingMultisig {
  readonly timepoint: { readonly height: number; readonly index: number };
  readonly depositRao: bigint;
  readonly depositor: Ss58;
  readonly approvals: readonly Ss58[];
}

export function readMultisig(reader: Reader): PendingMultisig {
  return {
    timepoint: { height: reader.u32(), index: reader.u32() },
    depositRao: reader.unsigned(8),
    depositor: encodeAddress(reader.bytes(32)),
    approvals: Array.from({ length: reader.count(32) }, () => encodeAddress(reader.bytes(32))),
  };
}

type Proposal = Of<"multisig-propose"> | Of<"multisig-approve">;

/** Fills in what only the chain knows: how much the call weighs, and where its first approval was included. */
export async function completed(
  connection: Connection,
  block: BestBlock,
  operation: Operation,
): Promise<Operation> {
  switch (operation.kind) {
    case "multisig-propose":
      return { ...operation, ...(await weighed(connection, block, operation)) };
    case "multisig-approve": {
      const callHash = hashOfCall(connection.runtime.encodeCall(operation.call));
      const [weight, timepoint] = await Promise.all([
        weighed(connection, block, operation),
        placed(connection, block, operation, callHash),
      ]);
      return { ...operation, ...weight, timepoint };
    }
    case "multisig-cancel": {
      const timepoint = await placed(connection, block, operation, operation.callHash);
      return { ...operation, timepoint };
    }
    default:
      return operation;
  }
}

async function weighed(connection: Connection, block: BestBlock, operation: Proposal) {
  if (operation.maxRefTime !== null && operation.maxProofSize !== null) {
    return { maxRefTime: operation.maxRefTime, maxProofSize: operation.maxProofSize };
  }
  const account = multisigAddress(operation.members, operation.threshold);
  const call = connection.runtime.encodeCall(operation.call);
  const { refTime, proofSize } = await quote(connection, block.hash, account, 63, call);
  return { maxRefTime: refTime, maxProofSize: proofSize };
}

type OfMultisig = Pick<Of<"multisig-cancel">, "members" | "threshold" | "timepoint">;

async function placed(
  { wire, runtime }: Connection,
  block: BestBlock,
  { members, threshold, timepoint }: OfMultisig,
  callHash: string,
) {
  if (timepoint !== null) return timepoint;
  const batch = openBatch(runtime.storage);
  const pending = askPending(batch, multisigAddress(members, threshold), callHash);
  await batch.read(wire, block.hash);
  return pending()?.timepoint ?? null;
}

const askPending = (batch: Batch, multisig: Ss58, callHash: string) =>
  batch.option("multisig", [accountOf(multisig), fromHex(callHash)], readMultisig);

function memberFaults({ coldkey, members, threshold }: Proposal | Of<"multisig-cancel">): Fault[] {
  const isFine = new Set(members).size === members.length && threshold <= members.length;
  return [
    ...(isFine ? [] : [fault("MULTISIG_MEMBERS_BAD", { threshold, count: members.length })]),
    ...(members.includes(coldkey) ? [] : [fault("MULTISIG_NOT_A_MEMBER", {})]),
  ];
}

function askMultisig(from: From, operation: Proposal): Ask {
  const { connection, batch } = from;
  const { runtime } = connection;
  const { coldkey, members, threshold, call } = operation;
  const account = multisigAddress(members, threshold);
  const behind = askBehind(from, account, call);
  const pending = askPending(batch, account, hashOfCall(runtime.encodeCall(call)));
  return carrying(behind, () => {
    const bad = memberFaults(operation);
    const known = pending();
    if (operation.kind === "multisig-propose") {
      const depositRao =
        runtime.constant("Multisig", "DepositBase") +
        runtime.constant("Multisig", "DepositFactor") * BigInt(threshold);
      return {
        isNow: false,
        subnet: null,
        costs: [{ kind: "deposit", rao: depositRao, bound: "exact" }],
        neededRao: depositRao,
        warnings: [fault("MULTISIG_WAITS_FOR", { more: threshold - 1 })],
        blocking: [...bad, ...(known === null ? [] : [fault("MULTISIG_PENDING_ALREADY", {})])],
      };
    }
    if (known === null)
      return { ...plain([...bad, fault("MULTISIG_NOT_PENDING", {})]), isNow: false };
    const has = known.approvals.includes(coldkey);
    const count = known.approvals.length + (has ? 0 : 1);
    const isNow = count >= threshold;
    return {
      ...plain(
        [...bad, ...(has && !isNow ? [fault("MULTISIG_APPROVED_ALREADY", {})] : [])],
        isNow
          ? [fault("MULTISIG_RUNS_NOW", {})]
          : [fault("MULTISIG_WAITS_FOR", { more: threshold - count })],
      ),
      isNow,
    };
  });
}

function askCancel({ batch }: From, operation: Of<"multisig-cancel">): Ask {
  const { coldkey, members, threshold, callHash } = operation;
  const pending = askPending(batch, multisigAddress(members, threshold), callHash);
  return askedOnly(() => {
    const known = pending();
    return plain([
      ...memberFaults(operation),
      ...(known === null ? [fault("MULTISIG_NOT_PENDING", {})] : []),
      ...(known !== null && known.depositor !== coldkey
        ? [fault("MULTISIG_NOT_PROPOSER", { proposer: known.depositor })]
        : []),
    ]);
  });
}
