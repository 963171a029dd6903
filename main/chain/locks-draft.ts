/** Locks of stake: what the chain would refuse, and what nobody can undo (domain reference §3.8). */
import { accountOf } from "../codec/address.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { type Batch, decode } from "./batch.ts";
import { ACCEPTS_LOCKED, askLockedFor } from "./carried-lock.ts";
import type { Connection } from "./connection.ts";
import { type Ask, askedOnly, type Findings, plain } from "./findings.ts";
import type { BestBlock } from "./heads.ts";
import { askOwner, isNobody } from "./ownership.ts";
import { openRound } from "./round.ts";
import { AVAILABILITY, availabilityArguments, POSITIONS } from "./stake.ts";
import { netuidKey } from "./subnets.ts";

type Of<K extends Operation["kind"]> = Extract<Operation, { kind: K }>;
type LockOperation = Of<"lock-stake" | "move-lock" | "perpetual-lock" | "reject-locked">;

/** Locked mass halves in this part of the decay's time scale. */
const LN_2 = Math.LN2;

export function askLocks(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: LockOperation,
): Ask {
  switch (operation.kind) {
    case "reject-locked":
      return askRejecting(batch, operation);
    case "perpetual-lock":
      return askPerpetual(connection, batch, block, operation);
    case "move-lock":
      return askMove(connection, batch, block, operation);
    case "lock-stake":
      return askLock(connection, batch, block, operation);
  }
}

function askRejecting(batch: Batch, { coldkey, isRejecting }: Of<"reject-locked">): Ask {
  const flags = batch.value("accountFlags", [accountOf(coldkey)], decode.u128);
  return askedOnly(() => {
    const isSo = (flags() & ACCEPTS_LOCKED) === 0n;
    return plain(
      isSo === isRejecting ? [fault("LOCKED_ALPHA_IS_THAT_ALREADY", { isRejecting })] : [],
      isRejecting ? [] : [fault("LOCKED_ALPHA_WILL_COME", {})],
    );
  });
}

interface Seen {
  /** For whom this coldkey has locked on the subnet; null: nothing is locked. */
  readonly lockedFor: Ss58 | null;
  readonly locked: bigint;
  readonly total: bigint;
}

/** Lock and stake of the coldkey on one subnet, in one round trip. */
async function readLock(
  connection: Connection,
  block: BestBlock,
  coldkey: Ss58,
  netuid: number,
): Promise<Seen> {
  const round = openRound(connection, block.hash);
  const lockedFor = askLockedFor(round, coldkey, netuid);
  const availability = round.api(AVAILABILITY, availabilityArguments(coldkey));
  const positions = round.api(POSITIONS, accountOf(coldkey));
  await round.send();
  const locked = availability().get(coldkey)?.get(netuid) ?? 0n;
  const total = positions()
    .filter((one) => one.netuid === netuid)
    .reduce((sum, { alpha }) => sum + alpha, 0n);
  return { lockedFor: lockedFor(), locked, total };
}

/** `then` is asked once both halves are there. */
function withLock(
  connection: Connection,
  block: BestBlock,
  { coldkey, netuid }: { readonly coldkey: Ss58; readonly netuid: number },
  then: (seen: Seen) => Omit<Findings, "trade">,
): Ask {
  let seen: Seen | null = null;
  const read = async (): Promise<void> => {
    seen = await readLock(connection, block, coldkey, netuid);
  };
  return {
    ready: read(),
    findings() {
      if (seen === null) throw new Error("Asked before it was read");
      return { trade: null, ...then(seen) };
    },
  };
}

/** Blocks until half of what is locked is free again; null where the chain does not say. */
function halfLife(connection: Connection, batch: Batch): () => number | null {
  if (!connection.runtime.storage.has("unlockRate")) return () => null;
  const rate = batch.value("unlockRate", [], decode.u64);
  return () => Math.round(Number(rate()) * LN_2);
}

/** A row with false says so; without a row a lock decays. */
function askIsPerpetual(
  { runtime }: Connection,
  batch: Batch,
  coldkey: Ss58,
  netuid: number,
): () => boolean {
  if (!runtime.storage.has("decayingLock")) return () => false;
  const row = batch.option("decayingLock", [accountOf(coldkey), netuidKey(netuid)], decode.bool);
  return () => row() === false;
}

function askLock(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: Of<"lock-stake">,
): Ask {
  const { coldkey, hotkey, netuid, alpha } = operation;
  const isAdded = batch.value("networksAdded", [netuidKey(netuid)], decode.bool);
  const owner = askOwner(batch, accountOf(hotkey));
  const half = halfLife(connection, batch);
  const isPerpetual = askIsPerpetual(connection, batch, coldkey, netuid);
  return withLock(connection, block, operation, ({ lockedFor, locked, total }) => {
    const blockers = (): Fault[] => {
      if (!isAdded()) return [fault("SUBNET_NOT_FOUND", { netuid })];
      if (alpha === 0n) return [fault("AMOUNT_ZERO", {})];
      if (isNobody(owner())) return [fault("HOTKEY_UNKNOWN", { hotkey })];
      if (lockedFor !== null && lockedFor !== hotkey) {
        return [fault("LOCK_ON_OTHER_HOTKEY", { netuid, hotkey: lockedFor })];
      }
      const available = total > locked ? total - locked : 0n;
      return alpha > available ? [fault("LOCK_ABOVE_STAKE", { netuid, available, locked })] : [];
    };
    const warning = isPerpetual()
      ? fault("LOCK_IS_PERPETUAL", { netuid })
      : fault("LOCK_ENDS_SLOWLY", { halfBlocks: half() });
    return plain(blockers(), [warning]);
  });
}

function askMove(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: Of<"move-lock">,
): Ask {
  const { hotkey, netuid } = operation;
  const owner = askOwner(batch, accountOf(hotkey));
  return withLock(connection, block, operation, ({ lockedFor }) => {
    if (lockedFor === null) return plain([fault("NO_LOCK_THERE", { netuid })]);
    if (isNobody(owner())) return plain([fault("HOTKEY_UNKNOWN", { hotkey })]);
    if (lockedFor === hotkey) return plain([fault("LOCK_IS_THERE_ALREADY", { netuid })]);
    return plain([], [fault("LOCK_CONVICTION_RESTARTS", {})]);
  });
}

function askPerpetual(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: Of<"perpetual-lock">,
): Ask {
  const { coldkey, netuid, isPerpetual } = operation;
  const isAdded = batch.value("networksAdded", [netuidKey(netuid)], decode.bool);
  const half = halfLife(connection, batch);
  const isSo = askIsPerpetual(connection, batch, coldkey, netuid);
  return withLock(connection, block, operation, ({ lockedFor }) => {
    const blocking = !isAdded()
      ? [fault("SUBNET_NOT_FOUND", { netuid })]
      : isSo() === isPerpetual
        ? [fault("LOCK_KIND_IS_THAT_ALREADY", { netuid, isPerpetual })]
        : [];
    return plain(blocking, [
      ...(lockedFor === null ? [fault("NOTHING_LOCKED_YET", { netuid })] : []),
      isPerpetual
        ? fault("LOCK_IS_PERPETUAL", { netuid })
        : fault("LOCK_ENDS_SLOWLY", { halfBlocks: half() }),
    ]);
  });
}
