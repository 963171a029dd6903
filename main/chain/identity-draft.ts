/** Identity, children and the kind of root claims: what the chain would refuse, in its order (domain reference §3.6, §3.7). */
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Reader } from "../codec/reader.ts";
import { littleEndian } from "../codec/writer.ts";
import { equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { type Batch, decode, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { type Ask, askedOnly, plain } from "./findings.ts";
import type { BestBlock } from "./heads.ts";
import { netuidKey, readRegistrations } from "./subnets.ts";

export type IdentityOperation = Extract<
  Operation,
  { kind: "set-identity" | "set-children" | "childkey-take" | "root-claim-type" }
>;
type Of<K extends IdentityOperation["kind"]> = Extract<IdentityOperation, { kind: K }>;

const NO_OWNER = new Uint8Array(32);
/** `TransactionType` in `TransactionKeyLastBlock`. */
const SET_CHILDREN = 0;
const SET_CHILDKEY_TAKE = 1;
/** No storage item has it (domain reference §3.7). Wrong at most by saying "too soon" too late: the chain decides. */
const BLOCKS_BETWEEN_CHILDREN = 150n;
const WHOLE = 2n ** 64n - 1n;

export function askIdentity(
  connection: Connection,
  batch: Batch,
  block: BestBlock,
  operation: IdentityOperation,
): Ask {
  switch (operation.kind) {
    case "set-identity":
      return askSetIdentity(connection, block, operation);
    case "set-children":
      return askChildren(batch, block, operation);
    case "childkey-take":
      return askChildkeyTake(batch, block, operation);
    default:
      return askClaimType(batch, operation);
  }
}

const accounts = (reader: Reader) =>
  Array.from({ length: reader.count(32) }, () => reader.bytes(32));

function askSetIdentity(
  connection: Connection,
  block: BestBlock,
  { coldkey }: Of<"set-identity">,
): Ask {
  let hasSeat = false;
  const read = async (): Promise<void> => {
    const first = openBatch(connection.runtime.storage);
    const owned = first.value("ownedHotkeys", [accountOf(coldkey)], accounts);
    await first.read(connection.wire, block.hash);
    const hotkeys = owned().map(encodeAddress);
    const seats = await readRegistrations(connection, hotkeys);
    hasSeat = [...seats.values()].some((list) => list.length > 0);
  };
  return {
    ready: read(),
    findings: () => ({
      trade: null,
      ...plain(hasSeat ? [] : [fault("IDENTITY_NEEDS_A_SEAT", {})], [
        fault("IDENTITY_IS_PUBLIC", {}),
      ]),
    }),
  };
}

function askOwned(batch: Batch, coldkey: string, hotkey: Uint8Array): () => Fault[] {
  const owner = batch.value("owner", [hotkey], decode.account);
  return () => {
    if (equalBytes(owner(), NO_OWNER)) {
      return [fault("HOTKEY_UNKNOWN", { hotkey: encodeAddress(hotkey) })];
    }
    return encodeAddress(owner()) === coldkey
      ? []
      : [fault("HOTKEY_OWNED_BY_OTHER", { owner: encodeAddress(owner()) })];
  };
}

const childRows = (reader: Reader) =>
  Array.from({ length: reader.count(40) }, () => ({
    part: reader.unsigned(8),
    hotkey: reader.bytes(32),
  }));

function askChildren(batch: Batch, block: BestBlock, operation: Of<"set-children">): Ask {
  const { coldkey, netuid, children, proportions } = operation;
  const hotkey = accountOf(operation.hotkey);
  const place = [hotkey, netuidKey(netuid)];
  const isAdded = batch.value("networksAdded", [netuidKey(netuid)], decode.bool);
  const isStarted = batch.value("subtokenEnabled", [netuidKey(netuid)], decode.bool);
  const owned = askOwned(batch, coldkey, hotkey);
  const last = batch.value(
    "lastTransaction",
    [...place, littleEndian(BigInt(SET_CHILDREN), 2)],
    decode.u64,
  );
  const parents = batch.value("parentKeys", place, childRows);
  const now = batch.value("childKeys", place, childRows);
  const threshold = batch.value("stakeThreshold", [], decode.u64);
  const cooldown = batch.value("childCooldown", [], decode.u64);
  const blockers = (): Fault[] => {
    const fromBlock = last() + BLOCKS_BETWEEN_CHILDREN;
    if (last() !== 0n && BigInt(block.number) + 1n < fromBlock) {
      return [fault("CHILDREN_TOO_SOON", { fromBlock: Number(fromBlock) })];
    }
    if (netuid === 0) return [fault("CHILDREN_NOT_ON_ROOT", {})];
    if (!isAdded()) return [fault("SUBNET_NOT_FOUND", { netuid })];
    const foreign = owned();
    if (foreign.length > 0) return foreign;
    if (new Set(children).size !== children.length) return [fault("CHILD_NAMED_TWICE", {})];
    if (children.includes(operation.hotkey)) return [fault("CHILD_IS_SELF", {})];
    if (proportions.reduce((sum, part) => sum + part, 0n) > WHOLE) {
      return [fault("CHILDREN_ABOVE_WHOLE", {})];
    }
    const ring = children.find((child) =>
      parents().some((parent) => encodeAddress(parent.hotkey) === child),
    );
    if (ring !== undefined) return [fault("CHILD_IS_PARENT", { hotkey: ring })];
    return children.length === 0 && now().length === 0 ? [fault("NO_CHILDREN_THERE", {})] : [];
  };
  return askedOnly(() =>
    plain(blockers(), [
      ...(isStarted() ? [fault("CHILDREN_WAIT", { blocks: Number(cooldown()) })] : []),
      ...(children.length === 0
        ? []
        : [fault("CHILDREN_NEED_STAKE", { thresholdRao: threshold() })]),
    ]),
  );
}

function askChildkeyTake(batch: Batch, block: BestBlock, operation: Of<"childkey-take">): Ask {
  const { coldkey, netuid, take } = operation;
  const hotkey = accountOf(operation.hotkey);
  const place = [hotkey, netuidKey(netuid)];
  const isAdded = batch.value("networksAdded", [netuidKey(netuid)], decode.bool);
  const owned = askOwned(batch, coldkey, hotkey);
  const now = batch.value("childkeyTake", place, decode.u16);
  const least = batch.value("minChildkeyTake", [], decode.u16);
  const leastThere = batch.value("minChildkeyTakeOnSubnet", [netuidKey(netuid)], decode.u16);
  const most = batch.value("maxChildkeyTake", [], decode.u16);
  const limit = batch.value("childkeyTakeRateLimit", [], decode.u64);
  const last = batch.value(
    "lastTransaction",
    [...place, littleEndian(BigInt(SET_CHILDKEY_TAKE), 2)],
    decode.u64,
  );
  return askedOnly(() => {
    if (!isAdded()) return plain([fault("SUBNET_NOT_FOUND", { netuid })]);
    const foreign = owned();
    if (foreign.length > 0) return plain(foreign);
    const bounds = {
      take,
      least: Math.max(least(), leastThere()),
      most: most(),
      current: now(),
    };
    if (take < bounds.least || take > bounds.most) {
      return plain([fault("TAKE_OUT_OF_BOUNDS", bounds)]);
    }
    const fromBlock = last() + limit();
    const isSoon = take > now() && last() !== 0n && BigInt(block.number) + 1n < fromBlock;
    return plain(isSoon ? [fault("CHILDKEY_TAKE_TOO_SOON", { fromBlock: Number(fromBlock) })] : []);
  });
}

const CLAIM_TYPES = ["Swap", "Keep", "KeepSubnets"] as const;

function askClaimType(batch: Batch, { coldkey, claim, netuids }: Of<"root-claim-type">): Ask {
  const now = batch.value("rootClaimType", [accountOf(coldkey)], (reader) => {
    const type = CLAIM_TYPES[reader.u8()] ?? reader.fail();
    const kept =
      type === "KeepSubnets"
        ? Array.from({ length: reader.count(2) }, () => Number(reader.unsigned(2)))
        : [];
    return { type, kept };
  });
  return askedOnly(() => {
    if (claim === "KeepSubnets" && netuids.length === 0) {
      return plain([fault("CLAIM_TYPE_NEEDS_SUBNETS", {})]);
    }
    const wanted = [...new Set(netuids)].sort((a, b) => a - b);
    const isSame = now().type === claim && now().kept.join() === wanted.join();
    return plain(isSame ? [fault("CLAIM_TYPE_IS_THAT_ALREADY", {})] : []);
  });
}
