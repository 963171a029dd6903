/** Our reading by proof against an independent reading by the whole metadata: no tree, no proof, no decoder of ours. */
import { decAnyMetadata, unifyMetadata } from "@polkadot-api/substrate-bindings";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { metadata as rehearsalMetadata } from "../rehearsal/runtime.ts";
import type { Value } from "./call-decoder.ts";
import { decodeRequest } from "./decoded-request.ts";
import { prepareAnyVersion } from "./metadata-proof-maker.ts";
import { includedInExtrinsic, includedInSignedData, toHex } from "./payload.ts";
import type { SigningRequest } from "./pipeline.ts";
import { hasRealMetadata, NO_METADATA, realMetadata, requestWith } from "./testing.ts";
import { compactBytes, joinBytes, littleEndian, textBytes } from "./writer.ts";

type Metadata = ReturnType<typeof unifyMetadata>;
type Definition = Metadata["lookup"][number];
/** What a value must decode to: structure, names and numbers. */
type Plain = string | readonly Plain[] | { readonly [name: string]: Plain };

/** From here on values end as soon as their types let them. */
const DEEP = 6;

/** Writes random values of a type as bytes, and says what they are. */
class RandomValues {
  readonly #types: ReadonlyMap<number, Definition>;
  readonly #random: () => number;
  readonly parts: Uint8Array[] = [];

  constructor(metadata: Metadata, random: () => number) {
    this.#types = new Map(metadata.lookup.map((definition) => [definition.id, definition]));
    this.#random = random;
  }

  /** `chosen` fixes the variants of the outermost enumerations: pallet, then call. */
  value(id: number, depth = 0, chosen: readonly number[] = []): Plain {
    const { def } = this.#definition(id);
    switch (def.tag) {
      case "primitive":
        return this.#primitive(def.value.tag);
      case "compact": {
        const bits = this.#compactBits(def.value);
        return bits === 0 ? "()" : this.#put(this.#integer(bits), compactBytes);
      }
      case "composite":
        return this.#fields(def.value, depth, chosen);
      case "tuple":
        return def.value.length === 0 ? "()" : def.value.map((item) => this.value(item, depth + 1));
      case "array":
        return this.#items(def.value.type, def.value.len, depth);
      case "sequence": {
        const length = depth > DEEP ? 0 : this.#below(4);
        this.parts.push(compactBytes(BigInt(length)));
        return this.#items(def.value, length, depth);
      }
      case "variant": {
        const possible = def.value.filter(({ fields }) =>
          fields.every((f) => this.#exists(f.type)),
        );
        const shortest = [...possible].sort((a, b) => a.fields.length - b.fields.length);
        const any = depth > DEEP ? shortest[0] : possible[this.#below(possible.length)];
        const variant = def.value.find(({ index }) => index === chosen[0]) ?? any;
        if (variant === undefined) throw new Error("A value of no variant");
        this.parts.push(Uint8Array.of(variant.index));
        return { [variant.name]: this.#fields(variant.fields, depth, chosen.slice(1)) };
      }
      case "bitSequence":
        throw new Error("No call has one");
    }
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** Small ones as often as large ones: compact integers change their form with size. */
  #integer(bits: number): bigint {
    const used = 1 + this.#below(bits);
    let value = 0n;
    for (let bit = 0; bit < used; bit += 1) value = (value << 1n) | BigInt(this.#below(2));
    return value;
  }

  #put(value: bigint, encode: (value: bigint) => Uint8Array): string {
    this.parts.push(encode(value));
    return value.toString();
  }

  #definition(id: number): Definition {
    const definition = this.#types.get(id);
    if (definition === undefined) throw new Error(`No type ${id}`);
    return definition;
  }

  /** Pallets without calls have an enumeration without variants. */
  #exists(id: number): boolean {
    const { def } = this.#definition(id);
    return def.tag !== "variant" || def.value.length > 0;
  }

  #compactBits(id: number): number {
    const { def } = this.#definition(id);
    if (def.tag === "primitive") return Number(def.value.tag.slice(1));
    if (def.tag !== "composite" && def.tag !== "tuple") throw new Error("Not compact");
    const [first] = def.value;
    if (first === undefined) return 0;
    return this.#compactBits(typeof first === "number" ? first : first.type);
  }

