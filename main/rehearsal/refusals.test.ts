/** What the node refuses, with the codes and texts of a real one (domain reference §6.2, §7.2). */
import type { KeyringPair } from "@polkadot/keyring/types";
import { merkleizeMetadata } from "@polkadot-api/merkleize-metadata";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Bench, closeBenches, faucet, openBench, outcomeOf, pair, TAO, tx } from "./bench.ts";
import { concat } from "./hashing.ts";
import { fromHex, toHex } from "./hex.ts";
import { REHEARSAL_GENESIS } from "./index.ts";
import { metadata } from "./runtime.ts";

afterEach(closeBenches);

describe("what a block refuses", () => {
  const OUTDATED = { code: 1010, data: "Transaction is outdated" };
  const BAD_SIGNATURE = { code: 1010, data: "Transaction has a bad signature" };
  const ANCIENT = { code: 1010, data: "Transaction has an ancient birth block" };

  interface Terms {
    readonly nonce?: number;
    readonly tip?: number;
    readonly era?: string;
    readonly anchor?: string;
    readonly genesisHash?: string;
    readonly specVersion?: number;
    readonly metadataHash?: string;
  }
  /** Signs on exactly these terms; nothing is asked of the node. Immortal unless said otherwise. */
  function signed(bench: Bench, signer: KeyringPair, terms: Terms = {}, remark = "0x00"): string {
    const { api } = bench;
    const method = tx(api, "system", "remark", remark).method;
    const genesisHash = terms.genesisHash ?? REHEARSAL_GENESIS;
    const payload = {
      address: signer.address,
      method: method.toHex(),
      era: terms.era ?? "0x00",
      nonce: terms.nonce ?? 0,
      tip: terms.tip ?? 0,
      mode: terms.metadataHash ? 1 : 0,
      metadataHash: terms.metadataHash ?? null,
      specVersion: terms.specVersion ?? 424,
      transactionVersion: 1,
      genesisHash,
      blockHash: terms.anchor ?? genesisHash,
    };
    const version = { version: api.extrinsicVersion };
    const made = api.registry.createType("ExtrinsicPayload", payload, version);
    const { signature } = made.sign(signer);
    const extrinsic = api.registry.createType("Extrinsic", { method }, version);
    return extrinsic.addSignature(signer.address, signature, payload as never).toHex();
  }
  const submit = (bench: Bench, extrinsic: string) =>
    bench.provider.send<string>("author_submitExtrinsic", [extrinsic]);

  test("an account without money, a used nonce, the same bytes twice", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await expect(submit(bench, signed(bench, alice))).rejects.toMatchObject({
      code: 1010,
      message: "Invalid Transaction",
      data: expect.stringContaining("Inability to pay some fees"),
    });
    await faucet(bench, alice, TAO);
    const first = signed(bench, alice, { tip: 1 });
    await submit(bench, first);
    await expect(submit(bench, first)).rejects.toMatchObject({ code: 1013 });
    const rival = signed(bench, alice, { tip: 1_000 });
    await expect(submit(bench, rival)).rejects.toMatchObject({ code: 1014 });
    await bench.rehearsal.advance(1);
    await expect(submit(bench, first)).rejects.toMatchObject({ code: 1012 });
    await expect(submit(bench, rival)).rejects.toMatchObject(OUTDATED);
  });

  test("another genesis, another runtime, another key, another metadata hash", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const foreign = `0x${"22".repeat(32)}`;
    const wrong: Terms[] = [
      { genesisHash: foreign },
      { specVersion: 425 },
      { metadataHash: foreign },
    ];
    for (const terms of wrong) {
      const attempt = submit(bench, signed(bench, alice, terms));
      await expect(attempt, JSON.stringify(terms)).rejects.toMatchObject(BAD_SIGNATURE);
    }
    const forged = fromHex(signed(bench, alice));
    // The first byte of the account, after length (2), version and address kind.
    forged[4] = (forged[4] ?? 0) ^ 1;
    await expect(submit(bench, toHex(forged))).rejects.toMatchObject(BAD_SIGNATURE);
    await expect(submit(bench, signed(bench, alice))).resolves.toMatch(/^0x/);
  });

  test("but not the right metadata hash, the RFC-78 digest of its own V15 metadata", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const digest = merkleizeMetadata(metadata(15), { decimals: 9, tokenSymbol: "TAO" }).digest();
    const extrinsic = signed(bench, alice, { metadataHash: toHex(digest) });
    await submit(bench, extrinsic);
    const { hash } = await bench.rehearsal.advance(1);
    expect((await outcomeOf(bench.api, hash, extrinsic)).error).toBeNull();
  });

  test("an era that is over: ancient in its first block, a bad signature afterwards", async () => {
    const bench = await openBench();
    const { api } = bench;
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    await bench.rehearsal.advance(7);
    const anchor = await api.rpc.chain.getBlockHash();
    const birth = (await api.rpc.chain.getHeader()).number.toNumber();
    expect(birth).toBe(8);
    const era = api.registry.createType("ExtrinsicEra", { current: birth, period: 4 }).toHex();
    const attempt = (tip: number) =>
      submit(bench, signed(bench, alice, { era, anchor: anchor.toHex(), tip }));
    // Included in Birth + 1 … Death − 1, that is 9, 10 and 11.
    await bench.rehearsal.advance(2);
    const last = await attempt(1);
    expect(last).toMatch(/^0x/);
    await bench.rehearsal.advance(1);
    await expect(attempt(2)).rejects.toMatchObject(ANCIENT);
    await bench.rehearsal.advance(1);
    await expect(attempt(3)).rejects.toMatchObject(BAD_SIGNATURE);
  });

  test("an anchor that the node has not seen yet", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const era = bench.api.registry.createType("ExtrinsicEra", { current: 2, period: 4 }).toHex();
    const ahead = signed(bench, alice, { era, anchor: `0x${"33".repeat(32)}` });
    await expect(submit(bench, ahead)).rejects.toMatchObject(ANCIENT);
  });

  test("a transaction that waits, once its era is over", async () => {
    const bench = await openBench();
    const { api } = bench;
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const anchor = await api.rpc.chain.getBlockHash();
    const era = api.registry.createType("ExtrinsicEra", { current: 1, period: 4 }).toHex();
    await submit(bench, signed(bench, alice, { era, anchor: anchor.toHex(), nonce: 5 }));
    expect(await bench.provider.send("author_pendingExtrinsics", [])).toHaveLength(1);
    await bench.rehearsal.advance(4);
    expect(await bench.provider.send("author_pendingExtrinsics", [])).toHaveLength(0);
  });

  test("bytes that are no extrinsic, or an extrinsic of another runtime", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    await expect(submit(bench, "0x1234")).rejects.toMatchObject({ code: 1001 });
    const foreign = fromHex(signed(bench, alice));
    // Call 0.0 becomes 0.9, which this runtime does not know; length and byte of the remark follow.
    foreign[foreign.length - 3] = 9;
    await expect(submit(bench, toHex(foreign))).rejects.toMatchObject({ code: 1002 });
    const longer = concat(new Uint8Array([0x04]), new Uint8Array([0x44]));
    await expect(submit(bench, toHex(longer))).rejects.toMatchObject({ code: 1002 });
  });

  test("but a payload above 256 bytes is accepted, signed by its hash", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    // V9: 175 bytes of remark make a payload of exactly 256 bytes, 176 one of 257.
    for (const [nonce, length] of [150, 175, 176, 300].entries()) {
      const extrinsic = signed(bench, alice, { nonce }, `0x${"aa".repeat(length)}`);
      await submit(bench, extrinsic);
      const { hash } = await bench.rehearsal.advance(1);
      expect((await outcomeOf(bench.api, hash, extrinsic)).error, `${length} bytes`).toBeNull();
    }
  });

  test("a nonce from the future waits until the missing one arrives", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const statuses: unknown[] = [];
    await bench.provider.subscribe(
      "author_extrinsicUpdate",
      "author_submitAndWatchExtrinsic",
      [signed(bench, alice, { nonce: 1 })],
      (_error, status) =>
        statuses.push(typeof status === "object" ? Object.keys(status)[0] : status),
    );
    expect(await bench.provider.send("system_accountNextIndex", [alice.address])).toBe(0);
    await bench.rehearsal.advance(1);
    await submit(bench, signed(bench, alice, { nonce: 0 }));
    expect(await bench.provider.send("system_accountNextIndex", [alice.address])).toBe(2);
    await bench.rehearsal.advance(3);
    await vi.waitFor(() => expect(statuses).toEqual(["future", "ready", "inBlock", "finalized"]));
  });
});
