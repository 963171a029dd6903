/** Hotkeys that leave, through the real core and real folders; opened by independent programs. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import type { DeliveryMethod } from "../../preload/contract.ts";
import { findAge } from "../../tools/age.mjs";
import { findOfficialPython } from "../../tools/official-wallet.mjs";
import { type Core, openCore } from "./harness.ts";
import { createColdkey, PASSPHRASE } from "./steps.ts";

const OUTGOING = "seven copper herons at dusk";
const age = findAge();
const official = findOfficialPython();

let core: Core;
let coldkey: Ss58;
const chosenFolders: string[] = [];
const root = mkdtempSync(join(tmpdir(), "ckw-deliveries-"));
beforeAll(async () => {
  core = await openCore({ chosenFolders });
  await core.get("app.chooseProfile", { profile: "vault" });
  coldkey = await createColdkey(core, "treasury");
  await core.get("hotkeys.createMany", {
    ...{ coldkey, names: Array.from({ length: 12 }, (_, index) => `miner-${index + 1}`), tags: [] },
    passphrase: await core.send(PASSPHRASE),
  });
});
afterAll(async () => {
  expect(core.bugs).toEqual([]);
  await core.close();
  rmSync(core.folder, { recursive: true });
  rmSync(root, { recursive: true });
});

const hotkey = (index: number) => {
  const found = core.workstation.snapshot().hotkeys.find(({ name }) => name === `miner-${index}`);
  if (found === undefined) throw new Error(`No miner-${index}`);
  return found;
};
const delivery = (id: string) => {
  const found = core.workstation.snapshot().deliveries.find((one) => one.id === id);
  if (found === undefined) throw new Error("No such delivery");
  return found;
};
const READY: Record<string, string[]> = {
  folder: ["drive", "sharing"],
  age: ["recipient", "sharing"],
};

/** Up to the passphrase; returns the folder that was chosen. */
async function planned(
  indexes: number[],
  method: DeliveryMethod,
  folder = mkdtempSync(join(root, "to-")),
) {
  const { id, ceremony } = await core.get("deliveries.begin", {
    ...{ hotkeys: indexes.map((index) => hotkey(index).address), server: "gpu rack 2", method },
  });
  await core.get("ceremonies.answer", {
    ...{ id: ceremony, step: "ready", exceptions: [] },
    answer: { ticked: READY[method.kind] ?? ["reach", "sharing"] },
  });
  chosenFolders.push(folder);
  await core.get("deliveries.chooseFolder", { id });
  return { id, ceremony, folder };
}
const release = async (id: string, passphrase = PASSPHRASE, outgoing: string | null = null) =>
  core.ask("deliveries.release", {
    ...{ id, passphrase: await core.send(passphrase) },
    outgoing: outgoing === null ? null : await core.send(outgoing),
  });
const carried = (ceremony: string, ticked: string[]) =>
  core.get("ceremonies.answer", {
    ...{ id: ceremony, step: "carry" },
    answer: { ticked },
    exceptions: [],
  });
async function journal(act: string) {
  const { entries } = await core.get("journal.page", { before: null, limit: 500 });
  return entries.filter((entry) => entry.act === act).reverse();
}
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const plain = { kind: "folder", isEncrypted: false } as const;

