import { once } from "node:events";
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { MessageChannelMain } from "./message-ports.ts";
import {
  forkUtility,
  livingUtilities,
  type UtilityProcess,
  utilityEvents,
} from "./utility-process.ts";

const ENTRY = fileURLToPath(new URL("fixture/utility.mjs", import.meta.url));

interface Sight {
  env: string[];
  argv: string[];
  execArgv: string[];
  type: string;
  cwd: string;
  hasSend: boolean;
  isEnumerable: boolean;
}

async function ask(child: UtilityProcess, message: object): Promise<unknown> {
  child.postMessage(message);
  const [reply] = await once(child, "message");
  return (reply as { result: unknown }).result;
}

const exitOf = async (child: UtilityProcess): Promise<number> => (await once(child, "exit"))[0];

afterEach(async () => {
  await Promise.all(
    livingUtilities().map(async (child) => {
      const over = exitOf(child);
      if (!child.kill()) child.on("spawn", () => child.kill());
      await over;
    }),
  );
});

test("a non-empty env replaces everything, an empty one inherits everything", async () => {
  const bare = (await ask(forkUtility(ENTRY, ["--one"], { env: { VAULT: "1" } }), {
    act: "look",
  })) as Sight;
  expect(bare.env).toEqual(["VAULT"]);
  expect(bare).toMatchObject({ type: "utility", execArgv: [], hasSend: false, isEnumerable: true });
  expect(bare.argv).toEqual([process.execPath, ENTRY, "--one"]);
  const inherited = (await ask(forkUtility(ENTRY, [], { env: {} }), { act: "look" })) as Sight;
  expect(inherited.env).toContain("PATH");
});

test("options that are present but wrong are refused at once", () => {
  const fork = (options: object) => () => Reflect.apply(forkUtility, null, [ENTRY, [], options]);
  expect(fork({ env: undefined })).toThrow(new TypeError("Invalid value for env"));
  expect(fork({ env: { A: undefined } })).toThrow(new TypeError("Invalid value for env"));
  expect(fork({ execArgv: undefined })).toThrow(new TypeError("Invalid value for execArgv"));
  expect(fork({ stdio: ["pipe", "pipe", "pipe"] })).toThrow(
    "stdin value other than ignore is not supported.",
  );
  expect(() => forkUtility("")).toThrow("Missing UtilityProcess entry script.");
});

test("a relative entry resolves against the child's own folder", async () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "utility-")));
  writeFileSync(
    path.join(folder, "entry.mjs"),
    "process.parentPort.postMessage({result: process.cwd()})",
  );
  const child = forkUtility("entry.mjs", [], { cwd: folder });
  const [message] = await once(child, "message");
  expect(message).toEqual({ result: folder });
});

test("before spawn there is no pid and nothing to kill; messages wait", async () => {
  const child = forkUtility(ENTRY, { env: { VAULT: "1" } });
  expect(child.pid).toBeUndefined();
  expect(child.kill()).toBe(false);
  const answer = ask(child, { act: "echo", value: 10n });
  await once(child, "spawn");
  expect(child.pid).toBeGreaterThan(0);
  expect(await answer).toBe(10n);
});

test("our own kill is reported as 0, a kill from outside as its signal", async () => {
  const gone: unknown[] = [];
  utilityEvents.on("gone", (details) => gone.push(details));
  const ours = forkUtility(ENTRY);
  await once(ours, "spawn");
  expect(ours.kill()).toBe(true);
  expect(await exitOf(ours)).toBe(0);
  expect(ours.pid).toBeUndefined();
  expect(ours.kill()).toBe(false);
  expect(gone).toEqual([]);

  const victim = forkUtility(ENTRY, [], { serviceName: "vault" });
  await once(victim, "spawn");
  process.kill(victim.pid ?? Number.NaN, "SIGKILL");
  expect(await exitOf(victim)).toBe(9);
  expect(gone).toEqual([
    {
      type: "Utility",
      reason: "killed",
      exitCode: 9,
      serviceName: "node.mojom.NodeService",
      name: "vault",
    },
  ]);
  utilityEvents.removeAllListeners();
});

