/**
 * Every operation's bytes, compared with those of an encoder that shares no code with ours and reads the same metadata:
 * the real chain's where it is there, else the rehearsal's.
 */

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { blake2b } from "@noble/hashes/blake2.js";
import { beforeAll, describe, expect, test } from "vitest";
import { toHex } from "../../codec/payload.ts";
import { metadata } from "../../rehearsal/runtime.ts";
import { networks } from "../networks.ts";
import { loadRuntime, type Runtime } from "../runtime.ts";
import { OPERATIONS } from "../testing-operations.ts";
import { KINDS } from "./index.ts";

/** Not a dependency of ours by name: it comes with merkleize-metadata. */
const merkleize = createRequire(import.meta.url).resolve("@polkadot-api/merkleize-metadata");
const bindings = createRequire(merkleize)(
  "@polkadot-api/substrate-bindings",
) as typeof import("@polkadot-api/substrate-bindings");

type Codec = { enc(value: unknown): Uint8Array };
type Lookup = ReturnType<typeof bindings.unifyMetadata>["lookup"];

/** Just enough of an encoder: types by their shape in the metadata, values by name. */
function codecOf(lookup: Lookup, id: number): Codec {
  const entry = lookup[id];
  if (!entry) throw new Error(`no type ${id}`);
  const inner = (other: number) => codecOf(lookup, other);
  const { def, path } = entry;
  switch (def.tag) {
    case "primitive": {
      const { u8, u16, u32, u64, u128, bool } = bindings;
      const known: Record<string, Codec> = { u8, u16, u32, u64, u128, bool } as never;
      const found = known[def.value.tag];
      if (!found) throw new Error(`no primitive ${def.value.tag}`);
      return found;
    }
    case "compact":
      return { enc: (value) => bindings.compact.enc(value as number | bigint) };
    case "sequence": {
      const item = inner(def.value);
      return {
        enc: (value) => {
          const list = value as readonly unknown[];
          return join([bindings.compact.enc(list.length), ...list.map((one) => item.enc(one))]);
        },
      };
    }
    case "array": {
      const item = inner(def.value.type);
      return { enc: (value) => join((value as readonly unknown[]).map((one) => item.enc(one))) };
    }
    case "tuple": {
      const items = def.value.map(inner);
      return {
        enc: (value) =>
          join((value as readonly unknown[]).map((one, at) => items[at]?.enc(one) ?? EMPTY)),
      };
    }
    case "composite": {
      if (path.at(-1) === "H256") {
        const plain = inner(def.value[0]?.type ?? -1);
        return {
          enc: (value) =>
            isHashed(value)
              ? blake2b(codecOf(lookup, callTypeOf(lookup)).enc(value.hashOf), { dkLen: 32 })
              : plain.enc(value),
        };
      }
      if (path.at(-1) === "AccountId32") return bindings.AccountId(42) as Codec;
      const fields = def.value;
      if (fields.length === 1 && fields[0] && fields[0].name === undefined) {
        return inner(fields[0].type);
      }
      return {
        enc: (value) =>
          join(
            fields.map(({ name, type }) =>
              inner(type).enc((value as Record<string, unknown>)[name ?? ""]),
            ),
          ),
      };
    }
    case "variant": {
      const cases = def.value;
      if (path.join() === "Option") {
        const some = cases.find(({ name }) => name === "Some")?.fields[0];
        return {
          enc: (value) =>
            value === undefined || !some
              ? Uint8Array.of(0)
              : join([Uint8Array.of(1), inner(some.type).enc(value)]),
        };
      }
      return {
        enc(value) {
          const { type, value: args } = value as { type: string; value: unknown };
          const found = cases.find(({ name }) => name === type);
          if (!found) throw new Error(`no case ${type}`);
          const parts = found.fields.map((field) =>
            inner(field.type).enc(
              field.name === undefined ? args : (args as Record<string, unknown>)[field.name],
            ),
          );
          return join([Uint8Array.of(found.index), ...parts]);
        },
      };
    }
    default:
      throw new Error(`unexpected ${def.tag}`);
  }
}

const EMPTY = new Uint8Array();
/** Stands for the hash of a call. */
const isHashed = (value: unknown): value is { hashOf: unknown } =>
  typeof value === "object" && value !== null && "hashOf" in value;
const callTypeOf = (lookup: Lookup): number =>
  lookup.findIndex(({ path }) => path.join("::") === "node_subtensor_runtime::RuntimeCall");

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const REAL = new URL("../../../../shared/chain/finney-424.metadata.scale", import.meta.url);
const isReal = existsSync(REAL);
const version = { specName: "node-subtensor", specVersion: 424, transactionVersion: 1 };

test("there is a sample of every kind", () => {
  expect(new Set(OPERATIONS.map(([{ kind }]) => kind))).toEqual(new Set(KINDS));
});

const sources: readonly (readonly [name: string, blob: () => Uint8Array])[] = [
  ["the rehearsal", () => metadata(15)],
  ...(isReal ? [["finney 424", () => new Uint8Array(readFileSync(REAL))] as const] : []),
];

describe.each(sources)("on %s", (_name, blob) => {
  let runtime: Runtime;
  let real: ReturnType<typeof bindings.unifyMetadata>;
  beforeAll(async () => {
    const bytes = blob();
    runtime = await loadRuntime(networks.finney, networks.finney.genesisHash, version, bytes);
    real = bindings.unifyMetadata(bindings.decAnyMetadata(bytes));
  });

  test.each(OPERATIONS.map((row) => [row[0].kind, ...row] as const))(
    "%s has the bytes of an independent encoder",
    (_kind, operation, pallet, call, args) => {
      expect(runtime.callFault(operation.kind)).toBeNull();
      const found = real.pallets.find(({ name }) => name === pallet);
      if (!found?.calls) throw new Error(`no pallet ${pallet}`);
      const inner = codecOf(real.lookup, found.calls.type).enc({ type: call, value: args });
      const expected = join([Uint8Array.of(found.index), inner]);
      expect(toHex(runtime.encodeCall(operation))).toBe(toHex(expected));
    },
  );

  test.each(OPERATIONS.map(([operation]) => [operation.kind, operation] as const))(
    "%s is read back from its bytes",
    (kind, operation) => {
      const bytes = runtime.encodeCall(operation);
      if (kind === "proxy-announce") {
        // Only a hash of the call is in there: not to be read back, and never taken for something else.
        expect(() => runtime.readCall(bytes, operation.coldkey)).toThrow("CALL_UNKNOWN_HERE");
        return;
      }
      const read = runtime.readCall(bytes, operation.coldkey);
      expect(toHex(runtime.encodeCall(read))).toBe(toHex(bytes));
      const expected =
        kind === "multisig-propose"
          ? { ...operation, kind: "multisig-approve", timepoint: null }
          : operation;
      const sorted = (value: object) =>
        "members" in value ? { ...value, members: [...(value.members as string[])].sort() } : value;
      const meant = kind === "claim-root" ? { ...expected, netuids: [1, 4] } : expected;
      expect(sorted(read)).toEqual(sorted(meant));
      // A call with anything behind it, or less of it, is not that call.
      for (const other of [Uint8Array.of(...bytes, 0), bytes.slice(0, -1)]) {
        expect(() => runtime.readCall(other, operation.coldkey)).toThrow("CALL_UNKNOWN_HERE");
      }
    },
  );
});
