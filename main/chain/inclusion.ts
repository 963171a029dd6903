/** What a block says about an extrinsic: success is computed from events, never from the fact of inclusion. */
import { accountOf, encodeAddress } from "../codec/address.ts";
import { fromHex, toHex } from "../codec/payload.ts";
import type { Outcome } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import { decode, openBatch } from "./batch.ts";
import { EXPECTED_CALLS } from "./calls/index.ts";
import type { Connection } from "./connection.ts";
import { amount, effectsFrom, isEvent } from "./effects.ts";
import { extrinsicHash } from "./envelope.ts";
import type { ChainEvent } from "./events.ts";
import { dispatchFault } from "./faults.ts";
import { hashHeader } from "./heads.ts";
import type { NamedCall } from "./named-call.ts";
import { nestedFault, unfold } from "./nested.ts";
import { NodeError } from "./provider.ts";
import { readAnnouncements } from "./proxies.ts";
import { BlockReply, MaybeHex } from "./replies.ts";
import { subnetAccount } from "./special-accounts.ts";
import { readPositions } from "./stake.ts";
import { netuidKey } from "./subnets.ts";

export const NOTHING_YET: Outcome = {
  v: 1,
  state: "submitting",
  block: null,
  isFinal: false,
  feeRao: null,
  effects: [],
  fault: null,
};

/** Null when the block does not contain it. `isFinal` is for the caller to know. */
export async function readInclusion(
  connection: Connection,
  blockHash: string,
  hash: string,
  isFinal: boolean,
): Promise<Outcome | null> {
  const { wire, runtime } = connection;
  const { block } = await wire.ask(BlockReply, "chain_getBlock", [blockHash]);
  if (hashHeader(block.header) !== blockHash) {
    throw new Refusal("CHAIN_REPLY_UNREADABLE", { method: "chain_getBlock" });
  }
  const index = block.extrinsics.findIndex((extrinsic) => extrinsicHash(extrinsic) === hash);
  const extrinsic = block.extrinsics[index];
  if (extrinsic === undefined) return null;

  const included: Outcome = {
    ...NOTHING_YET,
    state: isFinal ? "finalised" : "included",
    block: { number: block.header.number, hash: blockHash, index },
    isFinal,
  };
  const all = await readEvents(connection, blockHash);
  if (all === null) return { ...included, fault: fault("EVENTS_UNAVAILABLE", {}) };
  const own = all.filter((event) => event.extrinsic === index);
  const feeRao = feeOf(own);
  const failure = own.find((event) => event.error !== null)?.error;
  if (failure !== undefined && failure !== null) {
    return { ...included, state: "failed", feeRao, fault: dispatchFault(failure) };
  }
  const succeeded = own.some((event) => isEvent(event, "System", "ExtrinsicSuccess"));
  const call = runtime.nameCall(extrinsic);
  const parts = call === null ? [] : unfold(call, own);
  const effects: Fault[] = [];
  let isProved = succeeded && parts.length > 0;
  for (const part of parts) {
    if (part.failure !== null || !part.isReached) continue;
    const found = await effectsOf(connection, part.call, block, blockHash, {
      own: part.events,
      all,
    });
    isProved &&= found.some(({ code }) => code !== "STAKE_LEFT_BEHIND");
    effects.push(...found.map((effect) => withItem(effect, part.item)));
  }
  const refused = nestedFault(parts);
  if (refused !== null && refused.code !== "EXPECTED_EVENT_MISSING") {
    return { ...included, state: "failed", feeRao, effects, fault: refused };
  }
  return {
    ...included,
    feeRao,
    effects,
    fault: isProved && refused === null ? null : fault("EXPECTED_EVENT_MISSING", { succeeded }),
  };
}

const withItem = (effect: Fault, item: number | null): Fault =>
  item === null ? effect : fault(effect.code, { ...effect.facts, item });

/** Null when the node no longer has the state of that block: then nobody here can say how it went. */
async function readEvents(
  { wire, runtime }: Connection,
  blockHash: string,
): Promise<ChainEvent[] | null> {
  try {
    const raw = await wire.ask(MaybeHex, "state_getStorage", [runtime.events.key, blockHash]);
    return raw === null ? null : runtime.events.decode(fromHex(raw));
  } catch (error) {
    if (error instanceof NodeError) return null;
    throw error;
  }
}

function feeOf(events: readonly ChainEvent[]): bigint | null {
  const paid = events.find((event) => isEvent(event, "TransactionPayment", "TransactionFeePaid"));
  return amount(paid?.fields[1]);
}

interface BlockEvents {
  /** Of the extrinsic. */
  readonly own: readonly ChainEvent[];
  readonly all: readonly ChainEvent[];
}

