/**
 * The description language of this node. One value of {@link Type} says three things about a runtime type: how it
 * is shown in the metadata (path, parameters, shape), how its values are written, and how they are read. Metadata
 * and behaviour therefore cannot drift apart.
 *
 * Combinators return the same object for the same arguments, so that the metadata lists each type once.
 */
import { fromHex, type Hex, toHex } from "./hex.ts";
import { ScaleError, ScaleReader, ScaleWriter } from "./scale.ts";

export type Primitive = "bool" | "str" | "u8" | "u16" | "u32" | "u64" | "u128" | "i64" | "i128";

export interface FieldShape {
  readonly name: string | null;
  readonly type: AnyType;
  /** The type as the Rust source spells it. Clients show it; it has no effect on the encoding. */
  readonly typeName: string | null;
}

export interface VariantShape {
  readonly name: string;
  readonly index: number;
  readonly fields: readonly FieldShape[];
}

export type Shape =
  | { readonly kind: "primitive"; readonly name: Primitive }
  | { readonly kind: "composite"; readonly fields: readonly FieldShape[] }
  | { readonly kind: "variant"; readonly variants: readonly VariantShape[] }
  | { readonly kind: "sequence"; readonly of: AnyType }
  | { readonly kind: "array"; readonly of: AnyType; readonly length: number }
  | { readonly kind: "tuple"; readonly of: readonly AnyType[] }
  | { readonly kind: "compact"; readonly of: AnyType };

export interface TypeParameter {
  readonly name: string;
  readonly type: AnyType | null;
}

export interface Type<T> {
  readonly path: string;
  readonly parameters: readonly TypeParameter[];
  shape(): Shape;
  write(out: ScaleWriter, value: T): void;
  read(input: ScaleReader): T;
  /** Set by {@link lazy}: the type that this one stands for. */
  target?(): AnyType;
}

/** A type whose values are not of interest. Methods are bivariant, so every `Type<T>` is one. */
export type AnyType = Type<unknown>;
export type ValueOf<T> = T extends Type<infer V> ? V : never;

export function encode<T>(type: Type<T>, value: T): Uint8Array {
  const out = new ScaleWriter();
  type.write(out, value);
  return out.finish();
}

/** Reads exactly one value; throws {@link ScaleError} when bytes are missing or left over. */
export function decode<T>(type: Type<T>, bytes: Uint8Array): T {
  const input = new ScaleReader(bytes);
  const value = type.read(input);
  input.finish();
  return value;
}

function anonymous<T>(shape: Shape, write: Type<T>["write"], read: Type<T>["read"]): Type<T> {
  return { path: "", parameters: [], shape: () => shape, write, read };
}

const primitive = <T>(name: Primitive, write: Type<T>["write"], read: Type<T>["read"]): Type<T> =>
  anonymous({ kind: "primitive", name }, write, read);

export const bool = primitive<boolean>(
  "bool",
  (out, value) => out.u8(value ? 1 : 0),
  (input) => {
    const byte = input.u8();
    if (byte > 1) throw new ScaleError("not a bool");
    return byte === 1;
  },
);
export const str = primitive<string>(
  "str",
  (out, value) => out.text(value),
  (input) => input.text(),
);
const small = (name: Primitive, width: number): Type<number> =>
  primitive(
    name,
    (out, value) => out.uint(value, width),
    (input) => input.uint(width),
  );
const big = (name: Primitive, width: number): Type<bigint> =>
  primitive(
    name,
    (out, value) => out.bigUint(value, width),
    (input) => input.bigUint(width),
  );
export const u8 = small("u8", 1);
export const u16 = small("u16", 2);
export const u32 = small("u32", 4);
export const u64 = big("u64", 8);
export const u128 = big("u128", 16);
/** Two's complement. */
const signed = (name: Primitive, width: number): Type<bigint> =>
  primitive(
    name,
    (out, value) => out.bigUint(BigInt.asUintN(width * 8, value), width),
    (input) => BigInt.asIntN(width * 8, input.bigUint(width)),
  );
export const i64 = signed("i64", 8);
export const i128 = signed("i128", 16);

