/** How the real client, @polkadot/api, finds the node: in this process and over a WebSocket. */
import { ApiPromise, WsProvider } from "@polkadot/api";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { closeBenches, faucet, openBench, pair, TAO, tx } from "./bench.ts";
import { REHEARSAL_GENESIS } from "./index.ts";

afterEach(closeBenches);

let warnings: string[];
beforeEach(() => {
  warnings = [];
  const listen = (...parts: unknown[]) => {
    warnings.push(parts.map(String).join(" "));
  };
  for (const method of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(listen);
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("a client that connects", () => {
  test("hears no warnings but of the four extensions that encode to nothing", async () => {
    const { rehearsal } = await openBench();
    const api = await ApiPromise.create({ provider: rehearsal.provider() });
    const server = await rehearsal.serve();
    const provider = new WsProvider(server.url, false);
    await provider.connect();
    const remote = await ApiPromise.create({ provider: provider as never });
    expect(remote.genesisHash.toHex()).toBe(REHEARSAL_GENESIS);
    await remote.disconnect();
    await api.disconnect();

    const expected =
      "Unknown signed extensions SudoTransactionExtension, CheckShieldedTxValidity, " +
      "SubtensorTransactionExtension, DrandPriority found, treating them as no-effect";
    expect(warnings.length).toBeGreaterThan(0);
    for (const warning of warnings) expect(warning).toContain(expected);
    expect(api.runtimeMetadata.version).toBe(15);
  });

  test("learns the network, its unit and its version", async () => {
    const { api } = await openBench();
    expect((await api.rpc.system.chain()).toString()).toBe("Bittensor Rehearsal");
    expect(api.registry.chainSS58).toBe(42);
    expect(api.registry.chainDecimals).toEqual([9]);
    expect(api.registry.chainTokens).toEqual(["TAO"]);
    expect(api.runtimeVersion.specName.toString()).toBe("node-subtensor");
    expect(api.runtimeVersion.specVersion.toNumber()).toBe(424);
    expect(api.genesisHash.toHex()).toBe(REHEARSAL_GENESIS);
  });

  test("encodes calls exactly as for the real chain (domain reference, V8)", async () => {
    const { api } = await openBench();
    const bob = "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";
    const encoded = (...args: [string, string, ...unknown[]]) => tx(api, ...args).method.toHex();
    expect(encoded("subtensorModule", "burnedRegister", 1, bob)).toBe(
      "0x070701008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48",
    );
    expect(encoded("subtensorModule", "registerLimit", 1, bob, TAO)).toBe(
      "0x078601008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4800ca9a3b00000000",
    );
    expect(encoded("balances", "transferKeepAlive", bob, TAO)).toBe(
      "0x0503008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4802286bee",
    );
  });

  test("is told that a method does not exist, and which blocks are unknown", async () => {
    const { provider } = await openBench();
    await expect(provider.send("state_traceBlock", [])).rejects.toMatchObject({ code: -32_601 });
    await expect(provider.send("toString", [])).rejects.toMatchObject({ code: -32_601 });
    await expect(
      provider.send("state_getStorage", ["0x00", `0x${"11".repeat(32)}`]),
    ).rejects.toMatchObject({ code: 4003 });
    await expect(
      provider.send("state_call", ["SubnetInfoRuntimeApi_get_subnets_info", "0x"]),
    ).rejects.toMatchObject({ code: 4003 });
    await expect(provider.send("rehearsal_faucet", ["nobody", "1000"])).rejects.toMatchObject({
      code: -32_602,
    });
  });

  test("asks the runtime for fees, nonces and validity", async () => {
    const bench = await openBench();
    const { api } = bench;
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const call = tx(api, "subtensorModule", "registerLimit", 1, alice.address, TAO);
    const signed = await call.signAsync(alice);
    const ask = async (of: string, method: string, ...args: unknown[]) => {
      const answer = await api.call[of]?.[method]?.(...args);
      return answer?.toJSON();
    };
    const { partialFee } = await call.paymentInfo(alice);
    const bytes = signed.toU8a();
    const info = { class: "Normal", partialFee: partialFee.toNumber() };
    const length = bytes.length;
    expect(await ask("transactionPaymentApi", "queryInfo", bytes, length)).toMatchObject(info);
    expect(
      await ask("transactionPaymentCallApi", "queryCallInfo", signed.method.toHex(), length),
    ).toMatchObject(info);
    expect(await ask("transactionPaymentApi", "queryFeeDetails", bytes, length)).toMatchObject({
      inclusionFee: { baseFee: 54_078, lenFee: length },
    });
    expect(await ask("accountNonceApi", "accountNonce", alice.address)).toBe(0);
    const validate = (what: Uint8Array) =>
      ask("taggedTransactionQueue", "validateTransaction", "External", what, api.genesisHash);
    expect(await validate(bytes)).toMatchObject({ ok: { priority: 1, propagate: true } });
    const forged = bytes.slice();
    forged[50] = (forged[50] ?? 0) ^ 1;
    expect(await validate(forged)).toEqual({ err: { invalid: { badProof: null } } });
  });

  test("does over a WebSocket what it does in this process", async () => {
    const { rehearsal } = await openBench();
    const server = await rehearsal.serve();
    const provider = new WsProvider(server.url, false);
    await provider.connect();
    const api = await ApiPromise.create({ provider: provider as never });
    const alice = pair("Alice");
    await provider.send("rehearsal_faucet", [alice.address, (5n * TAO).toString()]);
    const statuses: string[] = [];
    const remark = tx(api, "system", "remarkWithEvent", "0x1234");
    await remark.signAndSend(alice, ({ status }) => {
      statuses.push(status.type);
    });
    for (let i = 0; i < 3; i++) {
      await provider.send("rehearsal_advance", [1]);
      await vi.waitFor(() => expect(statuses.length).toBeGreaterThan(Math.min(i, 1)));
    }
    await vi.waitFor(() => expect(statuses).toEqual(["Ready", "InBlock", "Finalized"]));
    await expect(provider.send("author_submitExtrinsic", ["0x1234"])).rejects.toMatchObject({
      code: 1001,
    });
    await api.disconnect();
    await server.close();
  });

  test("notices a dropped connection and can come back", async () => {
    const { rehearsal } = await openBench();
    const provider = rehearsal.provider();
    const seen: string[] = [];
    provider.on("connected", () => seen.push("connected"));
    provider.on("disconnected", () => seen.push("disconnected"));
    await provider.send("system_chain", []);
    const pending = provider.send("rehearsal_advance", [1]);
    provider.drop();
    await expect(pending).rejects.toThrow("disconnected");
    await expect(provider.send("system_chain", [])).rejects.toThrow("disconnected");
    await provider.connect();
    expect(await provider.send("system_chain", [])).toBe("Bittensor Rehearsal");
    expect(seen).toEqual(["connected", "disconnected", "connected"]);
  });
});
