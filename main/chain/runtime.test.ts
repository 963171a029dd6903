import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { fromHex, toHex } from "../codec/payload.ts";
import type { Operation } from "../codec/pipeline.ts";
import { metadata } from "../rehearsal/runtime.ts";
import { EXPECTED_EXTENSIONS, STORAGE, type StorageName } from "./expectations.ts";
import { openMetadata } from "./metadata.ts";
import { networks } from "./networks.ts";
import { extensionsFault, loadRuntime, type Runtime } from "./runtime.ts";
import { devAddress } from "./testing.ts";

const REAL = new URL("../../../shared/chain/finney-424.metadata.scale", import.meta.url);
const hasReal = existsSync(REAL);
if (!hasReal)
  process.stdout.write("Skipped: the real chain's metadata is not beside the repository\n");

const version = { specName: "node-subtensor", specVersion: 424, transactionVersion: 1 };
const bob = devAddress("Bob");

/** Domain reference V8: the target is `//Bob`. */
const VECTORS: readonly (readonly [Operation, string])[] = [
  [
    { kind: "register", coldkey: bob, hotkey: bob, netuid: 1, maxBurnRao: 1_000_000_000n },
    "0x078601008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4800ca9a3b00000000",
  ],
  [
    { kind: "transfer", coldkey: bob, destination: bob, amountRao: 1_000_000_000n },
    "0x0503008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4802286bee",
  ],
];

const sources: readonly (readonly [string, () => Uint8Array])[] = [
  ["the rehearsal", () => metadata(15)],
  ...(hasReal ? [["finney 424", () => new Uint8Array(readFileSync(REAL))] as const] : []),
];

for (const [name, blob] of sources) {
  describe(`the runtime of ${name}`, () => {
    let runtime: Runtime;
    beforeAll(async () => {
      runtime = await loadRuntime(networks.finney, networks.finney.genesisHash, version, blob());
    });

    test("is what this code was written for", () => {
      expect(runtime.signingFault).toBeNull();
      expect(runtime.callFault("register")).toBeNull();
      expect(runtime.callFault("transfer")).toBeNull();
      expect(runtime.existentialDepositRao).toBe(500n);
      expect(runtime.ss58Prefix).toBe(42);
    });

    test("has every storage item as expected", () => {
      const missing = (Object.keys(STORAGE) as StorageName[]).filter(
        (item) => !runtime.storage.has(item),
      );
      expect(missing).toEqual([]);
    });

    test("encodes calls to the published bytes, and knows them again", () => {
      for (const [operation, bytes] of VECTORS) {
        expect(toHex(runtime.encodeCall(operation)), operation.kind).toBe(bytes);
      }
    });

    test("has known keys and defaults", () => {
      const one = Uint8Array.of(1, 0);
      expect(runtime.storage.key("burn", one)).toBe(
        "0x658faa385070e074c85bf6b568cf055501be1755d08418802946bca51b6863250100",
      );
      expect(runtime.storage.fallback("uid")).toBeNull();
      expect(runtime.storage.fallback("owner")).toEqual(new Uint8Array(32));
    });
  });
}

describe("the list of extensions", () => {
  const changed = (at: number, change: object) =>
    EXPECTED_EXTENSIONS.map((extension, index) =>
      index === at ? { ...extension, ...change } : extension,
    );

  test("is refused for any change of name, order, data or length", () => {
    expect(extensionsFault(EXPECTED_EXTENSIONS)).toBeNull();
    const extra = { name: "NewOne", extra: "()", implicit: "()" };
    const cases: readonly (readonly [number, Parameters<typeof extensionsFault>[0]])[] = [
      [9, changed(8, { name: "Renamed" })],
      [9, changed(8, { extra: "u8" })],
      [12, changed(11, { implicit: "u32" })],
      [1, [...EXPECTED_EXTENSIONS].reverse()],
      [13, EXPECTED_EXTENSIONS.slice(0, -1)],
      [14, [...EXPECTED_EXTENSIONS, extra]],
    ];
    for (const [position, list] of cases) {
      expect(extensionsFault(list)).toMatchObject({
        code: "EXTENSIONS_UNEXPECTED",
        facts: { position },
      });
    }
  });
});

describe("opaque metadata", () => {
  test("of version 15 only, and complete", () => {
    const refused = ["0x", "0x00", "0x01", "0x0114", "0x0114deadbeef0f", "0x02146d6574610f"];
    for (const reply of refused) {
      expect(() => openMetadata(reply), reply).toThrow("METADATA_UNREADABLE");
    }
    const reply = `0x01${"02093d00"}${toHex(metadata(15)).slice(2)}`;
    expect(() => openMetadata(reply)).toThrow("METADATA_UNREADABLE");
    expect(fromHex(toHex(metadata(15)))[4]).toBe(15);
  });
});
