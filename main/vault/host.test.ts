import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signingPayload } from "../codec/payload.ts";
import { hasRealMetadata, provedRequest } from "../codec/testing.ts";
import { systemClock } from "../lib/clock.ts";
import { demand } from "../lib/fault.ts";
import {
  type BuiltVault,
  buildVault,
  type ChildOptions,
  childLauncher,
  NATIVE_PATH,
  secretIn,
  secretOut,
  startHost,
} from "./child/testing.ts";
import { otherNodes } from "./child/testing-nodes.ts";
import { createVault, type Vault } from "./process.ts";
import type { VaultHello } from "./protocol.ts";
import { bytesOf, STRONG, VECTORS } from "./testing.ts";

const ACCOUNT = VECTORS[1];
/** register_limit(1, Bob, 1 TAO), vector V8. */
const REGISTER =
  "078601008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4800ca9a3b00000000";
const FLOOR = { memoryBytes: 256 * 1024 * 1024, passes: 3 };
const NATIVE = [`--sodium=${NATIVE_PATH}`];

const isLinux = process.platform === "linux";
const works = (program: string, args: string[]) =>
  isLinux && spawnSync(program, args, { stdio: "ignore" }).status === 0;
const canTrace = works("strace", ["-o", "/dev/null", "true"]);
const canUnshare = works("unshare", ["-rn", "true"]);
if (!canTrace) process.stderr.write("skipped: system call trace, no strace that works\n");
if (!canUnshare) process.stderr.write("skipped: run without network, no unshare -rn that works\n");

const nodes = otherNodes();

let built: BuiltVault;
beforeAll(async () => {
  built = await buildVault();
});
afterAll(() => built.remove());

function openVault(args: readonly string[], options: ChildOptions = {}) {
  const hellos: VaultHello[] = [];
  const closed: string[] = [];
  const vault = createVault({
    launch: childLauncher(built, options),
    clock: systemClock,
    args,
    onOpened: (hello) => hellos.push(hello),
    onClosed: (reason) => closed.push(reason),
  });
  return { vault, hellos, closed };
}

/** create → reveal → check → verify → close → createHotkeys. */
async function journey(vault: Vault) {
  const created = await vault.call("createColdkey", { wordCount: 24, cost: FLOOR, passphrase: 0 }, [
    secretIn(bytesOf(STRONG)),
  ]);
  const { session, sealed, address } = demand(created);
  const out = secretOut();
  demand(await vault.call("revealWords", { session, from: 1, to: 24, out: 0 }, [out.port]));
  const words = await out.received;
  const check = demand(await vault.call("checkPhrase", { session, phrase: 0 }, [secretIn(words)]));
  const verified = demand(await vault.call("verifySealed", { sealed, session }));
  demand(await vault.call("closePhrase", { session }));
  const made = await vault.call("createHotkeys", { coldkey: sealed, count: 2, passphrase: 0 }, [
    secretIn(bytesOf(STRONG)),
  ]);
  expect(new TextDecoder().decode(words).split(" ")).toHaveLength(24);
  expect(check).toEqual({ match: true });
  expect(verified.address).toBe(address);
  expect(new Set(demand(made).hotkeys.map((hotkey) => hotkey.address)).size).toBe(2);
  return sealed;
}

/** A phrase from elsewhere, sealed anew, and a registration signed with it. */
async function importAndSign(vault: Vault) {
  const phrase = secretIn(bytesOf(ACCOUNT.phrase));
  const source = { kind: "phrase", phrase: 0 } as const;
  const { found } = demand(await vault.call("inspectSource", { source }, [phrase]));
  const keys = found.map(({ key }) => ({ key, kind: "coldkey" as const }));
  const sealing = { keys, cost: FLOOR, under: null, passphrase: 0 };
  const { sealed } = demand(await vault.call("sealImport", sealing, [secretIn(bytesOf(STRONG))]));
  demand(await vault.call("closeImport", { keys: null }));
  const [imported] = sealed;
  if (imported === undefined) throw new Error("Nothing was sealed");
  if (!hasRealMetadata) return;
  const request = provedRequest(REGISTER, { account: imported.address });
  const asked = {
    request,
    payloadHash: signingPayload(request).payloadHash,
    sealed: imported.sealed,
    passphrase: 0,
    policy: null,
  };
  const { signed } = demand(await vault.call("sign", asked, [secretIn(bytesOf(STRONG))]));
  expect(signed.account).toBe(ACCOUNT.address);
}

/** Inodes of the sockets that a process holds, by /proc; and those of all internet sockets in its namespace. */
function internetSockets(pid: number): string[] {
  const held = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    const target = readlinkSync(`/proc/${pid}/fd/${fd}`);
    return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [];
  });
  const tables = ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"];
  const internet = tables.flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/)[9]),
  );
  return held.filter((inode) => internet.includes(inode));
}

