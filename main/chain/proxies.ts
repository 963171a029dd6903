/** What the chain keeps of proxies and of their announcements (domain reference §3.10). */
import type { Reader } from "../codec/reader.ts";
import { PROXY_TYPES } from "./calls/plan.ts";

export interface ProxyEntry {
  readonly delegate: Uint8Array;
  readonly type: string;
  readonly delayBlocks: number;
}

/** Of the account that is acted for. */
export function readProxies(reader: Reader): ProxyEntry[] {
  return Array.from({ length: reader.count(37) }, () => ({
    delegate: reader.bytes(32),
    type: PROXY_TYPES[reader.u8()] ?? "?",
    delayBlocks: reader.u32(),
  }));
}

export interface Announcement {
  readonly real: Uint8Array;
  readonly callHash: Uint8Array;
  readonly height: number;
}

/** Of the delegate. */
export function readAnnouncements(reader: Reader): Announcement[] {
  return Array.from({ length: reader.count(68) }, () => ({
    real: reader.bytes(32),
    callHash: reader.bytes(32),
    height: reader.u32(),
  }));
}
