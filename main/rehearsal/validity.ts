/** Whether a signed extrinsic may enter a block: the checks of the transaction extensions in their order (§6.2). */
import { DispatchFailure } from "./context.ts";
import { eraBirth, type SignedExtrinsic } from "./extrinsic.ts";
import { inclusionFee, totalWeight } from "./fees.ts";
import { blake2_256, concat } from "./hashing.ts";
import { fromHex, type Hex } from "./hex.ts";
import { lookUp, reducibleBalance } from "./pallets/balances.ts";
import { poolRefusal } from "./pallets/subtensor.ts";
import { guardOf } from "./pallets/subtensor-coldkey-swap.ts";
import { account, blockHash, isFunded } from "./pallets/system.ts";
import type { AccountId } from "./primitives.ts";
import type { RuntimeCall } from "./runtime-types.ts";
import { isSignedBy } from "./signature.ts";
import type { StateView } from "./storage.ts";
import { byteArray, encode, option, u32 } from "./type.ts";
import { BLOCK_LENGTH, BLOCK_WEIGHTS, SPEC_VERSION, TRANSACTION_VERSION } from "./version.ts";

export type Invalidity =
  | "AncientBirthBlock"
  | "BadProof"
  | "CannotLookup"
  | "ExhaustsResources"
  | "Payment"
  | "Stale";

export type Validity =
  | { readonly kind: "valid"; readonly sender: AccountId; readonly waitsForNonce: boolean }
  | { readonly kind: "invalid"; readonly reason: Invalidity }
  /** `InvalidTransaction::Custom`: the code of a transaction extension of this chain (domain reference §7.1). */
  | { readonly kind: "custom"; readonly code: number };

export interface ValidityContext {
  /** The state after the best block, or in the middle of the block that is being built. */
  readonly state: StateView;
  /** The block that the extrinsic would enter. */
  readonly blockNumber: number;
  readonly genesisHash: Hex;
  /** RFC-78 digest of this runtime's metadata; null when the extrinsic does not ask for it. */
  readonly metadataDigest: Uint8Array | null;
}

/** Larger payloads are signed by their hash. */
const MAX_PLAIN_PAYLOAD_BYTES = 256;
const implicitDigest = option(byteArray(32));

const COLDKEY_IN_SWAP = 0;
const COLDKEY_SWAP_DISPUTED = 21;

const invalid = (reason: Invalidity): Validity => ({ kind: "invalid", reason });

export function checkValidity(context: ValidityContext, extrinsic: SignedExtrinsic): Validity {
  const sender = senderOf(extrinsic);
  if (sender === null) return invalid("CannotLookup");
  const payload = signedPayload(context, extrinsic);
  if (payload === null) return invalid("AncientBirthBlock");
  if (!isSignedBy(sender, extrinsic.signature, payload)) return invalid("BadProof");

  const { state } = context;
  const { nonce } = account.get(state, sender);
  if (!isFunded(state, sender)) return invalid("Payment");
  if (extrinsic.nonce < nonce) return invalid("Stale");
  if (exceedsBlock(extrinsic)) return invalid("ExhaustsResources");
  const fee = inclusionFee(extrinsic.call, extrinsic.encodedLength) + extrinsic.tip;
  if (reducibleBalance(state, sender, "preserve") < fee) return invalid("Payment");
  const code = customRefusal(context, sender, extrinsic.call);
  if (code !== null) return { kind: "custom", code };
  return { kind: "valid", sender, waitsForNonce: extrinsic.nonce > nonce };
}

/** Asked last: what cannot be paid is reported first. */
function customRefusal(
  { state, blockNumber }: ValidityContext,
  sender: AccountId,
  call: RuntimeCall,
): number | null {
  const guard = guardOf(state, sender, call);
  if (guard === "announced") return COLDKEY_IN_SWAP;
  if (guard === "disputed") return COLDKEY_SWAP_DISPUTED;
  if (call.tag !== "SubtensorModule") return null;
  return poolRefusal(state, blockNumber, sender, call.value);
}

function senderOf(extrinsic: SignedExtrinsic): AccountId | null {
  try {
    return lookUp(extrinsic.address);
  } catch (error) {
    if (error instanceof DispatchFailure) return null;
    throw error;
  }
}

/**
 * What must have been signed, seen from the block to be built; null when the block it is anchored to is unknown here.
 * One block after an era ended the birth block is a newer one, so that the same extrinsic then fails by its signature.
 */
export function signedPayload(
  context: ValidityContext,
  extrinsic: Pick<SignedExtrinsic, "era" | "hasMetadataHash" | "callBytes" | "extraBytes">,
): Uint8Array | null {
  const birth = eraBirth(extrinsic.era, context.blockNumber);
  const { state } = context;
  const isImmortal = extrinsic.era.kind === "immortal";
  if (!isImmortal && !blockHash.has(state, birth)) return null;
  const anchor = isImmortal ? context.genesisHash : blockHash.get(state, birth);
  const digest = extrinsic.hasMetadataHash ? context.metadataDigest : null;
  if (extrinsic.hasMetadataHash && digest === null) throw new Error("the digest was not computed");
  const payload = concat(
    extrinsic.callBytes,
    extrinsic.extraBytes,
    encode(u32, SPEC_VERSION),
    encode(u32, TRANSACTION_VERSION),
    fromHex(context.genesisHash),
    fromHex(anchor),
    encode(implicitDigest, digest),
  );
  return payload.length > MAX_PLAIN_PAYLOAD_BYTES ? blake2_256(payload) : payload;
}

function exceedsBlock(extrinsic: SignedExtrinsic): boolean {
  const limit = BLOCK_WEIGHTS.per_class.normal.max_extrinsic?.ref_time ?? 0n;
  return (
    extrinsic.encodedLength > BLOCK_LENGTH.max.normal ||
    totalWeight(extrinsic.call).ref_time > limit
  );
}