describe("the built vault as a process", { timeout: 120_000 }, () => {
  it.each([
    ["native", NATIVE],
    ["wasm", []],
  ] as const)("does the whole journey with libsodium %s", async (kind, args) => {
    const { vault, hellos, closed } = openVault(args);
    await journey(vault);
    await vault.lock("done");
    expect(hellos).toEqual([expect.objectContaining({ sodium: kind })]);
    expect(closed).toEqual(["done"]);
  });

  it.each(nodes)("does it where the loader is hooked too, under Node $name", async ({ path }) => {
    const { vault, hellos } = openVault(NATIVE, { node: path });
    await journey(vault);
    await vault.lock("done");
    expect(hellos[0]?.sodium).toBe("native");
    expect(hellos[0]?.doors).toContain("import");
  });

  it("works with WASM when the native file cannot be loaded", async () => {
    const { vault, hellos } = openVault(["--sodium=/nowhere/sodium-native.node"]);
    demand(await vault.call("closePhrase", { session: "none" }));
    expect(hellos).toEqual([expect.objectContaining({ sodium: "wasm" })]);
    await vault.lock("done");
  });

  it("is gone when it is locked, and no new one is started for the old one's sessions", async () => {
    const pids: number[] = [];
    const { vault } = openVault(NATIVE, { onStart: ({ pid }) => pids.push(pid ?? 0) });
    const created = await vault.call(
      "createColdkey",
      { wordCount: 12, cost: FLOOR, passphrase: 0 },
      [secretIn(bytesOf(STRONG))],
    );
    const { session, sealed } = demand(created);
    await vault.lock("user");
    expect(() => process.kill(pids[0] ?? 0, 0)).toThrow(/ESRCH/);
    const verified = await vault.call("verifySealed", { sealed, session });
    const fault = { code: "VAULT_GONE", facts: { reason: "user" } };
    expect(verified).toEqual({ ok: false, fault });
    expect(pids).toHaveLength(1);
  });

  it("answers a weak and a wrong passphrase with refusals", async () => {
    const { vault } = openVault(NATIVE);
    const cost = FLOOR;
    const weak = await vault.call("createColdkey", { wordCount: 24, cost, passphrase: 0 }, [
      secretIn(bytesOf("password1234")),
    ]);
    expect(weak).toMatchObject({ ok: false, fault: { code: "WEAK_PASSPHRASE" } });
    const made = await vault.call("createColdkey", { wordCount: 24, cost, passphrase: 0 }, [
      secretIn(bytesOf(STRONG)),
    ]);
    const { sealed } = demand(made);
    const wrong = await vault.call("openPhrase", { sealed, passphrase: 0 }, [
      secretIn(bytesOf(`${STRONG}.`)),
    ]);
    expect(wrong).toEqual({
      ok: false,
      fault: { code: "WRONG_PASSPHRASE", facts: { maybeDamaged: true } },
    });
    await vault.lock("done");
  });

  it("ends when a message is no request, and main hears of it", async () => {
    const host = startHost(built);
    await host.firstMessage;
    host.post({ id: "not a number" });
    expect(await host.exit).toBe(70);
  });

  it("makes no internet socket during a journey", async (context) => {
    if (!canTrace) return context.skip("strace is not here or may not trace");
    const folder = mkdtempSync(join(tmpdir(), "vault-trace-"));
    const log = join(folder, "trace");
    const { vault } = openVault(NATIVE, {
      before: ["strace", "-f", "-qq", "-e", "trace=network", "-o", log],
    });
    await journey(vault);
    await importAndSign(vault);
    await vault.lock("done");
    const trace = readFileSync(log, "utf8");
    rmSync(folder, { recursive: true });
    // The channel to the parent is a socket pair of its own: without it the trace would prove nothing.
    expect(trace).toMatch(/\b(recvmsg|sendmsg|getsockname)\(/);
    expect(trace).not.toMatch(/AF_INET|PF_INET|AF_NETLINK|AF_PACKET/);
  });

  it("does the whole journey in a namespace that has no network", async (context) => {
    if (!canUnshare) return context.skip("no network namespace may be made here");
    const { vault, hellos } = openVault(NATIVE, { before: ["unshare", "-rn"] });
    await journey(vault);
    await importAndSign(vault);
    expect(hellos[0]?.sodium).toBe("native");
    await vault.lock("done");
  });

  it.skipIf(!isLinux)("does not open a debugger when SIGUSR1 asks for one", async () => {
    const pids: number[] = [];
    const host = startHost(built, { onStart: ({ pid }) => pids.push(pid ?? 0) });
    await host.firstMessage;
    const [pid = 0] = pids;
    process.kill(pid, "SIGUSR1");
    await sleep(500);
    expect(internetSockets(pid)).toEqual([]);
    host.end();
    await host.exit;
  });
});
