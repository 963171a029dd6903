/**
 * Everything that this node implements, compared with the metadata of the real chain. Both sides are read by a decoder
 * that shares no code with the encoder under test.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { fromHex, toHex } from "./hex.ts";
import { metadata } from "./runtime.ts";
import { decode } from "./type.ts";
import { runtimeVersion } from "./version.ts";

/** Not a dependency of ours by name: it comes with merkleize-metadata, and reads V14, V15 and V16 alike. */
const merkleize = createRequire(import.meta.url).resolve("@polkadot-api/merkleize-metadata");
const { decAnyMetadata, unifyMetadata } = createRequire(merkleize)(
  "@polkadot-api/substrate-bindings",
) as typeof import("@polkadot-api/substrate-bindings");

type Metadata = ReturnType<typeof unifyMetadata>;
type Pallet = Metadata["pallets"][number];
type Entry = Metadata["lookup"][number];

const realPath = fileURLToPath(
  new URL("../../../shared/chain/finney-424.metadata.scale", import.meta.url),
);
const isPresent = existsSync(realPath);
const title = isPresent
  ? "agrees with the real chain's metadata (finney, spec 424)"
  : `SKIPPED: no real metadata at ../shared/chain, conformance was not checked`;

const ours15 = unifyMetadata(decAnyMetadata(metadata(15)));
const ours14 = unifyMetadata(decAnyMetadata(metadata(14)));

/** Types of the runtime that list pallets: ours has fewer cases, and those are compared one by one. */
const OUTER = /^node_subtensor_runtime::Runtime(Call|Event|Error)$/;
/** Enums of a pallet, of which only implemented cases are described. */
const PARTIAL = /::pallet::(Call|Event|Error)$/;

/** A type spelled out as text: path, parameters, shape, all the way down, with cases in the order of their index. */
function spell(of: Metadata, id: number, seen: readonly number[] = []): string {
  const entry = of.lookup[id];
  if (!entry) throw new Error(`no type ${id}`);
  const path = entry.path.join("::");
  if (OUTER.test(path) || PARTIAL.test(path)) return path;
  if (seen.includes(id)) return `recursive ${path}`;
  const inner = (type: number) => spell(of, type, [...seen, id]);
  const parameters = entry.params.map(
    ({ name, type }) => `${name}=${type === undefined ? "" : inner(type)}`,
  );
  return `${path}<${parameters.join(",")}>${spellShape(entry, inner)}`;
}

type Field = { name?: string | undefined; type: number; typeName?: string | undefined };
const spellFields = (fields: readonly Field[], inner: (type: number) => string) =>
  `{${fields.map((f) => `${f.name ?? ""}:${inner(f.type)}[${f.typeName ?? ""}]`).join(";")}}`;

function spellShape({ def }: Entry, inner: (type: number) => string): string {
  switch (def.tag) {
    case "composite":
      return spellFields(def.value, inner);
    case "variant":
      return [...def.value]
        .sort((a, b) => a.index - b.index)
        .map((one) => `|${one.index} ${one.name}${spellFields(one.fields, inner)}`)
        .join("");
    case "array":
      return `[${inner(def.value.type)};${def.value.len}]`;
    case "tuple":
      return `(${def.value.map(inner).join(",")})`;
    case "primitive":
      return def.value.tag;
    case "sequence":
    case "compact":
      return `${def.tag}(${inner(def.value)})`;
    default:
      throw new Error(`unexpected ${def.tag}`);
  }
}

/** Cases of an enum as text by name. */
function casesOf(of: Metadata, id: number): Map<string, string> {
  const def = of.lookup[id]?.def;
  if (def?.tag !== "variant") throw new Error(`type ${id} is not an enum`);
  const inner = (type: number) => spell(of, type);
  return new Map(
    def.value.map((one) => [one.name, `${one.index} ${spellFields(one.fields, inner)}`]),
  );
}

function palletOf(of: Metadata, name: string): Pallet {
  const found = of.pallets.find((pallet) => pallet.name === name);
  if (!found) throw new Error(`no pallet ${name}`);
  return found;
}

const storageText = (of: Metadata, item: NonNullable<Pallet["storage"]>["items"][number]) => {
  const type =
    item.type.tag === "plain"
      ? spell(of, item.type.value)
      : [
          item.type.value.hashers.map((hasher) => hasher.tag).join(),
          spell(of, item.type.value.key),
          spell(of, item.type.value.value),
        ].join(" => ");
  return `modifier ${item.modifier} fallback ${item.fallback} ${type}`;
};

function outerEnum(of: Metadata, kind: "call" | "event" | "error"): number {
  if (!("outerEnums" in of)) throw new Error("no outer enums before V15");
  return of.outerEnums[kind];
}

function extrinsicTypes({ extrinsic, lookup }: Metadata): (string[] | undefined)[] {
  if (!("address" in extrinsic)) throw new Error("one type for all before V15");
  const { address, call, signature } = extrinsic;
  return [address, call, signature].map((id) => lookup[id]?.path);
}

