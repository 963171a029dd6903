/** Addresses without keys, in every profile; on a Desk they are all there is, and a private key gets no further than main. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../main/codec/address.ts";
import { demand } from "../../main/lib/fault.ts";
import type { SourceFile } from "../../main/lib/source-file.ts";
import { ANSIBLE_V6, fullContent } from "../../main/vault/keyfiles/testing.ts";
import { bytesOf, VECTORS } from "../../main/vault/testing.ts";
import type { Core } from "./harness.ts";
import { startCore } from "./start-core.ts";
import { importPhrase } from "./steps.ts";

const [V1, V2] = VECTORS;
const address = (text: string) => demand(parseAddress(text));
const file = (content: string, name = "coldkeypub.txt"): SourceFile => ({
  name,
  bytes: bytesOf(content),
  mode: 0o600,
});
const publicContent = JSON.stringify({
  accountId: V1.publicKey,
  publicKey: V1.publicKey,
  ss58Address: V1.address,
});

async function started(
  profile: "combined" | "vault" | "desk",
  chosenFiles: (readonly SourceFile[])[] = [],
): Promise<Core> {
  const core = await startCore({ chosenFiles });
  await core.get("app.chooseProfile", { profile });
  return core;
}
const kindsOf = async (core: Core) =>
  (await core.get("journal.page", { before: null, limit: 50 })).entries.map(({ kind }) => kind);

describe("a watch-only entry", { timeout: 60_000 }, () => {
  it("on a Desk is kept, read from the chain, there after a restart, and can be given up", async () => {
    const core = await started("desk");
    const [found] = await core.get("watch.look", { addresses: [V2.address] });
    expect(found).toEqual({ from: V2.address, address: V2.address, name: null, fault: null });
    expect(core.workstation.snapshot().watched).toEqual([]);
    await core.get("watch.add", { address: address(V2.address), name: "cold-storage" });
    const seen = await core.until(
      "its balance is read",
      ({ watched }) => watched[0]?.balance !== null && watched.length === 1,
    );
    expect(seen.watched[0]).toMatchObject({ address: V2.address, name: "cold-storage" });
    expect(seen.coldkeys).toEqual([]);
    const draft = await core.ask("operations.draft", {
      operation: {
        kind: "transfer",
        coldkey: address(V2.address),
        destination: address(V1.address),
        amountRao: 1n,
        all: false,
      } as never,
    });
    expect(draft.ok, "nothing can be signed for it here").toBe(false);
    await core.close();
    const again = await startCore({ folder: core.folder });
    expect(again.workstation.snapshot().watched).toMatchObject([{ name: "cold-storage" }]);
    await again.get("watch.remove", { address: address(V2.address) });
    await again.get("watch.remove", { address: address(V2.address) });
    expect(again.workstation.snapshot().watched).toEqual([]);
    expect(await kindsOf(again)).toEqual(expect.arrayContaining(["watch.added", "watch.removed"]));
    expect((await again.get("journal.verify", null)).isIntact).toBe(true);
  });

  it("comes from several public files of every age, and says what each of the others is", async () => {
    const core = await started("combined", [
      [
        file(publicContent),
        file(V2.publicKey),
        file(publicContent.replace('"}', '","privateKey":null,"secretPhrase":null}')),
        file(fullContent(" "), "coldkey"),
        file(ANSIBLE_V6, "coldkey"),
        file(JSON.stringify({ publicKey: V1.publicKey, ss58Address: V2.address })),
        file(JSON.stringify({ publicKey: V1.publicKey, cryptoType: 0 })),
        file("hello"),
      ],
    ]);
    const found = await core.get("watch.chooseFiles", null);
    expect(found.map((row) => row.address ?? row.fault?.code)).toEqual([
      V1.address,
      V2.address,
      V1.address,
      "KEYFILE_IS_PRIVATE",
      "KEYFILE_IS_PRIVATE",
      "KEYFILE_SECRETS_DISAGREE",
      "KEYFILE_NOT_SR25519",
      "KEYFILE_UNKNOWN",
    ]);
    expect(JSON.stringify(found)).not.toContain("leopard");
  });

  it("is refused twice, under a name that is taken, and with a wrong address", async () => {
    const core = await started("vault");
    await core.get("watch.add", { address: address(V1.address), name: "one" });
    const again = await core.ask("watch.add", { address: address(V1.address), name: "two" });
    expect(again).toMatchObject({ fault: { code: "KEY_ALREADY_HERE", facts: { name: "one" } } });
    const taken = await core.ask("watch.add", { address: address(V2.address), name: "one" });
    expect(taken).toMatchObject({ fault: { code: "KEY_NAME_TAKEN" } });
    const bad = V2.address.replace(/.$/, "W") as typeof V2.address;
    const codes = await core.get("watch.look", {
      addresses: [bad, "16ADqpMa4yzfmWs3nuTSMhfZ2ckeGtvqhPWCNqECEGDcGgU2", "abc"],
    });
    expect(codes.map(({ fault }) => fault?.code)).toEqual([
      "ADDRESS_CHECKSUM",
      "ADDRESS_OTHER_NETWORK",
      "ADDRESS_LENGTH",
    ]);
    expect(await core.ask("watch.add", { address: bad as never, name: "three" })).toMatchObject({
      fault: { code: "ADDRESS_CHECKSUM" },
    });
  });

  it("gives way to the key itself when that is imported", async () => {
    const core = await started("vault");
    await core.get("watch.add", { address: address(V2.address), name: "cold-storage" });
    await importPhrase(core, V2.phrase, "cold-storage");
    const { coldkeys, watched } = core.workstation.snapshot();
    expect([coldkeys.map(({ name }) => name), watched]).toEqual([["cold-storage"], []]);
    expect(readdirSync(join(core.folder, "watched"))).toEqual([]);
  });
});

describe("a Desk", () => {
  it("takes no file with a private key, wipes it, says why and writes it down", async () => {
    const secret = file(fullContent(" "), "coldkey");
    const sealed = file(ANSIBLE_V6, "coldkey");
    const core = await started("desk", [[secret, sealed]]);
    const found = await core.get("watch.chooseFiles", null);
    expect(found.map(({ fault }) => fault?.code)).toEqual([
      "DESK_TAKES_NO_KEY",
      "DESK_TAKES_NO_KEY",
    ]);
    for (const { bytes } of [secret, sealed]) expect(bytes.every((byte) => byte === 0)).toBe(true);
    expect((await kindsOf(core)).filter((kind) => kind === "key.refused")).toHaveLength(2);
    expect(core.workstation.snapshot().vault.isOpen, "no vault process was started").toBe(false);
  });

  it("has no call that could carry a phrase or a seed in the place of an address", async () => {
    const core = await started("desk");
    for (const text of [V1.phrase, V1.seed, "old leopard"]) {
      const reply = await core.ask("watch.look", { addresses: [text] });
      expect(reply.ok, text).toBe(false);
      expect(JSON.stringify(reply)).not.toContain("leopard");
    }
  });
});