describe("btcli's layout", { timeout: 120_000 }, () => {
  it("has exact modes, is journalled before and after, and marks what has left", async () => {
    const { id, ceremony, folder } = await planned([1, 2], plain);
    expect(hotkey(1)).toMatchObject({ delivery: null, leftAtMs: null });
    expect(await release(id, "not this one")).toMatchObject({
      fault: { code: "WRONG_PASSPHRASE" },
    });
    const [tried] = (
      await core.get("journal.query", {
        filter: {
          ...{ kinds: ["passphrase.wrong"], subject: null, act: null },
          ...{ fromMs: null, toMs: null, text: null },
        },
        before: null,
        limit: 1,
      })
    ).entries;
    expect(tried?.subject, "the key that did not open").toBe(hotkey(1).address);
    expect(readdirSync(join(folder))).toEqual([]);
    expect(await release(id)).toEqual({ ok: true, value: null });
    const wallet = join(folder, "treasury");
    expect(readdirSync(wallet, { recursive: true }).map(String).sort()).toEqual([
      "coldkeypub.txt",
      "hotkeys",
      ...["miner-1", "miner-1pub.txt", "miner-2", "miner-2pub.txt"].map((one) => `hotkeys/${one}`),
    ]);
    expect([mode(wallet), mode(join(wallet, "hotkeys"))]).toEqual(["700", "700"]);
    for (const file of ["coldkeypub.txt", "hotkeys/miner-1", "hotkeys/miner-2pub.txt"]) {
      expect(mode(join(wallet, file)), file).toBe("600");
    }
    const { ss58Address, secretPhrase } = JSON.parse(
      readFileSync(join(wallet, "hotkeys", "miner-1"), "utf8"),
    );
    expect([ss58Address, secretPhrase.split(" ").length]).toEqual([hotkey(1).address, 24]);
    expect(await core.get("deliveries.result", { id })).toMatchObject({
      ...{ left: 2, of: 2, made: "treasury", files: 5, keepsModes: true, commands: [] },
      scan: { files: 4, secrets: 6, coldkeys: 1 },
    });
    expect(hotkey(2).delivery).toMatchObject({ id, server: "gpu rack 2", state: "delivered" });
    expect(hotkey(2).leftAtMs).not.toBeNull();
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
    await carried(ceremony, ["carried", "wiped"]);
    const kinds = (await journal(ceremony)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => !/ceremony\.step/.test(kind))).toEqual([
      ...["ceremony.started", "delivery.releasing"],
      ...["hotkey.left", "hotkey.left", "delivery.released", "ceremony.completed"],
    ]);
    const { transcript } = await core.get("ceremonies.transcript", { id: ceremony });
    expect(transcript.facts).toContainEqual({ name: "server", value: "gpu rack 2" });
    expect(JSON.stringify(transcript)).not.toContain(secretPhrase.slice(0, 20));
  });

  it("never overwrites: nothing leaves when a file is in the way, another wallet's folder included", async () => {
    const { id, folder } = await planned([3], plain);
    mkdirSync(join(folder, "treasury", "hotkeys"), { recursive: true, mode: 0o755 });
    const inTheWay = join(folder, "treasury", "hotkeys", "miner-3pub.txt");
    writeFileSync(inTheWay, "mine");
    expect(await release(id)).toMatchObject({
      fault: { code: "DELIVERY_FILE_THERE", facts: { name: "miner-3pub.txt" } },
    });
    expect(readFileSync(inTheWay, "utf8")).toBe("mine");
    expect(delivery(id)).toMatchObject({ state: "planned", leftCount: 0 });
    rmSync(inTheWay);
    writeFileSync(join(folder, "treasury", "coldkeypub.txt"), "{}");
    // The public file of this wallet was written by the first attempt; another one is not replaced.
    expect(await release(id)).toMatchObject({ fault: { code: "DELIVERY_FILE_THERE" } });
    rmSync(join(folder, "treasury"), { recursive: true });
    expect(await release(id)).toMatchObject({ ok: true });
  });

  it("stops when asked, keeps what has left, and goes on or ends there", async () => {
    const { id, ceremony, folder } = await planned([4, 5, 6, 7, 8], plain);
    const going = release(id);
    await core.until("one has left", () => delivery(id).leftCount >= 1);
    await core.get("deliveries.stop", { id });
    expect(await going).toMatchObject({ ok: true });
    const { leftCount } = delivery(id);
    expect(leftCount).toBeLessThan(5);
    expect(delivery(id).state).toBe("leaving");
    const files = readdirSync(join(folder, "treasury", "hotkeys"));
    expect(files).toHaveLength(leftCount * 2);
    expect((await journal(ceremony)).at(-1)).toMatchObject({
      kind: "delivery.stopped",
      facts: { left: leftCount, of: 5, code: "STOPPED_BY_USER" },
    });
    expect(await release(id)).toMatchObject({ ok: true });
    expect(delivery(id)).toMatchObject({ state: "delivered", leftCount: 5 });
    expect(readdirSync(join(folder, "treasury", "hotkeys"))).toHaveLength(10);
  });

  it("is under way after a restart, and says that some may have left", async () => {
    const { id, ceremony } = await planned([9, 10], plain);
    await core.close();
    core = await openCore({ folder: core.folder, chosenFolders });
    expect(core.workstation.snapshot().ceremonies).toContainEqual(
      expect.objectContaining({ id: ceremony, target: id }),
    );
    expect(await release(id)).toMatchObject({ fault: { code: "DELIVERY_NO_FOLDER" } });
    await core.get("ceremonies.abandon", { id: ceremony, reason: "mistake", remark: null });
    expect(core.workstation.snapshot().deliveries.some((one) => one.id === id)).toBe(false);
    expect(hotkey(9).leftAtMs).toBeNull();
  });

  it("is opened by the official library, in clear and with btcli's encryption", async (test) => {
    if (official.python === null) return test.skip(official.reason);
    const clear = await planned([9], plain);
    await release(clear.id);
    const encrypted = await planned([10], { kind: "folder", isEncrypted: true });
    expect(await release(encrypted.id)).toMatchObject({ fault: { code: "DELIVERY_PASSPHRASE" } });
    expect(await release(encrypted.id, PASSPHRASE, "password")).toMatchObject({
      fault: { code: "WEAK_PASSPHRASE" },
    });
    expect(await release(encrypted.id, PASSPHRASE, OUTGOING)).toMatchObject({ ok: true });
    const raw = readFileSync(join(encrypted.folder, "treasury", "hotkeys", "miner-10"));
    expect(raw.subarray(0, 5).toString()).toBe("$NACL");
    const script = join(root, "open.py");
    writeFileSync(script, OPEN_WALLETS);
    // It says on its way what it decrypts.
    const printed = execFileSync(
      official.python,
      [script, clear.folder, encrypted.folder, OUTGOING],
      { encoding: "utf8" },
    );
    const read = JSON.parse(printed.trim().split("\n").at(-1) ?? "");
    expect(read).toEqual({
      clear: [hotkey(9).address, hotkey(9).address, coldkey],
      encrypted: [hotkey(10).address, hotkey(10).address, coldkey],
    });
  });
});

