/**
 * Runtime metadata, formats V14 and V15, written out from the description of the runtime.
 * Layout: the crate `frame-metadata`, modules `v14` and `v15`; magic `meta` as little-endian u32.
 */
import { ScaleWriter } from "./scale.ts";
import type { StorageItem } from "./storage.ts";
import type { AnyType, FieldShape, Primitive } from "./type.ts";

export interface ConstantDescription {
  readonly name: string;
  readonly type: AnyType;
  readonly value: Uint8Array;
}

export interface PalletDescription {
  readonly name: string;
  readonly index: number;
  readonly storage: readonly StorageItem[] | null;
  readonly calls: AnyType | null;
  readonly events: AnyType | null;
  readonly errors: AnyType | null;
  readonly constants: readonly ConstantDescription[];
}

export interface ExtensionDescription {
  readonly identifier: string;
  /** What the extension puts into the extrinsic. */
  readonly type: AnyType;
  /** What is signed but not transmitted. */
  readonly implicit: AnyType;
}

export interface RuntimeApiDescription {
  readonly name: string;
  readonly methods: readonly {
    readonly name: string;
    readonly inputs: readonly { readonly name: string; readonly type: AnyType }[];
    readonly output: AnyType;
  }[];
}

export interface RuntimeDescription {
  readonly pallets: readonly PalletDescription[];
  readonly extrinsic: {
    readonly type: AnyType;
    readonly version: number;
    readonly address: AnyType;
    readonly call: AnyType;
    readonly signature: AnyType;
    readonly extra: AnyType;
    readonly extensions: readonly ExtensionDescription[];
  };
  readonly runtime: AnyType;
  readonly apis: readonly RuntimeApiDescription[];
  readonly outerEnums: { readonly call: AnyType; readonly event: AnyType; readonly error: AnyType };
}

export const METADATA_VERSIONS = [14, 15] as const;
export type MetadataVersion = (typeof METADATA_VERSIONS)[number];

/** `meta`, `frame-metadata::META_RESERVED`. */
const MAGIC = 0x6174656d;

/** Indices of `scale_info::TypeDefPrimitive`. */
const PRIMITIVE_INDEX: Readonly<Record<Primitive, number>> = {
  bool: 0,
  str: 2,
  u8: 3,
  u16: 4,
  u32: 5,
  u64: 6,
  u128: 7,
  i64: 12,
  i128: 13,
};

/** Indices of `frame_metadata::v14::StorageHasher`. */
const HASHER_INDEX = { Blake2_128Concat: 2, Twox64Concat: 5, Identity: 6 } as const;

interface Registry {
  idOf(type: AnyType): number;
  write(out: ScaleWriter): void;
}

/** Numbers types in the order of first use, a type before the types it consists of, as `scale-info` does. */
function createRegistry(): Registry {
  const ids = new Map<AnyType, number>();
  const entries: Uint8Array[] = [];

  const idOf = (type: AnyType): number => {
    const target = type.target?.() ?? type;
    const known = ids.get(target);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(target, id);
    const out = new ScaleWriter();
    writeType(out, target, idOf);
    entries[id] = out.finish();
    return id;
  };

  return {
    idOf,
    write(out) {
      out.compact(entries.length);
      entries.forEach((entry, id) => {
        out.compact(id);
        out.bytes(entry);
      });
    },
  };
}

function writeList<T>(out: ScaleWriter, list: readonly T[], write: (item: T) => void): void {
  out.compact(list.length);
  for (const item of list) write(item);
}

function writeOptional<T>(out: ScaleWriter, value: T | null, write: (value: T) => void): void {
  out.u8(value === null ? 0 : 1);
  if (value !== null) write(value);
}

/** This node documents itself in its sources; the metadata carries no docs. */
function writeNoDocs(out: ScaleWriter): void {
  out.compact(0);
}

function writeType(out: ScaleWriter, type: AnyType, idOf: Registry["idOf"]): void {
  writeList(out, type.path === "" ? [] : type.path.split("::"), (part) => out.text(part));
  writeList(out, type.parameters, (parameter) => {
    out.text(parameter.name);
    writeOptional(out, parameter.type, (of) => out.compact(idOf(of)));
  });
  writeDefinition(out, type, idOf);
  writeNoDocs(out);
}

