import { describe, expect, it } from "vitest";
import type { Clock } from "../lib/clock.ts";
import { SESSION_MS } from "./phrase-sessions.ts";
import { createVault, type SecretPort, type VaultChild, type VaultParts } from "./process.ts";

/** Lets everything that was posted be answered. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const HELLO = { ready: { sodium: "native", doors: ["fetch"] } };
const PORT = { port: 1 } as unknown as SecretPort;

class FakeChild implements VaultChild {
  readonly posted: { message: { id: number; kind: string }; ports: readonly SecretPort[] }[] = [];
  isKilled = false;
  #message: (message: unknown) => void = () => undefined;
  #exit: (code: number) => void = () => undefined;

  post(message: unknown, ports: readonly SecretPort[]): void {
    this.posted.push({ message: message as { id: number; kind: string }, ports });
  }
  onMessage(listen: (message: unknown) => void): void {
    this.#message = listen;
  }
  onExit(listen: (code: number) => void): void {
    this.#exit = listen;
  }
  kill(): void {
    if (this.isKilled) return;
    this.isKilled = true;
    setImmediate(() => this.#exit(0));
  }
  say(message: unknown): void {
    this.#message(message);
  }
  die(): void {
    this.#exit(1);
  }
  answer(value: unknown): void {
    this.say({ id: this.posted.at(-1)?.message.id, ok: true, value });
  }
}

function setUp(parts: Partial<VaultParts> = {}) {
  const children: FakeChild[] = [];
  const events: string[] = [];
  const timers = new Set<{ atMs: number; work: () => void }>();
  let nowMs = 1_000_000;
  const clock: Clock = {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs,
    after(delayMs, work) {
      const timer = { atMs: nowMs + delayMs, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const vault = createVault({
    launch: () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
    clock,
    onOpened: ({ sodium }) => events.push(`opened ${sodium}`),
    onClosed: (reason) => events.push(`closed ${reason}`),
    onDeadline: (endsAtMs) => events.push(`ends ${endsAtMs === null ? "-" : endsAtMs - nowMs}`),
    ...parts,
  });
  const child = (index = children.length - 1) => {
    const found = children[index];
    if (found === undefined) throw new Error("No child was started");
    return found;
  };
  const pass = (ms: number) => {
    nowMs += ms;
    for (const timer of [...timers]) {
      if (timer.atMs > nowMs) continue;
      timers.delete(timer);
      timer.work();
    }
  };
  /** One call with an empty answer, from start to end. */
  async function closeOnce() {
    const call = vault.call("closePhrase", { session: "x" });
    await settled();
    if (child().posted.length === 0) child().say(HELLO);
    await settled();
    child().answer({});
    return call;
  }
  return { vault, children, child, events, pass, closeOnce, timers };
}

const gone = (reason: string) => ({ ok: false, fault: { code: "VAULT_GONE", facts: { reason } } });

