/**
 * What a signature would do, read by the vault from the bytes that it would sign. Only calls with a review written for
 * them can be signed, and only while their argument list is the one that the review was written for.
 */
import { accountOf } from "../codec/address.ts";
import { integerIn, type Value, type VariantValue } from "../codec/call-decoder.ts";
import { decodeRequest } from "../codec/decoded-request.ts";
import { signingPayload, toHex } from "../codec/payload.ts";
import type { Danger, Review, SigningRequest } from "../codec/pipeline.ts";
import type { Primitive } from "../codec/type-tree.ts";
import type { ValueEffect, ValueEffects } from "../codec/value-effects.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault, ok, type Result, refuse } from "../lib/fault.ts";
import { accountIn, reviewFields } from "./review-fields.ts";

export interface ReviewPolicy {
  /** Network id → genesis hash. A known chain under another name, or another chain under a known name, is blocked. */
  readonly knownGenesis: Readonly<Record<string, string>>;
}

/** Domain reference §1.3. Practice networks have a genesis of their own, but never one of these. */
const PUBLIC_NETWORKS: ReviewPolicy = {
  knownGenesis: {
    finney: "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03",
    test: "0x8f9cf856bf558a14440e75569c9e58594757048d7b3a84b5d25f6bd978263105",
  },
};

/** What every screen takes for granted when it writes an amount or an address (domain reference §1.1, §1.2). */
const UNIT = { tokenDecimals: 9, ss58Prefix: 42 } as const;

const MULTI_ADDRESS_PATH = "sp_runtime::multiaddress::MultiAddress";

/** The one meaning of one call, from its decoded arguments. */
interface Meaning {
  readonly sentence: Fault;
  readonly danger: Danger;
  readonly flow: Review["flow"];
  /** Empty only when no value can leave the account. Read {@link ValueEffect} before filling it in. */
  readonly effects: readonly ValueEffect[];
}

interface Arguments {
  integer(name: string): bigint;
  account(name: string): Ss58;
}

type Shape = Extract<Primitive, "u16" | "u64" | "compactU64"> | "account" | "address";

interface Reviewer {
  /** Names and types of all arguments, in order, that the meaning below relies on. */
  readonly shape: readonly (readonly [name: string, shape: Shape])[];
  /** Arguments that are rao although their type does not say so. */
  readonly rao: readonly string[];
  mean(args: Arguments): Meaning;
}

/** `Pallet.call` → what it means. Everything else is refused: blind signing does not exist here. */
const reviewers: ReadonlyMap<string, Reviewer> = new Map<string, Reviewer>([
  [
    "SubtensorModule.register_limit",
    {
      shape: [
        ["netuid", "u16"],
        ["hotkey", "account"],
        ["limit_price", "u64"],
      ],
      rao: ["limit_price"],
      mean(args) {
        const maxBurnRao = args.integer("limit_price");
        const netuid = Number(args.integer("netuid"));
        return {
          sentence: fault("REVIEW_REGISTER", {
            netuid,
            hotkey: args.account("hotkey"),
            maxBurnRao,
          }),
          danger: "irreversible",
          flow: [{ kind: "burn", rao: maxBurnRao, bound: "at-most", to: null }],
          effects: [{ via: "burn", to: null, atMostRao: maxBurnRao }],
        };
      },
    },
  ],
  [
    "Balances.transfer_keep_alive",
    {
      shape: [
        ["dest", "address"],
        ["value", "compactU64"],
      ],
      rao: ["value"],
      mean(args) {
        const amountRao = args.integer("value");
        const destination = args.account("dest");
        return {
          sentence: fault("REVIEW_TRANSFER", { destination, amountRao }),
          danger: "irreversible",
          flow: [{ kind: "value", rao: amountRao, bound: "exact", to: destination }],
          effects: [{ via: "transfer", to: destination, atMostRao: amountRao }],
        };
      },
    },
  ],
]);

/**
 * Throws a Refusal when there is nothing to review: account, era, proof, digest or bytes do not hold. What could be read
 * but must not be signed comes back with the reasons in `blocking`.
 */