function writeDefinition(out: ScaleWriter, type: AnyType, idOf: Registry["idOf"]): void {
  const shape = type.shape();
  switch (shape.kind) {
    case "composite":
      out.u8(0);
      writeFields(out, shape.fields, idOf);
      return;
    case "variant":
      out.u8(1);
      writeList(out, shape.variants, (variant) => {
        out.text(variant.name);
        writeFields(out, variant.fields, idOf);
        out.u8(variant.index);
        writeNoDocs(out);
      });
      return;
    case "sequence":
      out.u8(2);
      out.compact(idOf(shape.of));
      return;
    case "array":
      out.u8(3);
      out.uint(shape.length, 4);
      out.compact(idOf(shape.of));
      return;
    case "tuple":
      out.u8(4);
      writeList(out, shape.of, (of) => out.compact(idOf(of)));
      return;
    case "primitive":
      out.u8(5);
      out.u8(PRIMITIVE_INDEX[shape.name]);
      return;
    case "compact":
      out.u8(6);
      out.compact(idOf(shape.of));
      return;
  }
}

function writeFields(
  out: ScaleWriter,
  fields: readonly FieldShape[],
  idOf: Registry["idOf"],
): void {
  writeList(out, fields, (field) => {
    writeOptional(out, field.name, (name) => out.text(name));
    out.compact(idOf(field.type));
    writeOptional(out, field.typeName, (typeName) => out.text(typeName));
    writeNoDocs(out);
  });
}

function writeStorageItem(out: ScaleWriter, item: StorageItem, idOf: Registry["idOf"]): void {
  out.text(item.name);
  out.u8(item.isOptional ? 0 : 1);
  if (item.keyType === null) {
    out.u8(0);
  } else {
    out.u8(1);
    writeList(out, item.hashers, (hasher) => out.u8(HASHER_INDEX[hasher]));
    out.compact(idOf(item.keyType));
  }
  out.compact(idOf(item.valueType));
  out.blob(item.fallback);
  writeNoDocs(out);
}

function writePallet(
  out: ScaleWriter,
  pallet: PalletDescription,
  version: MetadataVersion,
  idOf: Registry["idOf"],
): void {
  const writeId = (type: AnyType) => out.compact(idOf(type));
  out.text(pallet.name);
  writeOptional(out, pallet.storage, (items) => {
    out.text(pallet.name);
    writeList(out, items, (item) => writeStorageItem(out, item, idOf));
  });
  writeOptional(out, pallet.calls, writeId);
  writeOptional(out, pallet.events, writeId);
  writeList(out, pallet.constants, (constant) => {
    out.text(constant.name);
    writeId(constant.type);
    out.blob(constant.value);
    writeNoDocs(out);
  });
  writeOptional(out, pallet.errors, writeId);
  out.u8(pallet.index);
  if (version >= 15) writeNoDocs(out);
}

/** The metadata with its magic and version byte, as `Metadata_metadata_at_version` wraps it. */
export function buildMetadata(runtime: RuntimeDescription, version: MetadataVersion): Uint8Array {
  const registry = createRegistry();
  const { idOf } = registry;
  const body = new ScaleWriter();
  const writeId = (type: AnyType) => body.compact(idOf(type));

  writeList(body, runtime.pallets, (pallet) => writePallet(body, pallet, version, idOf));
  const { extrinsic } = runtime;
  if (version === 14) writeId(extrinsic.type);
  body.u8(extrinsic.version);
  if (version === 15) {
    for (const of of [extrinsic.address, extrinsic.call, extrinsic.signature, extrinsic.extra]) {
      writeId(of);
    }
  }
  writeList(body, extrinsic.extensions, (extension) => {
    body.text(extension.identifier);
    writeId(extension.type);
    writeId(extension.implicit);
  });
  writeId(runtime.runtime);
  if (version === 15) writeV15Tail(body, runtime, idOf);

  const out = new ScaleWriter();
  out.uint(MAGIC, 4);
  out.u8(version);
  registry.write(out);
  out.bytes(body.finish());
  return out.finish();
}

function writeV15Tail(
  body: ScaleWriter,
  runtime: RuntimeDescription,
  idOf: Registry["idOf"],
): void {
  writeList(body, runtime.apis, (api) => {
    body.text(api.name);
    writeList(body, api.methods, (method) => {
      body.text(method.name);
      writeList(body, method.inputs, (input) => {
        body.text(input.name);
        body.compact(idOf(input.type));
      });
      body.compact(idOf(method.output));
      writeNoDocs(body);
    });
    writeNoDocs(body);
  });
  const { call, event, error } = runtime.outerEnums;
  for (const of of [call, event, error]) body.compact(idOf(of));
  // `custom`: an empty map.
  body.compact(0);
}
