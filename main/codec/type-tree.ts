/** The types of RFC 78 as they stand in a proof, read from bytes that nobody has vouched for yet. */
import type { Reader } from "./reader.ts";

const PRIMITIVES = [
  "bool",
  "char",
  "str",
  "u8",
  "u16",
  "u32",
  "u64",
  "u128",
  "u256",
  "i8",
  "i16",
  "i32",
  "i64",
  "i128",
  "i256",
  "compactU8",
  "compactU16",
  "compactU32",
  "compactU64",
  "compactU128",
  "compactU256",
  "void",
] as const;
export type Primitive = (typeof PRIMITIVES)[number];

export type TypeRef =
  | { readonly kind: "primitive"; readonly name: Primitive }
  | { readonly kind: "id"; readonly id: number };

export interface Field {
  readonly name: string | null;
  readonly type: TypeRef;
  readonly typeName: string | null;
}

/** One variant of an enumeration: its siblings are leaves of their own. */
export interface VariantDef {
  readonly kind: "variant";
  readonly name: string;
  readonly index: number;
  readonly fields: readonly Field[];
}

export type WholeDef =
  | { readonly kind: "composite"; readonly fields: readonly Field[] }
  | { readonly kind: "sequence"; readonly item: TypeRef }
  | { readonly kind: "array"; readonly length: number; readonly item: TypeRef }
  | { readonly kind: "tuple"; readonly items: readonly TypeRef[] }
  | { readonly kind: "bits"; readonly bytes: number };

/** One leaf of the tree: a type, or one variant of an enumeration. */
export interface TypeLeaf {
  readonly path: readonly string[];
  readonly def: VariantDef | WholeDef;
  readonly id: number;
}

export interface ExtrinsicInfo {
  readonly version: number;
  readonly address: TypeRef;
  readonly call: TypeRef;
  readonly signature: TypeRef;
  readonly extensions: readonly {
    readonly name: string;
    readonly inExtrinsic: TypeRef;
    readonly inSignedData: TypeRef;
  }[];
}

/** The longest name in metadata 424 has 116 bytes. Names are repeated for every value: long ones would add up. */
const MOST_NAME_BYTES = 512;

function nameIn(reader: Reader): string {
  return reader.text(MOST_NAME_BYTES);
}

function optionalName(reader: Reader): string | null {
  return reader.flag() ? nameIn(reader) : null;
}

export function readTypeRef(reader: Reader): TypeRef {
  const tag = reader.u8();
  const name = PRIMITIVES[tag];
  if (name !== undefined) return { kind: "primitive", name };
  if (tag !== PRIMITIVES.length) reader.fail();
  return { kind: "id", id: readId(reader) };
}

function readId(reader: Reader): number {
  const id = reader.compact();
  return id > 0xffff_ffffn ? reader.fail() : Number(id);
}

function readField(reader: Reader): Field {
  const name = optionalName(reader);
  const type = readTypeRef(reader);
  return { name, type, typeName: optionalName(reader) };
}

function list<T>(reader: Reader, read: (reader: Reader) => T): T[] {
  return Array.from({ length: reader.count(1) }, () => read(reader));
}

function readTypeDef(reader: Reader): VariantDef | WholeDef {
  switch (reader.u8()) {
    case 0:
      return { kind: "composite", fields: list(reader, readField) };
    case 1: {
      const name = nameIn(reader);
      const fields = list(reader, readField);
      return { kind: "variant", name, fields, index: readId(reader) };
    }
    case 2:
      return { kind: "sequence", item: readTypeRef(reader) };
    case 3: {
      const length = reader.u32();
      return { kind: "array", length, item: readTypeRef(reader) };
    }
    case 4:
      return { kind: "tuple", items: list(reader, readTypeRef) };
    case 5: {
      const bytes = reader.u8();
      reader.flag();
      return { kind: "bits", bytes };
    }
    default:
      return reader.fail();
  }
}

export function readTypeLeaf(reader: Reader): TypeLeaf {
  const path = list(reader, nameIn);
  const def = readTypeDef(reader);
  return { path, def, id: readId(reader) };
}

export function readExtrinsicInfo(reader: Reader): ExtrinsicInfo {
  const version = reader.u8();
  const address = readTypeRef(reader);
  const call = readTypeRef(reader);
  const signature = readTypeRef(reader);
  const extensions = list(reader, (inner) => ({
    name: nameIn(inner),
    inExtrinsic: readTypeRef(inner),
    inSignedData: readTypeRef(inner),
  }));
  return { version, address, call, signature, extensions };
}
