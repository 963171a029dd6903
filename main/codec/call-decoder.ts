/**
 * Reads a call by walking proved types. Only what the proof covers can be read, every byte must be used, and hostile
 * input costs bounded work. CALL_UNDECODABLE { at } for everything else.
 */
import { Refusal } from "../lib/fault.ts";
import { Reader } from "./reader.ts";
import type { Field, Primitive, TypeLeaf, TypeRef, VariantDef, WholeDef } from "./type-tree.ts";

export type Value =
  | { readonly kind: "integer"; readonly type: Primitive; readonly value: bigint }
  | { readonly kind: "flag"; readonly value: boolean }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "composite"; readonly path: string; readonly fields: readonly NamedValue[] }
  | VariantValue
  | { readonly kind: "void" };

export interface VariantValue {
  readonly kind: "variant";
  readonly path: string;
  readonly name: string;
  readonly index: number;
  readonly fields: readonly NamedValue[];
}

export interface NamedValue {
  readonly name: string | null;
  readonly typeName: string | null;
  readonly value: Value;
}

/** A batch of hundreds of calls stays far below; a bomb of nested or empty items does not. */
const MOST_VALUES = 100_000;
const MOST_DEPTH = 64;

/** All leaves of one type: the variants of an enumeration that the proof has, or the one other definition. */
interface ProvedType {
  readonly path: string;
  readonly variants: ReadonlyMap<number, VariantDef>;
  readonly def: WholeDef | null;
}

export interface Decoder {
  /** Reads the types in turn and demands that they use up the bytes. */
  read(bytes: Uint8Array, types: readonly TypeRef[]): Value[];
}

export function createDecoder(leaves: readonly TypeLeaf[]): Decoder {
  const byId = typesById(leaves);
  return {
    read(bytes, types) {
      const reader = new Reader(bytes);
      const run = new Run(reader, byId);
      try {
        const values = types.map((type) => run.value(type, 0));
        reader.end();
        return values;
      } catch (error) {
        if (error instanceof Refusal && error.fault.code === "SCALE_MALFORMED") {
          throw new Refusal("CALL_UNDECODABLE", { at: reader.at }, { cause: error });
        }
        throw error;
      }
    },
  };
}

/** Refuses PROOF_MALFORMED when two leaves say different things about one type: no real tree does. */
function typesById(leaves: readonly TypeLeaf[]): ReadonlyMap<number, ProvedType> {
  const types = new Map<
    number,
    { path: string; variants: Map<number, VariantDef>; def: WholeDef | null }
  >();
  for (const { id, path: steps, def } of leaves) {
    const path = steps.join("::");
    const known = types.get(id);
    if (def.kind !== "variant") {
      if (known !== undefined) throw new Refusal("PROOF_MALFORMED", { type: id });
      types.set(id, { path, variants: new Map(), def });
      continue;
    }
    const type = known ?? { path, variants: new Map<number, VariantDef>(), def: null };
    if (type.def !== null || type.path !== path || type.variants.has(def.index)) {
      throw new Refusal("PROOF_MALFORMED", { type: id });
    }
    type.variants.set(def.index, def);
    types.set(id, type);
  }
  return types;
}

class Run {
  readonly #reader: Reader;
  readonly #byId: ReadonlyMap<number, ProvedType>;
  #values = 0;

  constructor(reader: Reader, byId: ReadonlyMap<number, ProvedType>) {
    this.#reader = reader;
    this.#byId = byId;
  }

  value(type: TypeRef, depth: number): Value {
    this.#values += 1;
    if (this.#values > MOST_VALUES || depth > MOST_DEPTH) this.#reader.fail();
    return type.kind === "primitive" ? this.#primitive(type.name) : this.#byType(type.id, depth);
  }

  #byType(id: number, depth: number): Value {
    const type = this.#byId.get(id);
    if (type === undefined) return this.#reader.fail();
    const { def, path } = type;
    if (def === null) return this.#variant(type, depth);
    switch (def.kind) {
      case "composite":
        return { kind: "composite", path, fields: this.#fields(def.fields, depth) };
      case "tuple":
        return { kind: "list", items: def.items.map((item) => this.value(item, depth + 1)) };
      case "sequence":
        return this.#items(def.item, this.#reader.count(isByte(def.item) ? 1 : 0), depth);
      case "array":
        return this.#items(def.item, def.length, depth);
      case "bits":
        // No call of ours has one; reading it wrongly would be worse than not at all.
        return this.#reader.fail();
    }
  }

  #variant({ variants, path }: ProvedType, depth: number): Value {
    const index = this.#reader.u8();
    const found = variants.get(index);
    if (found === undefined) return this.#reader.fail();
    const fields = this.#fields(found.fields, depth);
    return { kind: "variant", path, name: found.name, index, fields };
  }

  #fields(fields: readonly Field[], depth: number): NamedValue[] {
    return fields.map(({ name, typeName, type }) => ({
      name,
      typeName,
      value: this.value(type, depth + 1),
    }));
  }

  #items(item: TypeRef, length: number, depth: number): Value {
    if (isByte(item)) return { kind: "bytes", value: this.#reader.bytes(length) };
    const items: Value[] = [];
    // One by one: `value` stops a length that lies before it costs anything.
    for (let index = 0; index < length; index += 1) items.push(this.value(item, depth + 1));
    return { kind: "list", items };
  }

  #primitive(name: Primitive): Value {
    const reader = this.#reader;
    switch (name) {
      case "void":
        return { kind: "void" };
      case "bool":
        return { kind: "flag", value: reader.flag() };
      case "str":
        return { kind: "text", value: reader.text() };
      case "char":
        // SCALE has no such type: no chain can mean anything by it.
        return reader.fail();
      case "compactU8":
      case "compactU16":
      case "compactU32":
      case "compactU64":
      case "compactU128":
      case "compactU256": {
        const value = reader.compact();
        const bits = BigInt(name.slice("compactU".length));
        return value >> bits > 0n ? reader.fail() : { kind: "integer", type: name, value };
      }
      case "u8":
      case "u16":
      case "u32":
      case "u64":
      case "u128":
      case "u256":
        return { kind: "integer", type: name, value: reader.unsigned(Number(name.slice(1)) / 8) };
      case "i8":
      case "i16":
      case "i32":
      case "i64":
      case "i128":
      case "i256":
        return { kind: "integer", type: name, value: reader.signed(Number(name.slice(1)) / 8) };
    }
  }
}

function isByte(type: TypeRef): boolean {
  return type.kind === "primitive" && type.name === "u8";
}

/** The one integer inside wrappers with a single field, or null. */
export function integerIn(value: Value): bigint | null {
  if (value.kind === "integer") return value.value;
  const only =
    value.kind === "composite" && value.fields.length === 1 ? value.fields[0] : undefined;
  return only === undefined ? null : integerIn(only.value);
}

/** The bytes inside wrappers with a single field (AccountId32, H256), or null. */
export function bytesIn(value: Value): Uint8Array | null {
  if (value.kind === "bytes") return value.value;
  const only =
    value.kind === "composite" && value.fields.length === 1 ? value.fields[0] : undefined;
  return only === undefined ? null : bytesIn(only.value);
}
