/** Registration: the chain's own checks in the chain's own order (domain reference §3.2), made before signing. */
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Draft, Operation } from "../codec/pipeline.ts";
import { littleEndian } from "../codec/writer.ts";
import { equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { type Batch, decode, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { Findings } from "./findings.ts";
import { subnetOfAccount } from "./special-accounts.ts";
import { netuidKey } from "./subnets.ts";
import { foreignText } from "./text.ts";

type Register = Extract<Operation, { kind: "register" }>;

const ROOT = 0;
/** `Owner` of a hotkey that nobody registered or associated (domain reference §5.4). */
const NO_OWNER = new Uint8Array(32);
/** Six competing registrations in one block quadruple the price at the usual 26 % each: beyond that the limit protects little. */
const FAR_ABOVE = 4n;
/** The default is 1 (domain reference §9a.2). A network with more than this many is not read further. */
const MOST_IMMORTAL = 16;
/** `BurnIncreaseMult` is U64F64: 64 fraction bits (domain reference §1.1). */
const FRACTION_BITS = 64n;

/** `earlier`: how many registrations on the same subnet come before it in the same act; each raises the price. */
export function askRegistration(
  batch: Batch,
  operation: Register,
  earlier = 0,
): () => Omit<Findings, "trade"> {
  const { netuid, maxBurnRao } = operation;
  const key = [netuidKey(netuid)];
  const hotkey = accountOf(operation.hotkey);
  const coldkey = accountOf(operation.coldkey);
  const isAdded = batch.value("networksAdded", key, decode.bool);
  const isOpen = batch.value("registrationAllowed", key, decode.bool);
  const burn = batch.value("burn", key, decode.u64);
  const multiplier = batch.value("burnIncreaseMult", key, decode.u128);
  const neurons = batch.value("neurons", key, decode.u16);
  const maxNeurons = batch.value("maxNeurons", key, decode.u16);
  const immunity = batch.value("immunityPeriod", key, decode.u16);
  const identity = batch.option("identity", key, decode.sized);
  const uid = batch.option("uid", [netuidKey(netuid), hotkey], decode.u16);
  const owner = batch.value("owner", [hotkey], decode.account);

  function blockers(burnRao: bigint): Fault[] {
    if (netuid === ROOT) return [fault("REGISTRATION_NOT_ON_ROOT", {})];
    // The answers about a subnet that does not exist are defaults: nothing else can be said.
    if (!isAdded()) return [fault("SUBNET_NOT_FOUND", { netuid })];
    const seat = uid();
    const isForeign = !equalBytes(owner(), NO_OWNER) && !equalBytes(owner(), coldkey);
    const pot = subnetOfAccount(hotkey);
    return [
      ...(burnRao > maxBurnRao
        ? [fault("PRICE_ABOVE_MAXIMUM", { netuid, burnRao, maxBurnRao })]
        : []),
      ...(isOpen() ? [] : [fault("REGISTRATION_CLOSED", { netuid })]),
      ...(seat === null ? [] : [fault("HOTKEY_ALREADY_REGISTERED", { netuid, uid: seat })]),
      ...(pot === null ? [] : [fault("HOTKEY_IS_SYSTEM_ACCOUNT", { netuid: pot })]),
      ...(isForeign ? [fault("HOTKEY_OWNED_BY_OTHER", { owner: encodeAddress(owner()) })] : []),
    ];
  }

  function warners(burnRao: bigint, replaces: boolean): Fault[] {
    const afterOneRao = (burnRao * multiplier()) >> FRACTION_BITS;
    const isTight = maxBurnRao >= burnRao && maxBurnRao < afterOneRao;
    const isFar = maxBurnRao > burnRao * FAR_ABOVE;
    return [
      ...(isTight ? [fault("PRICE_MOVES", { netuid, burnRao, afterOneRao, maxBurnRao })] : []),
      ...(isFar ? [fault("MAX_FAR_ABOVE_PRICE", { netuid, burnRao, maxBurnRao })] : []),
      ...(replaces ? [fault("REPLACES_NEURON", { netuid, maxNeurons: maxNeurons() })] : []),
      ...(operation.hotkey === operation.coldkey ? [fault("HOTKEY_IS_COLDKEY", {})] : []),
    ];
  }

  return () => {
    let burnRao = burn();
    for (let before = 0; before < earlier; before += 1) {
      burnRao = (burnRao * multiplier()) >> FRACTION_BITS;
    }
    const exists = netuid !== ROOT && isAdded();
    const replaces = exists && maxNeurons() > 0 && neurons() >= maxNeurons();
    const subnet: Draft["subnet"] = exists
      ? {
          netuid,
          name: foreignText(identity()),
          burnRao,
          neurons: neurons(),
          maxNeurons: maxNeurons(),
          replaces,
          immunityBlocks: immunity(),
        }
      : null;
    return {
      subnet,
      costs: [{ kind: "burn", rao: maxBurnRao, bound: "at-most" }],
      neededRao: exists ? burnRao : 0n,
      warnings: exists ? warners(burnRao, replaces) : [],
      blocking: blockers(burnRao),
    };
  };
}

/**
 * A full subnet gives up the seat of its weakest neuron, except those of its owner that cannot be replaced: where
 * they fill it, nobody gets in (domain reference §9a.2). Their number is small, so this is asked only when it matters.
 */
export async function lacksSeat(
  { wire, runtime }: Connection,
  blockHash: string,
  { netuid, neurons, maxNeurons }: NonNullable<Draft["subnet"]>,
): Promise<boolean> {
  if (neurons < maxNeurons) return false;
  const key = [netuidKey(netuid)];
  const first = openBatch(runtime.storage);
  const subnetOwner = first.value("subnetOwner", key, decode.account);
  const limit = runtime.storage.has("immortalOwnerUids")
    ? first.value("immortalOwnerUids", key, decode.u16)
    : () => 1;
  const hotkeys = Array.from({ length: Math.min(neurons, MOST_IMMORTAL) }, (_, uid) =>
    first.value("hotkeyAt", [netuidKey(netuid), littleEndian(BigInt(uid), 2)], decode.account),
  );
  await first.read(wire, blockHash);
  if (neurons > Math.min(limit(), MOST_IMMORTAL)) return false;
  const second = openBatch(runtime.storage);
  const owners = hotkeys.map((hotkey) => second.value("owner", [hotkey()], decode.account));
  await second.read(wire, blockHash);
  return owners.every((owner) => equalBytes(owner(), subnetOwner()));
}