export const compactOfU8 = compactType<number>(u8, Number, 8n);
export const compactOfU16 = compactType<number>(u16, Number, 16n);
export const compactOfU32 = compactType<number>(u32, Number, 32n);
export const compactOfU64 = compactType<bigint>(u64, (value) => value, 64n);
export const compactOfU128 = compactType<bigint>(u128, (value) => value, 128n);

function compactType<T extends number | bigint>(
  of: Type<T>,
  convert: (value: bigint) => T,
  bits: bigint,
): Type<T> {
  return anonymous(
    { kind: "compact", of },
    (out, value) => out.compact(value),
    (input) => {
      const value = input.compact();
      if (value >> bits !== 0n) throw new ScaleError("compact integer out of range");
      return convert(value);
    },
  );
}

/** The unit type `()`. */
export const unit: Type<null> = anonymous(
  { kind: "tuple", of: [] },
  () => {
    // No bytes.
  },
  () => null,
);

export const bytes: Type<Uint8Array> = anonymous(
  { kind: "sequence", of: u8 },
  (out, value) => out.blob(value),
  (input) => input.blob().slice(),
);

const arrays = new Map<number, Type<Uint8Array>>();
export function byteArray(length: number): Type<Uint8Array> {
  const known = arrays.get(length);
  if (known) return known;
  const made = anonymous<Uint8Array>(
    { kind: "array", of: u8, length },
    (out, value) => {
      if (value.length !== length) throw new RangeError(`${value.length} bytes for ${length}`);
      out.bytes(value);
    },
    (input) => input.take(length).slice(),
  );
  arrays.set(length, made);
  return made;
}

const vectors = new WeakMap<AnyType, Type<never>>();
export function vec<T>(of: Type<T>): Type<readonly T[]> {
  const known = vectors.get(of);
  if (known) return known as unknown as Type<readonly T[]>;
  const made = anonymous<readonly T[]>(
    { kind: "sequence", of },
    (out, value) => {
      out.compact(value.length);
      for (const item of value) of.write(out, item);
    },
    (input) => Array.from({ length: input.length() }, () => of.read(input)),
  );
  vectors.set(of, made as unknown as Type<never>);
  return made;
}

export type TupleOf<T extends readonly AnyType[]> = { [K in keyof T]: ValueOf<T[K]> };

/** Not cached: keep the result in a constant when it is used twice. */
export function tuple<const T extends readonly AnyType[]>(...of: T): Type<TupleOf<T>> {
  return anonymous<TupleOf<T>>(
    { kind: "tuple", of },
    (out, value) => {
      of.forEach((type, i) => {
        type.write(out, value[i]);
      });
    },
    (input) => of.map((type) => type.read(input)) as unknown as TupleOf<T>,
  );
}

const options = new WeakMap<AnyType, Type<never>>();
export function option<T>(of: Type<T>): Type<T | null> {
  const known = options.get(of);
  if (known) return known as unknown as Type<T | null>;
  const some: FieldShape = { name: null, type: of, typeName: null };
  const made: Type<T | null> = {
    path: "Option",
    parameters: [{ name: "T", type: of }],
    shape: () => ({
      kind: "variant",
      variants: [
        { name: "None", index: 0, fields: [] },
        { name: "Some", index: 1, fields: [some] },
      ],
    }),
    write(out, value) {
      out.u8(value === null ? 0 : 1);
      if (value !== null) of.write(out, value);
    },
    read(input) {
      const byte = input.u8();
      if (byte > 1) throw new ScaleError("not an Option");
      return byte === 0 ? null : of.read(input);
    },
  };
  options.set(of, made as unknown as Type<never>);
  return made;
}

/** For a type that contains itself. */
export function lazy<T>(target: () => Type<T>): Type<T> {
  return {
    get path() {
      return target().path;
    },
    get parameters() {
      return target().parameters;
    },
    shape: () => target().shape(),
    write: (out, value) => target().write(out, value),
    read: (input) => input.nested(() => target().read(input)),
    target,
  };
}

/** 32 bytes that are handled as text in this folder, so that they compare with `===` and can be map keys. */
export function hash32(path: string): Type<Hex> {
  const inner = byteArray(32);
  return {
    path,
    parameters: [],
    shape: () => ({
      kind: "composite",
      fields: [{ name: null, type: inner, typeName: "[u8; 32]" }],
    }),
    write: (out, value) => inner.write(out, fromHex(value)),
    read: (input) => toHex(inner.read(input)),
  };
}