  #fields(
    fields: readonly { name?: string | undefined; type: number }[],
    depth: number,
    chosen: readonly number[],
  ): Plain {
    if (fields.length === 0) return "()";
    return fields.map((f) => ({ [f.name ?? ""]: this.value(f.type, depth + 1, chosen) }));
  }

  #items(type: number, length: number, depth: number): Plain {
    const { def } = this.#definition(type);
    if (def.tag === "primitive" && def.value.tag === "u8") {
      const bytes = Uint8Array.from({ length }, () => this.#below(256));
      this.parts.push(bytes);
      return toHex(bytes);
    }
    return Array.from({ length }, () => this.value(type, depth + 1));
  }

  #primitive(tag: string): Plain {
    if (tag === "bool") return this.#put(BigInt(this.#below(2)), (v) => littleEndian(v, 1));
    if (tag === "str") {
      const text = "τ ao·".slice(0, this.#below(6));
      this.parts.push(textBytes(text));
      return text;
    }
    const bits = Number(tag.slice(1));
    const value = this.#integer(bits);
    this.parts.push(littleEndian(value, bits / 8));
    return (tag.startsWith("i") ? BigInt.asIntN(bits, value) : value).toString();
  }
}

/** Our decoder's values in the same words. */
function plain(value: Value): Plain {
  switch (value.kind) {
    case "integer":
      return value.value.toString();
    case "flag":
      return value.value ? "1" : "0";
    case "text":
      return value.value;
    case "bytes":
      return toHex(value.value);
    case "list":
      return value.items.map(plain);
    case "composite":
      return plainFields(value.fields);
    case "variant":
      return { [value.name]: plainFields(value.fields) };
    case "void":
      return "()";
  }
}

function plainFields(fields: readonly { name: string | null; value: Value }[]): Plain {
  if (fields.length === 0) return "()";
  return fields.map(({ name, value }) => ({ [name ?? ""]: plain(value) }));
}

/** Mulberry32: a failing seed can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function refusalOf(request: SigningRequest): string {
  try {
    decodeRequest(request);
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
  return "accepted";
}

if (!hasRealMetadata) process.stdout.write(`Skipped, on the real chain: ${NO_METADATA}\n`);
const chains: [string, number, () => Uint8Array][] = [
  ["the rehearsal network", 10, () => rehearsalMetadata(15)],
  ...(hasRealMetadata
    ? [["the main network", 280, realMetadata] satisfies [string, number, () => Uint8Array]]
    : []),
];

describe.each(chains)("Calls of %s", (_name, leastCalls, blobOf) => {
  const blob = blobOf();
  const prepared = prepareAnyVersion(blob, { decimals: 9, tokenSymbol: "TAO" });
  const metadata = unifyMetadata(decAnyMetadata(blob));
  if (!("call" in metadata.extrinsic)) throw new Error("The metadata does not name its call type");
  const callType = metadata.extrinsic.call;

  function proved(callData: Uint8Array): SigningRequest {
    const request = requestWith({ callData, metadataHash: toHex(prepared.digest) });
    const proof = prepared.proofFor(
      callData,
      includedInExtrinsic(request),
      includedInSignedData(request),
    );
    return { ...request, proof };
  }

  function everyCall(): { name: string; indices: [number, number] }[] {
    const types = new Map(metadata.lookup.map(({ id, def }) => [id, def]));
    const outer = types.get(callType);
    // An argument of an enumeration without variants: nobody can make such a call.
    const isPossible = (call: { fields: readonly { type: number }[] }) =>
      call.fields.every(({ type }) => {
        const def = types.get(type);
        return def?.tag !== "variant" || def.value.length > 0;
      });
    if (outer?.tag !== "variant") throw new Error("Calls are no enumeration");
    return outer.value.flatMap((pallet) => {
      const inner = types.get(pallet.fields[0]?.type ?? -1);
      if (inner?.tag !== "variant") throw new Error(pallet.name);
      return inner.value.filter(isPossible).map((call) => ({
        name: `${pallet.name}.${call.name}`,
        indices: [pallet.index, call.index] as [number, number],
      }));
    });
  }

  test("every single one reads as the whole metadata says", () => {
    const calls = everyCall();
    expect(calls.length).toBeGreaterThan(leastCalls);
    for (const [seed, { name, indices }] of calls.entries()) {
      const random = new RandomValues(metadata, randomFrom(seed));
      const expected = random.value(callType, 0, indices);
      expect(plain(decodeRequest(proved(joinBytes(random.parts)))), name).toEqual(expected);
    }
  });

  test("random ones, nested as they come, read as the whole metadata says, to the last byte", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = new RandomValues(metadata, randomFrom(seed));
        const expected = random.value(callType);
        const callData = joinBytes(random.parts);
        const request = proved(callData);
        expect(plain(decodeRequest(request))).toEqual(expected);
        const longer = joinBytes([callData, Uint8Array.of(0)]);
        expect(refusalOf({ ...request, callData: longer })).toBe("CALL_UNDECODABLE");
        const shorter = callData.subarray(0, -1);
        expect(refusalOf({ ...request, callData: shorter })).toBe("CALL_UNDECODABLE");
      }),
      { numRuns: 200 },
    );
  });
});
