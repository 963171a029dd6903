/** Whose a hotkey is. */
import { encodeAddress } from "../codec/address.ts";
import { equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { type Batch, type Cell, decode } from "./batch.ts";

const NO_OWNER = new Uint8Array(32);

export const askOwner = (batch: Batch, hotkey: Uint8Array): Cell<Uint8Array> =>
  batch.value("owner", [hotkey], decode.account);

/** Never used on this chain. */
export const isNobody = (owner: Uint8Array): boolean => equalBytes(owner, NO_OWNER);

export const ownedByOther = (owner: Uint8Array): Fault =>
  fault("HOTKEY_OWNED_BY_OTHER", { owner: encodeAddress(owner) });
