/** Structs and enums of the description language; the rest of it is in `type.ts`. */
import { ScaleError, type ScaleReader, type ScaleWriter } from "./scale.ts";
import type {
  AnyType,
  FieldShape,
  Shape,
  Type,
  TypeParameter,
  ValueOf,
  VariantShape,
} from "./type.ts";

/** The fields of a struct or of one case of an enum. */
export interface Fields<T> {
  readonly shapes: readonly FieldShape[];
  write(out: ScaleWriter, value: T): void;
  read(input: ScaleReader): T;
}

/** A field with the name that its type has in the Rust source. */
export interface Spelled<T> {
  readonly type: Type<T>;
  readonly typeName: string;
}
export function spelled<T>(type: Type<T>, typeName: string): Spelled<T> {
  return { type, typeName };
}

type Spec = AnyType | Spelled<unknown>;
type SpecValue<S> = S extends Spelled<infer V> ? V : ValueOf<S>;
type NamedValue<S extends Readonly<Record<string, Spec>>> = {
  readonly [K in keyof S]: SpecValue<S[K]>;
};
type ListValue<S extends readonly Spec[]> = { readonly [K in keyof S]: SpecValue<S[K]> };

function shapeOf(name: string | null, spec: Spec): FieldShape {
  return "typeName" in spec
    ? { name, type: spec.type, typeName: spec.typeName }
    : { name, type: spec, typeName: null };
}

/** `{ a: X, b: Y }`; the order of the keys is the order on the wire. */
export function named<const S extends Readonly<Record<string, Spec>>>(
  specs: S,
): Fields<NamedValue<S>> {
  const entries = Object.entries(specs).map(([key, spec]) => ({ key, shape: shapeOf(key, spec) }));
  return {
    shapes: entries.map((entry) => entry.shape),
    write(out, value) {
      for (const { key, shape } of entries) shape.type.write(out, value[key]);
    },
    read(input) {
      const value: Record<string, unknown> = {};
      for (const { key, shape } of entries) value[key] = shape.type.read(input);
      return value as NamedValue<S>;
    },
  };
}

/** `(X, Y)`: fields without names. */
export function positional<const S extends readonly Spec[]>(...specs: S): Fields<ListValue<S>> {
  const shapes = specs.map((spec) => shapeOf(null, spec));
  return {
    shapes,
    write(out, value) {
      shapes.forEach((shape, i) => {
        shape.type.write(out, value[i]);
      });
    },
    read: (input) => shapes.map((shape) => shape.type.read(input)) as unknown as ListValue<S>,
  };
}

/** One unnamed field, whose value stands for the whole. */
export function wrapped<S extends Spec>(spec: S): Fields<SpecValue<S>> {
  const shape = shapeOf(null, spec);
  return {
    shapes: [shape],
    write: (out, value) => shape.type.write(out, value),
    read: (input) => shape.type.read(input) as SpecValue<S>,
  };
}

/** No fields. */
export const nothing: Fields<null> = {
  shapes: [],
  write() {
    // No bytes.
  },
  read: () => null,
};

export function struct<T>(
  path: string,
  fields: Fields<T>,
  parameters: readonly TypeParameter[] = [],
): Type<T> {
  const shape: Shape = { kind: "composite", fields: fields.shapes };
  return {
    path,
    parameters,
    shape: () => shape,
    write: (out, value) => fields.write(out, value),
    read: (input) => fields.read(input),
  };
}

export type Tagged<Tag extends string, Value> = { readonly tag: Tag; readonly value: Value };

interface Case<T> {
  readonly index: number;
  readonly fields: Fields<T>;
}
/** One case of an enum: its index on the wire and its fields. */
export function at<T>(index: number, fields: Fields<T>): Case<T> {
  return { index, fields };
}

type Cases = Readonly<Record<string, Case<unknown>>>;
type CaseValue<C> = C extends Case<infer V> ? V : never;
export type EnumValue<C extends Cases> = {
  [K in keyof C & string]: Tagged<K, CaseValue<C[K]>>;
}[keyof C & string];

export function variant<const C extends Readonly<Record<string, Case<unknown>>>>(
  path: string,
  cases: C,
  parameters: readonly TypeParameter[] = [],
): Type<EnumValue<C>> {
  const byName = new Map<string, Case<unknown>>(Object.entries(cases));
  const byIndex = new Map(Array.from(byName, ([name, one]) => [one.index, { name, one }]));
  const variants: VariantShape[] = Array.from(byName, ([name, one]) => ({
    name,
    index: one.index,
    fields: one.fields.shapes,
  }));
  return {
    path,
    parameters,
    shape: () => ({ kind: "variant", variants }),
    write(out, value) {
      const one = byName.get(value.tag);
      if (!one) throw new TypeError(`${path} has no ${value.tag}`);
      out.u8(one.index);
      one.fields.write(out, value.value);
    },
    read(input) {
      const index = input.u8();
      const found = byIndex.get(index);
      if (!found) throw new ScaleError(`${path} has no case ${index}`);
      return { tag: found.name, value: found.one.fields.read(input) } as EnumValue<C>;
    },
  };
}

/** An enum without fields, as its names by index. */
export function names<const N extends Readonly<Record<string, number>>>(
  path: string,
  indices: N,
  parameters: readonly TypeParameter[] = [],
): Type<keyof N & string> {
  type Name = keyof N & string;
  const byIndex = new Map(Object.entries(indices).map(([name, index]) => [index, name as Name]));
  const variants = Object.entries(indices).map(([name, index]) => ({ name, index, fields: [] }));
  return {
    path,
    parameters,
    shape: () => ({ kind: "variant", variants }),
    write(out, value) {
      const index = indices[value];
      if (index === undefined) throw new TypeError(`${path} has no ${value}`);
      out.u8(index);
    },
    read(input) {
      const name = byIndex.get(input.u8());
      if (name === undefined) throw new ScaleError(`no such case of ${path}`);
      return name;
    },
  };
}
