/** One subnet: its row, its neurons and its hyperparameters, in one round trip. */
import type { Hyperparameter, Neuron, SubnetDetail } from "../../preload/contract.ts";
import { encodeAddress } from "../codec/address.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import { decode } from "./batch.ts";
import { ACCOUNT } from "./calls/plan.ts";
import type { Connection } from "./connection.ts";
import { openRound } from "./round.ts";
import { PRICES } from "./stake.ts";
import type { ApiMethod } from "./state-call.ts";
import { askSubnetRow } from "./subnet-list.ts";
import { netuidKey } from "./subnets.ts";
import { foreignText } from "./text.ts";

const NOBODY = encodeAddress(new Uint8Array(32));

const list = <T>(reader: Reader, leastBytes: number, each: () => T): T[] =>
  Array.from({ length: reader.count(leastBytes) }, each);
const accounts = (reader: Reader): Ss58[] =>
  list(reader, 32, () => encodeAddress(reader.bytes(32)));
const flags = (reader: Reader): boolean[] => list(reader, 1, () => reader.flag());
const compacts = (reader: Reader): bigint[] => list(reader, 1, () => reader.compact());

/** What of a neuron is kept in which column; the chain's order. */
const COLUMNS = [
  ...["hotkeys", "coldkeys", "active", "validator_permit", "pruning_score", "last_update"],
  ...["emission", "dividends", "incentives", "consensus", "trust", "rank"],
  ...["block_at_registration", "alpha_stake", "tao_stake", "total_stake"],
] as const;
const SHAPES: Readonly<Record<string, string>> = {
  hotkeys: `Vec<${ACCOUNT}>`,
  coldkeys: `Vec<${ACCOUNT}>`,
  active: "Vec<bool>",
  validator_permit: "Vec<bool>",
  ...Object.fromEntries(
    ["pruning_score", "dividends", "incentives", "consensus", "trust", "rank"].map((name) => [
      name,
      "Vec<Compact<u16>>",
    ]),
  ),
};
const STATE_FIELDS = COLUMNS.map((name) => `${name}:${SHAPES[name] ?? "Vec<Compact<u64>>"}`);

const STATE: ApiMethod<Neuron[] | null> = {
  api: "SubnetInfoRuntimeApi",
  method: "get_subnet_state",
  shape: `Option<{netuid:Compact<u16>,${STATE_FIELDS.join(",")},emission_history:Vec<Vec<Compact<u64>>>}>`,
  read(reader) {
    if (!reader.flag()) return null;
    reader.compact();
    const hotkeys = accounts(reader);
    const coldkeys = accounts(reader);
    const active = flags(reader);
    const permits = flags(reader);
    const columns = COLUMNS.slice(4).map((name) => [name, compacts(reader)] as const);
    const column = new Map<(typeof COLUMNS)[number], bigint[]>(columns);
    // What each neuron earned before, subnet by subnet: not shown.
    list(reader, 1, () => compacts(reader));
    return hotkeys.map((hotkey, uid) => {
      const number = (name: (typeof COLUMNS)[number]) => column.get(name)?.[uid] ?? 0n;
      const coldkey = coldkeys[uid] ?? NOBODY;
      return {
        uid,
        hotkey,
        coldkey: coldkey === NOBODY ? null : coldkey,
        isActive: active[uid] ?? false,
        hasPermit: permits[uid] ?? false,
        alpha: number("alpha_stake"),
        totalStakeRao: number("total_stake"),
        emission: number("emission"),
        incentive: Number(number("incentives")),
        dividends: Number(number("dividends")),
        consensus: Number(number("consensus")),
        registeredAtBlock: Number(number("block_at_registration")),
        updatedAtBlock: Number(number("last_update")),
      };
    });
  },
};

/** Digits enough for every parameter there is; more would be noise of the binary fraction. */
const FRACTION_DIGITS = 6n;

function digitsOf(bits: bigint, fractionBits: bigint): string {
  const scale = 10n ** FRACTION_DIGITS;
  const absolute = bits < 0n ? -bits : bits;
  const scaled = (absolute * scale + (1n << (fractionBits - 1n))) >> fractionBits;
  const fraction = String(scaled % scale)
    .padStart(Number(FRACTION_DIGITS), "0")
    .replace(/0+$/, "");
  const whole = `${bits < 0n ? "-" : ""}${scaled / scale}`;
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

function readValue(reader: Reader): Hyperparameter["value"] {
  const index = reader.u8();
  switch (index) {
    case 0:
      return { kind: "flag", is: reader.flag() };
    case 5:
      return { kind: "rao", rao: reader.compact() };
    case 6:
      return { kind: "fraction", digits: digitsOf(reader.signed(8), 32n) };
    case 7:
      return { kind: "fraction", digits: digitsOf(reader.unsigned(16), 64n) };
    default:
      return index < 5 ? { kind: "number", number: reader.compact() } : reader.fail();
  }
}

const VALUE =
  "enum(Bool=0bool|U16=1Compact<u16>|U32=2Compact<u32>|U64=3Compact<u64>|U128=4Compact<u128>|TaoBalance=5Compact<u64>|I32F32=6i64|U64F64=7u128)";
/** Self-describing: what a later runtime adds comes with its own name. */
const HYPERPARAMETERS: ApiMethod<Hyperparameter[] | null> = {
  api: "SubnetInfoRuntimeApi",
  method: "get_subnet_hyperparams_v3",
  shape: `Option<Vec<{name:Vec<u8>,value:${VALUE}}>>`,
  read(reader) {
    if (!reader.flag()) return null;
    return list(reader, 3, () => {
      const name = foreignText(reader.bytes(reader.count(1)));
      return { name, value: readValue(reader) };
    });
  },
};

export async function readSubnetDetail(
  connection: Connection,
  netuid: number,
): Promise<SubnetDetail> {
  const block = connection.heads.best;
  const key = [netuidKey(netuid)];
  const round = openRound(connection, block.hash);
  const state = round.api(STATE, netuidKey(netuid));
  const hyperparameters = round.api(HYPERPARAMETERS, netuidKey(netuid));
  const prices = round.api(PRICES, new Uint8Array());
  const { isAdded, row } = askSubnetRow(round, netuid);
  const taoRao = round.value("subnetTao", key, decode.u64);
  const alphaIn = round.value("subnetAlphaIn", key, decode.u64);
  const alphaOut = round.value("subnetAlphaOut", key, decode.u64);
  const registeredAt = round.value("networkRegisteredAt", key, decode.u64);
  await round.send();
  if (!isAdded()) throw new Refusal("SUBNET_NOT_FOUND", { netuid });
  return {
    atBlock: block.number,
    seenAtMs: block.seenAtMs,
    row: row(prices().get(netuid) ?? 0n, null),
    pool: { taoRao: taoRao(), alphaIn: alphaIn(), alphaOut: alphaOut() },
    registeredAtBlock: Number(registeredAt()),
    neurons: state() ?? [],
    hyperparameters: hyperparameters() ?? [],
  };
}