test("exit codes: the child's own, 1 for an uncaught error, 1 for a missing entry", async () => {
  const own = forkUtility(ENTRY);
  own.postMessage({ act: "exit", code: 7 });
  expect(await exitOf(own)).toBe(7);
  const thrown = forkUtility(ENTRY, [], { stdio: "ignore" });
  thrown.postMessage({ act: "throw" });
  expect(await exitOf(thrown)).toBe(1);
  expect(await exitOf(forkUtility("/nowhere/at-all.mjs", [], { stdio: "ignore" }))).toBe(1);
});

test("an unhandled rejection is a warning; a finished entry goes on living", async () => {
  const child = forkUtility(ENTRY, [], { stdio: "ignore" });
  expect(await ask(child, { act: "reject" })).toBe("alive");
  await sleep(100);
  expect(await ask(child, { act: "echo", value: 1 })).toBe(1);
  const folder = mkdtempSync(path.join(tmpdir(), "utility-"));
  writeFileSync(path.join(folder, "empty.mjs"), "");
  const idle = forkUtility(path.join(folder, "empty.mjs"));
  await once(idle, "spawn");
  await sleep(300);
  expect(idle.pid).toBeGreaterThan(0);
});

test("what cannot be cloned throws on either side, and posting after exit is silent", async () => {
  const child = forkUtility(ENTRY);
  expect(await ask(child, { act: "uncloneable" })).toBe("An object could not be cloned.");
  expect(() => child.postMessage(() => 1)).toThrow("An object could not be cloned.");
  child.kill();
  await exitOf(child);
  child.postMessage("into the void");
});

test("parentPort pauses when its last listener leaves", async () => {
  const child = forkUtility(ENTRY);
  expect(await ask(child, { act: "deaf" })).toBe("deaf for a while");
  expect(await ask(child, { act: "echo", value: "kept" })).toBe("kept");
});

test("a port carries messages and further ports to and from the child", async () => {
  const child = forkUtility(ENTRY);
  const { port1, port2 } = new MessageChannelMain();
  const seen: unknown[] = [];
  port1.on("message", (event) => seen.push(event.data));
  port1.start();
  port1.postMessage("early");
  child.postMessage({ act: "take" }, [port2]);
  await once(child, "message");
  const inner = new MessageChannelMain();
  const bytes = Uint8Array.of(1, 2, 3);
  port1.postMessage(bytes, [inner.port2]);
  inner.port1.start();
  const [event] = await once(inner.port1, "message");
  expect(event.data).toBe("hello through an inner port");
  // Two ports have no order between them: the answer on the outer one may still be on its way.
  await vi.waitUntil(() => seen.length === 2);
  expect(seen).toEqual([
    { got: "early", ports: 0 },
    { got: bytes, ports: 1 },
  ]);
});

test("a closed port tells the child, a dead child tells the port", async () => {
  const child = forkUtility(ENTRY);
  const first = new MessageChannelMain();
  child.postMessage({ act: "take" }, [first.port2]);
  await once(child, "message");
  const told = once(child, "message");
  first.port1.close();
  expect(await told).toEqual([{ act: "closed" }]);

  const second = new MessageChannelMain();
  second.port1.start();
  child.postMessage({ act: "take" }, [second.port2]);
  await once(child, "message");
  const closed = once(second.port1, "close");
  child.kill();
  await closed;
});

test("piped output can be read, ignored output cannot", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "utility-"));
  const entry = path.join(folder, "loud.mjs");
  writeFileSync(entry, "console.log('heard')");
  const child = forkUtility(entry, [], { stdio: "pipe" });
  await once(child, "spawn");
  const [chunk] = await once(child.stdout ?? child, "data");
  expect(String(chunk)).toBe("heard\n");
  const silent = forkUtility(entry, [], { stdio: "ignore" });
  await once(silent, "spawn");
  expect(silent.stdout).toBeNull();
});