export function reviewRequest(
  request: SigningRequest,
  policy: ReviewPolicy = PUBLIC_NETWORKS,
): Review {
  // The schema knows an address by its letters only; the checksum is what a slip of the pen fails.
  accountOf(request.account);
  const { payloadHash } = signingPayload(request);
  const outer = decodeRequest(request);
  const call = calledIn(outer);
  const names = { pallet: outer.name, call: call?.name ?? "" };
  const reviewer = reviewers.get(`${names.pallet}.${names.call}`);
  const meaning = meaningOf(call, reviewer, names);
  const fields = call === null ? [] : reviewFields(call.fields, reviewer?.rao ?? []);
  const tip: Review["flow"] =
    request.tipRao > 0n ? [{ kind: "tip", rao: request.tipRao, bound: "exact", to: null }] : [];
  return {
    v: 1,
    requestId: request.id,
    ...names,
    sentence: meaning.ok ? meaning.value.sentence : fault("REVIEW_UNKNOWN", names),
    danger: meaning.ok ? meaning.value.danger : "emergency",
    account: request.account,
    flow: [...(meaning.ok ? meaning.value.flow : []), ...tip],
    effects: meaning.ok ? withTip(meaning.value.effects, request.tipRao) : null,
    fields: fields ?? [],
    nonce: request.nonce,
    firstBlock: request.era.birthBlock + 1,
    lastBlock: request.era.deathBlock - 1,
    tipRao: request.tipRao,
    genesisHash: request.network.genesisHash,
    specVersion: request.specVersion,
    metadataHash: request.metadataHash,
    callHex: toHex(request.callData),
    payloadHash,
    blocking: [
      ...(meaning.ok ? [] : [meaning.fault]),
      ...(fields === null ? [fault("CALL_TOO_LARGE", { bytes: request.callData.length })] : []),
      ...chainFaults(request, policy),
    ],
  };
}

function withTip(effects: readonly ValueEffect[], tipRao: bigint): ValueEffects {
  const tip: ValueEffect[] = tipRao > 0n ? [{ via: "burn", to: null, atMostRao: tipRao }] : [];
  return [...effects, ...tip];
}

/** A pallet's variant wraps its `Call` enumeration: `RuntimeCall::Balances(Call::transfer_keep_alive { … })`. */
function calledIn(outer: VariantValue): VariantValue | null {
  const inner = outer.fields.length === 1 ? outer.fields[0]?.value : undefined;
  return inner?.kind === "variant" ? inner : null;
}

function chainFaults(request: SigningRequest, policy: ReviewPolicy): Fault[] {
  const { id, genesisHash } = request.network;
  const faults: Fault[] = [];
  for (const [network, known] of Object.entries(policy.knownGenesis)) {
    if ((network === id) !== (known === genesisHash)) {
      faults.push(fault("NETWORK_GENESIS_MISMATCH", { network: id, genesisHash }));
      break;
    }
  }
  for (const field of ["tokenDecimals", "ss58Prefix"] as const) {
    if (request[field] !== UNIT[field]) {
      faults.push(
        fault("CHAIN_UNIT_UNEXPECTED", { field, expected: UNIT[field], found: request[field] }),
      );
    }
  }
  return faults;
}

function meaningOf(
  call: VariantValue | null,
  reviewer: Reviewer | undefined,
  names: { pallet: string; call: string },
): Result<Meaning> {
  if (call === null || reviewer === undefined) return refuse("CALL_UNKNOWN", names);
  const read = argumentsOf(call, reviewer.shape);
  if (!read.ok)
    return { ok: false, fault: fault(read.fault.code, { ...names, ...read.fault.facts }) };
  return ok(reviewer.mean(read.value));
}

/** CALL_SHAPE_CHANGED unless names, order and types are exactly the expected ones; ADDRESS_KIND_UNKNOWN. */
function argumentsOf({ fields }: VariantValue, shape: Reviewer["shape"]): Result<Arguments> {
  const integers = new Map<string, bigint>();
  const accounts = new Map<string, Ss58>();
  if (fields.length !== shape.length) return refuse("CALL_SHAPE_CHANGED");
  for (const [index, [name, type]] of shape.entries()) {
    const field = fields[index];
    if (field === undefined || field.name !== name) return refuse("CALL_SHAPE_CHANGED");
    const { value } = field;
    if (type === "account" || type === "address") {
      const account = accountIn(type === "account" ? value : identified(value));
      if (account !== null) accounts.set(name, account);
      else if (type === "address" && isMultiAddress(value)) {
        return refuse("ADDRESS_KIND_UNKNOWN", { argument: name, kind: value.name });
      } else return refuse("CALL_SHAPE_CHANGED");
    } else {
      const integer = isOfType(value, type) ? integerIn(value) : null;
      if (integer === null) return refuse("CALL_SHAPE_CHANGED");
      integers.set(name, integer);
    }
  }
  return ok({
    integer: (name) => known(integers.get(name)),
    account: (name) => known(accounts.get(name)),
  });
}

/** A meaning that asks for an argument outside its own shape is a bug. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("No such argument");
  return value;
}

function isMultiAddress(value: Value): value is VariantValue {
  return value.kind === "variant" && value.path === MULTI_ADDRESS_PATH;
}

/** The account inside `MultiAddress::Id`: the only kind of address that names its account in full. */
function identified(value: Value): Value | undefined {
  return isMultiAddress(value) && value.name === "Id" && value.index === 0
    ? value.fields[0]?.value
    : undefined;
}

/** Directly, or inside a newtype (NetUid, TaoBalance). */
function isOfType(value: Value, type: Primitive): boolean {
  if (value.kind !== "composite") return value.kind === "integer" && value.type === type;
  const only = value.fields.length === 1 ? value.fields[0] : undefined;
  return only !== undefined && isOfType(only.value, type);
}