const OPEN_WALLETS = `
import json, sys
from bittensor_wallet import Keyfile, Wallet
clear, encrypted, password = sys.argv[1:4]
out = {}
for what, folder, name, secret in (("clear", clear, "miner-9", None), ("encrypted", encrypted, "miner-10", password)):
    wallet = Wallet(name="treasury", hotkey=name, path=folder)
    key = Keyfile(path=folder + "/treasury/hotkeys/" + name, name=name).get_keypair(secret)
    out[what] = [key.ss58_address, wallet.hotkeypub.ss58_address, wallet.coldkeypub.ss58_address]
print(json.dumps(out))
`;

describe("a bundle for one server", { timeout: 120_000 }, () => {
  let identity = "";
  let recipient = "";
  beforeEach((test) => {
    if (age.program === null) test.skip(age.reason);
  });
  beforeAll(() => {
    if (age.program === null) return;
    identity = join(root, "identity");
    execFileSync(age.keygen ?? "", ["-o", identity], { stdio: "ignore" });
    recipient = execFileSync(age.keygen ?? "", ["-y", identity], { encoding: "utf8" }).trim();
  });

  it("is installed by its own script, and its receipt is believed by its signatures", async () => {
    const { id, ceremony, folder } = await planned([11, 12], { kind: "age", recipient });
    expect(await release(id)).toEqual({ ok: true, value: null });
    const installer = join(folder, `install-${id}.sh`);
    const script = readFileSync(installer, "utf8");
    for (const index of [11, 12]) expect(script).toContain(hotkey(index).address);
    const result = await core.get("deliveries.result", { id });
    expect(result?.commands).toEqual([
      `sha256sum install-${id}.sh`,
      `sh install-${id}.sh -i IDENTITY > receipt-${id}.txt`,
    ]);
    const sum = createHash("sha256").update(script).digest("hex");
    expect(delivery(id)).toMatchObject({ state: "delivered", fingerprint: sum });
    await carried(ceremony, ["compared", "receipt"]);

    const python = official.python ?? "/nowhere/python3";
    const { stdout, stderr, status } = spawnSync(
      ...(["sh", [installer, "-i", identity, "-d", join(root, "server"), "-p", python]] as const),
      { encoding: "utf8" },
    );
    expect(status, stderr).toBe(0);
    const other = stdout.replace(/challenge \w{8}/, "challenge 00000000");
    expect(await core.ask("deliveries.readReceipt", { text: other })).toMatchObject({
      fault: { code: "RECEIPT_OTHER_CHALLENGE" },
    });
    const fewer = stdout.replace(/^hotkey .*\n/m, "");
    expect(await core.ask("deliveries.readReceipt", { text: fewer })).toMatchObject({
      fault: { code: "RECEIPT_OTHER_HOTKEYS" },
    });
    const elsewhere = stdout.replace(/^host .*$/m, "host evil");
    if (official.python === null) {
      expect(await core.get("deliveries.readReceipt", { text: stdout })).toMatchObject({
        ...{ proved: 0, reported: 2, of: 2, state: "received" },
      });
      return;
    }
    expect(await core.ask("deliveries.readReceipt", { text: elsewhere })).toMatchObject({
      fault: { code: "RECEIPT_SIGNATURE_WRONG" },
    });
    expect(delivery(id).state).toBe("delivered");
    const mailed = `> Hello!\r\n${stdout.replaceAll("\n", "\r\n> ")}\r\nBye`;
    expect(await core.get("deliveries.readReceipt", { text: mailed })).toMatchObject({
      ...{ delivery: id, proved: 2, reported: 2, of: 2, state: "verified" },
    });
    expect(hotkey(11).delivery?.state).toBe("verified");
    expect((await journal(ceremony)).at(-1)).toMatchObject({
      kind: "delivery.receipt",
      facts: { proved: 2, of: 2 },
    });
    await core.get("deliveries.revoke", { id, reason: "leaked" });
    expect(hotkey(11).delivery?.state).toBe("revoked");
    expect(await core.ask("deliveries.readReceipt", { text: stdout })).toMatchObject({
      fault: { code: "DELIVERY_REVOKED" },
    });
  });

  it("does not go to a recipient that is none, and then nothing has left", async () => {
    const { id, ceremony, folder } = await planned([1], { kind: "age", recipient: "age1nobody" });
    expect(await release(id)).toMatchObject({ fault: { code: "RECIPIENT_INVALID" } });
    expect(readdirSync(folder)).toEqual([]);
    expect(delivery(id).state).toBe("planned");
    await core.get("ceremonies.abandon", { id: ceremony, reason: "mistake", remark: null });
  });
});

