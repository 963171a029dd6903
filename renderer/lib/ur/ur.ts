/**
 * Uniform resources: bytes with a type as one code or as an endless row of codes (BCR-2020-005), which other wallets read
 * too. What we write is always one CBOR byte string: the type alone says what its bytes are.
 */
import { fromBytewords, toBytewords } from "./bytewords.ts";
import { type Basin, createBasin, createFountain } from "./fountain.ts";
import { bytesFromCbor, bytesToCbor, type Part, partFromCbor, partToCbor } from "./part.ts";

/** What a person has the patience to hold a camera for; more goes by file. Bounds what a hostile code can make us keep. */
export const MOST_UR_BYTES = 128 * 1024;
const MOST_PARTS = 2048;
/** Characters of the largest QR code (version 40, low, alphanumeric): nothing longer was scanned. */
const MOST_CHARACTERS = 4296;
const TYPE = /^[a-z0-9-]{1,60}$/;

export interface UrMessage {
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface UrCodes {
  /** 1: one still code. Otherwise that many fragments, and codes without end. */
  readonly count: number;
  /** Upper case, as QR's denser alphabet has it. `number`: from 1. */
  code(number: number): string;
}

/** `mostFragment`: bytes in each code at most, which decides how dense it is. Throws RangeError for what no UR can be. */
export function urCodes({ type, bytes }: UrMessage, mostFragment: number): UrCodes {
  if (!TYPE.test(type)) throw new RangeError(`Not a type of a UR: ${type}`);
  if (bytes.length > MOST_UR_BYTES) throw new RangeError(`${bytes.length} bytes are too many`);
  const cbor = bytesToCbor(bytes);
  const fountain = createFountain(cbor, mostFragment);
  const { count } = fountain;
  return {
    count,
    code(number) {
      const text =
        count === 1
          ? `ur:${type}/${toBytewords(cbor)}`
          : `ur:${type}/${number}-${count}/${toBytewords(partToCbor(fountain.part(number)))}`;
      return text.toUpperCase();
    },
  };
}

export type UrRead =
  | { readonly kind: "whole"; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: "part"; readonly type: string; readonly part: Part };

/** Null for anything that is no well-formed UR, is larger than we take, or carries something other than one byte string. */
export function readUr(text: string): UrRead | null {
  if (text.length > MOST_CHARACTERS) return null;
  const [scheme, ...path] = text.toLowerCase().split(":");
  if (scheme !== "ur" || path.length !== 1) return null;
  const [type = "", ...pieces] = (path[0] ?? "").split("/");
  if (!TYPE.test(type)) return null;
  if (pieces.length === 1) {
    const cbor = fromBytewords(pieces[0] ?? "");
    const bytes = cbor === null ? null : bytesFromCbor(cbor);
    return bytes === null ? null : { kind: "whole", type, bytes };
  }
  if (pieces.length !== 2) return null;
  const sequence = /^([1-9]\d{0,9})-([1-9]\d{0,9})$/.exec(pieces[0] ?? "");
  const cbor = fromBytewords(pieces[1] ?? "");
  const part = sequence === null || cbor === null ? null : partFromCbor(cbor);
  if (part === null || part.count > MOST_PARTS || part.messageLength > MOST_UR_BYTES + 8)
    return null;
  if (String(part.number) !== sequence?.[1] || String(part.count) !== sequence[2]) return null;
  return { kind: "part", type, part };
}

/** How far a message is. `have` of `count` independent parts; `known`: which fragments are there already. */
export interface UrProgress {
  readonly type: string;
  readonly have: number;
  readonly count: number;
  readonly known: readonly boolean[];
}

export type UrStep =
  /** No UR, or a part that told nothing new. */
  | { readonly kind: "nothing" }
  | { readonly kind: "progress"; readonly isNew: boolean }
  | { readonly kind: "message"; readonly message: UrMessage }
  /** All parts are there and do not make what they promise: begun again. */
  | { readonly kind: "broken" };

export interface UrReader {
  take(text: string): UrStep;
  progress(): UrProgress | null;
  reset(): void;
}

/** So many codes of another message in a row mean that the sender shows another one. */
const OTHERS = 3;

export function createUrReader(): UrReader {
  let type = "";
  let basin: Basin | null = null;
  let others = 0;

  const reset = (): void => {
    basin = null;
    others = 0;
  };

  function takePart(partType: string, part: Part): UrStep {
    const isOther = basin !== null && (partType !== type || !basin.fits(part));
    others = isOther ? others + 1 : 0;
    if (isOther && others < OTHERS) return { kind: "nothing" };
    if (basin === null || isOther) {
      basin = createBasin(part);
      type = partType;
      others = 0;
    }
    const isNew = basin.add(part);
    if (basin.rank < basin.count) return { kind: "progress", isNew };
    const cbor = basin.message();
    const bytes = cbor === null ? null : bytesFromCbor(cbor);
    reset();
    return bytes === null ? { kind: "broken" } : { kind: "message", message: { type, bytes } };
  }

  return {
    reset,
    take(text) {
      const read = readUr(text);
      if (read === null) return { kind: "nothing" };
      if (read.kind === "part") return takePart(read.type, read.part);
      reset();
      return { kind: "message", message: { type: read.type, bytes: read.bytes } };
    },
    progress: () =>
      basin === null ? null : { type, have: basin.rank, count: basin.count, known: basin.known() },
  };
}