test("format V14 says the same of the pallets as V15", () => {
  const spelled = (of: Metadata) =>
    of.pallets.map((pallet) => [
      pallet.name,
      pallet.index,
      pallet.storage?.items.map((item) => storageText(of, item)),
      pallet.constants.map(({ name, type, value }) => [name, spell(of, type), value]),
      [pallet.calls, pallet.events, pallet.errors].map((one) => one && [...casesOf(of, one.type)]),
    ]);
  expect(spelled(ours14)).toEqual(spelled(ours15));
});

describe.skipIf(!isPresent)(title, () => {
  const real: Metadata = isPresent ? unifyMetadata(decAnyMetadata(readFileSync(realPath))) : ours15;

  for (const pallet of ours15.pallets) {
    const theirs = () => palletOf(real, pallet.name);

    test(`${pallet.name} has its index and its storage items`, () => {
      expect(pallet.index).toBe(theirs().index);
      for (const item of pallet.storage?.items ?? []) {
        expect(pallet.storage?.prefix).toBe(theirs().storage?.prefix);
        const counterpart = theirs().storage?.items.find(({ name }) => name === item.name);
        if (!counterpart) throw new Error(`the real chain has no ${pallet.name}.${item.name}`);
        expect(storageText(ours15, item), item.name).toBe(storageText(real, counterpart));
      }
    });

    test(`${pallet.name} has its constants with their values`, () => {
      for (const constant of pallet.constants) {
        const counterpart = theirs().constants.find(({ name }) => name === constant.name);
        if (!counterpart) throw new Error(`the real chain has no constant ${constant.name}`);
        expect(spell(ours15, constant.type), constant.name).toBe(spell(real, counterpart.type));
        // The list of runtime APIs is shorter here; the rest of the version is compared below.
        if (constant.name !== "Version") expect(constant.value).toBe(counterpart.value);
      }
    });

    for (const kind of ["calls", "events", "errors"] as const) {
      const own = pallet[kind];
      if (!own) continue;
      test(`${pallet.name} has its ${kind}, by index, name, arguments and types`, () => {
        const counterpart = theirs()[kind];
        if (!counterpart) throw new Error(`the real chain has no ${kind} there`);
        const [ownEntry, theirEntry] = [ours15.lookup[own.type], real.lookup[counterpart.type]];
        expect(ownEntry?.path).toEqual(theirEntry?.path);
        expect(ownEntry?.params.map(({ name }) => name)).toEqual(
          theirEntry?.params.map(({ name }) => name),
        );
        const theirCases = casesOf(real, counterpart.type);
        for (const [name, text] of casesOf(ours15, own.type)) {
          expect(text, name).toBe(theirCases.get(name));
        }
      });
    }
  }

  test("the outer enums list the pallets under their indices", () => {
    for (const kind of ["call", "event", "error"] as const) {
      const own = outerEnum(ours15, kind);
      const counterpart = outerEnum(real, kind);
      expect(ours15.lookup[own]?.path).toEqual(real.lookup[counterpart]?.path);
      const theirCases = casesOf(real, counterpart);
      for (const [name, text] of casesOf(ours15, own)) expect(text).toBe(theirCases.get(name));
    }
  });

  test("the transaction extensions are the thirteen real ones, in order, with their types", () => {
    const list = (of: Metadata) =>
      of.extrinsic.signedExtensions[0]?.map(({ identifier, type, additionalSigned }) => [
        identifier,
        spell(of, type),
        spell(of, additionalSigned),
      ]);
    expect(list(ours15)).toHaveLength(13);
    expect(list(ours15)).toEqual(list(real));
    expect(list(ours14)).toEqual(list(real));
  });

  test("the runtime APIs have the methods, arguments and results of the real ones", () => {
    expect(ours15.apis.map(({ name }) => name)).toContain("TransactionPaymentCallApi");
    for (const api of ours15.apis) {
      const theirs = real.apis.find(({ name }) => name === api.name);
      for (const method of api.methods) {
        const counterpart = theirs?.methods.find(({ name }) => name === method.name);
        if (!counterpart) throw new Error(`the real chain has no ${api.name}.${method.name}`);
        const text = (of: Metadata, { inputs, output }: typeof method) => [
          ...inputs.map((input) => `${input.name}: ${spell(of, input.type)}`),
          spell(of, output),
        ];
        expect(text(ours15, method), method.name).toEqual(text(real, counterpart));
      }
    }
  });

  test("the versions of the runtime and of its APIs are the real ones", () => {
    const versionOf = (of: Metadata) => {
      const constant = palletOf(of, "System").constants.find(({ name }) => name === "Version");
      return decode(runtimeVersion, fromHex(constant?.value ?? "0x"));
    };
    const { apis, ...version } = versionOf(ours15);
    const { apis: realApis, ...realVersion } = versionOf(real);
    expect(version).toEqual(realVersion);
    const theirs = new Map(realApis.map(([id, number]) => [toHex(id), number]));
    for (const [id, number] of apis) expect(theirs.get(toHex(id))).toBe(number);
  });

  test("an extrinsic has the address, call and signature types of the real one", () => {
    expect(extrinsicTypes(ours15)).toEqual(extrinsicTypes(real));
    expect(real.extrinsic.version).toContain(ours15.extrinsic.version[0]);
  });
});