describe("input for a store of secrets", { timeout: 60_000 }, () => {
  it("is one private file for each hotkey, and the exact commands", async () => {
    const method = { kind: "vault-kv", mount: "secret", path: "bittensor/treasury" } as const;
    const { id, folder } = await planned([1, 2], method);
    expect(await release(id)).toMatchObject({ ok: true });
    const result = await core.get("deliveries.result", { id });
    expect(result?.commands).toEqual([
      "vault kv put -mount=secret -cas=0 bittensor/treasury/miner-1 hotkey=@miner-1",
      "vault kv put -mount=secret -cas=0 bittensor/treasury/miner-2 hotkey=@miner-2",
    ]);
    const made = join(folder, result?.made ?? "");
    expect(readdirSync(made).sort()).toEqual(["COMMANDS.txt", "miner-1", "miner-2"]);
    expect([mode(made), mode(join(made, "miner-1"))]).toEqual(["700", "600"]);
    expect(readFileSync(join(made, "COMMANDS.txt"), "utf8")).toContain(result?.commands[0]);
    expect(hotkey(1).delivery).toMatchObject({ id, state: "delivered" });
  });
});

describe("a delivery", () => {
  it("is of one coldkey, of hotkeys that are here, and has a name that is no secret", async () => {
    const ask = (hotkeys: Ss58[], server: string) =>
      core.ask("deliveries.begin", { hotkeys, server, method: plain });
    expect(await ask([coldkey], "rack")).toMatchObject({ fault: { code: "KEY_NOT_HERE" } });
    const words = "act add age aim air all ant any arm";
    expect(await ask([hotkey(1).address], words)).toMatchObject({
      fault: { code: "LABEL_LOOKS_SECRET" },
    });
  });
});