describe("main's end of the vault", () => {
  it("starts no process before it is asked, and one for many calls", async () => {
    const { vault, children, events, closeOnce } = setUp();
    expect([vault.isOpen, children.length]).toEqual([false, 0]);
    expect(await closeOnce()).toEqual({ ok: true, value: {} });
    expect(await closeOnce()).toEqual({ ok: true, value: {} });
    expect([vault.isOpen, children.length]).toEqual([true, 1]);
    expect(events).toEqual(["opened native", "ends 120000", "ends -", "ends 120000"]);
  });

  it("asks one thing at a time, in order, with its ports", async () => {
    const { vault, child } = setUp();
    const first = vault.call("judgePassphrase", { passphrase: 0 }, [PORT]);
    const second = vault.call("closePhrase", { session: "b" });
    await settled();
    expect(child().posted).toEqual([]);
    child().say(HELLO);
    await settled();
    expect(child().posted.map(({ message }) => message.kind)).toEqual(["judgePassphrase"]);
    expect(child().posted[0]?.ports).toEqual([PORT]);
    const strength = { score: 1, guessesLog10: 2, isEnough: false, hints: [] };
    child().answer(strength);
    expect(await first).toEqual({ ok: true, value: strength });
    await settled();
    child().answer({});
    expect(await second).toEqual({ ok: true, value: {} });
  });

  it("hands a refusal of the vault on as it is", async () => {
    const { vault, child } = setUp();
    const call = vault.call("closePhrase", { session: "x" });
    await settled();
    child().say(HELLO);
    await settled();
    const fault = { code: "SESSION_GONE", facts: {} };
    child().say({ id: child().posted[0]?.message.id, ok: false, fault });
    expect(await call).toEqual({ ok: false, fault });
    expect(vault.isOpen).toBe(true);
  });

  it("when locked has no process, and answers what was under way and waiting", async () => {
    const closedPorts: SecretPort[] = [];
    const { vault, child, events } = setUp({ closePort: (port) => closedPorts.push(port) });
    const under = vault.call("closePhrase", { session: "a" });
    const waiting = vault.call("judgePassphrase", { passphrase: 0 }, [PORT]);
    await settled();
    child().say(HELLO);
    await settled();
    await vault.lock("suspend");
    expect(child().isKilled).toBe(true);
    expect(vault.isOpen).toBe(false);
    expect(await under).toEqual(gone("suspend"));
    expect(await waiting).toEqual(gone("suspend"));
    expect(closedPorts).toEqual([PORT]);
    expect(events.filter((event) => event.startsWith("closed"))).toEqual(["closed suspend"]);
    await vault.lock("user");
    expect(events.filter((event) => event.startsWith("closed"))).toHaveLength(1);
  });

  it("when locked while it starts, starts nothing that stays", async () => {
    const { vault, child, children } = setUp();
    const call = vault.call("closePhrase", { session: "a" });
    await settled();
    await vault.lock("user");
    expect(await call).toEqual(gone("user"));
    expect([child().isKilled, children.length]).toEqual([true, 1]);
  });

  it("starts a new process after a lock, deaf to the old one's last words", async () => {
    const { vault, child, children, closeOnce } = setUp();
    await closeOnce();
    await vault.lock("user");
    const call = vault.call("closePhrase", { session: "b" });
    await settled();
    child(1).say(HELLO);
    await settled();
    child(0).say({ id: child(1).posted[0]?.message.id, ok: true, value: {} });
    child(0).die();
    child(1).answer({});
    expect(await call).toEqual({ ok: true, value: {} });
    expect(children).toHaveLength(2);
    expect(vault.isOpen).toBe(true);
  });

  it("ends an idle process after the time that the user chose last, never one that works", async () => {
    let chosenMs = 120_000;
    const { vault, child, pass, events, closeOnce } = setUp({ idleMs: () => chosenMs });
    await closeOnce();
    pass(119_999);
    expect(vault.isOpen).toBe(true);
    pass(1);
    expect(vault.isOpen).toBe(false);
    expect(events.at(-1)).toBe("closed idle");

    chosenMs = 300_000;
    const opening = vault.call("openPhrase", { sealed: new Uint8Array(1), passphrase: 0 }, [PORT]);
    await settled();
    child().say(HELLO);
    await settled();
    pass(60_000);
    expect(vault.isOpen).toBe(true);
    const address = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";
    child().answer({ address, wordCount: 12, session: "s" });
    expect(await opening).toMatchObject({ ok: true });
    // An open phrase has the same clock as everything else.
    expect(events.at(-1)).toBe("ends 300000");
    pass(299_999);
    expect(vault.isOpen).toBe(true);
    pass(1);
    expect(events.at(-1)).toBe("closed idle");
  });

  it("ends with the session of an opened phrase, however busy it is, and shows that clock", async () => {
    const { vault, child, pass, events, closeOnce } = setUp({ idleMs: () => 300_000 });
    const opening = vault.call("openPhrase", { sealed: new Uint8Array(1), passphrase: 0 }, [PORT]);
    await settled();
    child().say(HELLO);
    await settled();
    const address = "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV";
    child().answer({ address, wordCount: 12, session: "s" });
    await opening;
    const judge = async () => {
      const call = vault.call("judgePassphrase", { passphrase: 0 }, [PORT]);
      await settled();
      child().answer({ score: 1, guessesLog10: 2, isEnough: false, hints: [] });
      await call;
    };
    for (let minutes = 4; minutes < 30; minutes += 4) {
      pass(4 * 60_000);
      await judge();
    }
    expect(events.at(-1)).toBe("ends 120000");
    pass(119_999);
    expect(vault.isOpen).toBe(true);
    pass(1);
    expect(events.at(-1)).toBe("closed session-over");

    // Closed in time, nothing of it is left to end.
    expect(SESSION_MS).toBe(30 * 60_000);
    await closeOnce();
    expect(events.at(-1)).toBe("ends 300000");
  });

  it("does not wait for ever: not for a start, not for an answer", async () => {
    const { vault, child, pass, timers } = setUp();
    const never = vault.call("closePhrase", { session: "a" });
    await settled();
    pass(20_000);
    expect(await never).toEqual(gone("timeout"));
    expect(child().isKilled).toBe(true);

    const silent = vault.call("closePhrase", { session: "a" });
    await settled();
    child().say(HELLO);
    await settled();
    pass(89_999);
    expect(child().isKilled).toBe(false);
    pass(1);
    expect(await silent).toEqual(gone("timeout"));
    expect(child().isKilled).toBe(true);
    await settled();
    expect(timers.size).toBe(0);
  });

  it("reports a death as one, and starts anew when asked again", async () => {
    const { vault, child, events, closeOnce } = setUp();
    const call = vault.call("closePhrase", { session: "a" });
    await settled();
    child().say(HELLO);
    await settled();
    child().die();
    expect(await call).toEqual(gone("crashed"));
    expect(events.at(-1)).toBe("closed crashed");
    expect(await closeOnce()).toEqual({ ok: true, value: {} });
  });

  it.each([
    ["an answer with a field too many", { id: 1, ok: true, value: { extra: 1 } }],
    ["an answer to a question that was not asked", { id: 7, ok: true, value: {} }],
    ["a message that is no answer", "hello"],
    ["a fault that is prose", { id: 1, ok: false, fault: { code: "oops!", facts: {} } }],
  ])("ends a process that sends %s", async (_name, message) => {
    const { vault, child, events } = setUp();
    const call = vault.call("closePhrase", { session: "a" });
    await settled();
    child().say(HELLO);
    await settled();
    child().say(message);
    expect(await call).toEqual(gone("broken"));
    expect(child().isKilled).toBe(true);
    expect(events.at(-1)).toBe("closed broken");
  });
});
