/** Drafts of what several coldkeys do together (domain reference §3.9). */
import { accountOf, encodeAddress } from "../codec/address.ts";
import { hashOfCall } from "../codec/call-hash.ts";
import { multisigAddress } from "../codec/multisig.ts";
import { fromHex } from "../codec/payload.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { type Batch, openBatch } from "./batch.ts";
import { askBehind, carrying, type From } from "./carried-draft.ts";
import type { Connection } from "./connection.ts";
import { quote } from "./fee.ts";
import { type Ask, askedOnly, plain } from "./findings.ts";
import type { BestBlock } from "./heads.ts";

type Of<K extends Operation["kind"]> = Extract<Operation, { kind: K }>;
type MultisigOperation = Proposal | Of<"multisig-cancel">;

export const askTogether = (from: From, operation: MultisigOperation): Ask =>
  operation.kind === "multisig-cancel" ? askCancel(from, operation) : askMultisig(from, operation);

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

function memberFaults({ coldkey, members, threshold }: MultisigOperation): Fault[] {
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
