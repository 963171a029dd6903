import { blake2b } from "@noble/hashes/blake2.js";
import { toHex } from "./payload.ts";

/** As multisigs and announcements name a call: blake2_256 of its bytes (domain reference §3.9). */
export const hashOfCall = (call: Uint8Array): string => toHex(blake2b(call, { dkLen: 32 }));