async function effectsOf(
  connection: Connection,
  call: NamedCall,
  block: { readonly header: { readonly parentHash: string } },
  blockHash: string,
  events: BlockEvents,
): Promise<Fault[]> {
  if (isCall(call, EXPECTED_CALLS.register)) {
    const event = events.own.find((own) => isEvent(own, "SubtensorModule", "NeuronRegistered"));
    const [netuid, uid, hotkey] = event?.fields ?? [];
    if (netuid === undefined || uid === undefined || hotkey === undefined) return [];
    const burnRao = await burnOf(
      connection,
      Number(netuid),
      [block.header.parentHash, blockHash],
      events,
    );
    return [fault("REGISTERED", { netuid: Number(netuid), uid: Number(uid), hotkey, burnRao })];
  }
  if (isCall(call, EXPECTED_CALLS["proxy-reject"])) {
    return announcementGone(connection, call.args[0], call.signer, call.args[1], blockHash);
  }
  if (isCall(call, EXPECTED_CALLS["proxy-withdraw"])) {
    return announcementGone(connection, call.signer, call.args[0], call.args[1], blockHash);
  }
  if (isCall(call, EXPECTED_CALLS.associate)) return associated(connection, call, blockHash);
  if (isToItself(call)) return [fault("SENT_TO_ITSELF", {})];
  const effects = effectsFrom(call, events.own);
  const isSweep =
    isCall(call, EXPECTED_CALLS["unstake-all"]) ||
    isCall(call, EXPECTED_CALLS["unstake-all-alpha"]);
  return isSweep ? [...effects, ...(await leftBehind(connection, call, blockHash))] : effects;
}

/** The chain moves nothing then, and tells of no transfer. */
const isToItself = (call: NamedCall): boolean =>
  (isCall(call, EXPECTED_CALLS.transfer) || isCall(call, EXPECTED_CALLS["transfer-all"])) &&
  call.args[0] === call.signer;

/** The call has no event, and succeeds for a hotkey of somebody else as well: the owner is what tells. */
async function associated(
  { wire, runtime }: Connection,
  { signer, args }: NamedCall,
  blockHash: string,
): Promise<Fault[]> {
  const [hotkey] = args;
  if (hotkey === undefined) return [];
  const batch = openBatch(runtime.storage);
  const owner = batch.value("owner", [accountOf(hotkey as Ss58)], decode.account);
  try {
    await batch.read(wire, blockHash);
  } catch (error) {
    if (error instanceof NodeError) return [];
    throw error;
  }
  return encodeAddress(owner()) === signer ? [fault("HOTKEY_ASSOCIATED", { hotkey })] : [];
}

/** These calls have no event: that the announcement is gone is what tells. */
async function announcementGone(
  { wire, runtime }: Connection,
  delegate: string | undefined,
  real: string | undefined,
  callHash: string | undefined,
  blockHash: string,
): Promise<Fault[]> {
  if (delegate === undefined || real === undefined || callHash === undefined) return [];
  const batch = openBatch(runtime.storage);
  const known = batch.value("announcements", [accountOf(delegate as Ss58)], readAnnouncements);
  try {
    await batch.read(wire, blockHash);
  } catch (error) {
    if (error instanceof NodeError) return [];
    throw error;
  }
  const isThere = known().some(
    (one) => encodeAddress(one.real) === real && toHex(one.callHash) === callHash,
  );
  return isThere ? [] : [fault("ANNOUNCEMENT_GONE", { delegate, real, callHash })];
}

/** What "everything" passed over in silence: subnets that refused (domain reference §3.4). */
async function leftBehind(
  connection: Connection,
  { call, signer, args }: NamedCall,
  blockHash: string,
): Promise<Fault[]> {
  const [hotkey] = args;
  try {
    const positions = await readPositions(connection, blockHash, signer);
    const left = positions
      .filter((one) => one.hotkey === hotkey)
      .filter((one) => call !== "unstake_all_alpha" || one.netuid !== 0)
      .map(({ netuid }) => netuid);
    return left.length === 0 ? [] : [fault("STAKE_LEFT_BEHIND", { netuids: left })];
  } catch (error) {
    if (error instanceof NodeError || error instanceof Refusal) return [];
    throw error;
  }
}

/**
 * What was really paid. The chain moves it to the subnet's own account; where a runtime shows no such transfer, the
 * subnet's counter tells, if nobody else registered there in this block. Null: it cannot be told.
 */
async function burnOf(
  { wire, runtime }: Connection,
  netuid: number,
  [before, after]: readonly [string, string],
  events: BlockEvents,
): Promise<bigint | null> {
  const pot = encodeAddress(subnetAccount(netuid));
  const moved = events.own
    .filter((event) => isEvent(event, "Balances", "Transfer") && event.fields[1] === pot)
    .map((event) => amount(event.fields[2]) ?? 0n);
  if (moved.length > 0) return moved.reduce((sum, part) => sum + part, 0n);
  const registrations = events.all.filter(
    (event) =>
      isEvent(event, "SubtensorModule", "NeuronRegistered") && event.fields[0] === String(netuid),
  );
  if (registrations.length !== 1) return null;
  const [was, is] = [openBatch(runtime.storage), openBatch(runtime.storage)];
  const counterBefore = was.value("recycled", [netuidKey(netuid)], decode.u64);
  const counterAfter = is.value("recycled", [netuidKey(netuid)], decode.u64);
  try {
    await Promise.all([was.read(wire, before), is.read(wire, after)]);
  } catch (error) {
    if (error instanceof NodeError) return null;
    throw error;
  }
  const burnt = counterAfter() - counterBefore();
  return burnt > 0n ? burnt : null;
}

function isCall(
  actual: { readonly pallet: string; readonly call: string },
  expected: { readonly pallet: string; readonly call: string },
): boolean {
  return actual.pallet === expected.pallet && actual.call === expected.call;
}
