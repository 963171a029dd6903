import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { type Clock, systemClock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { secretEnd } from "./secret-end.ts";

/** As Electron's: nothing before start, `close` is told to oneself. */
function port() {
  const events = new EventEmitter();
  const posted: unknown[] = [];
  return {
    posted,
    emit: (name: string, value?: unknown) => events.emit(name, value),
    on: (name: string, listener: (value: { data: unknown }) => void) => events.on(name, listener),
    start: () => undefined,
    postMessage: (message: unknown) => posted.push(message),
    close: () => {
      posted.push("closed");
      events.emit("close");
    },
  };
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "no refusal",
    (error: unknown) => (error instanceof Refusal ? error.fault.code : String(error)),
  );

describe("the vault's end of a secret port", () => {
  it("takes one message of bytes, owns it, and closes", async () => {
    const raw = port();
    const bytes = Uint8Array.of(1, 2, 3);
    const reading = secretEnd(raw, systemClock).read(3);
    raw.emit("message", { data: bytes });
    const secret = await reading;
    expect(raw.posted).toEqual(["closed"]);
    secret.wipe();
    expect([...bytes]).toEqual([0, 0, 0]);
  });

  it("refuses text, because text cannot be wiped", async () => {
    const raw = port();
    const reading = secretEnd(raw, systemClock).read(100);
    raw.emit("message", { data: "hunter2" });
    expect(await codeOf(reading)).toBe("SECRET_NOT_BYTES");
  });

  it("refuses, and wipes, more than fits", async () => {
    const raw = port();
    const bytes = new Uint8Array(101).fill(7);
    const reading = secretEnd(raw, systemClock).read(100);
    raw.emit("message", { data: bytes });
    expect(await codeOf(reading)).toBe("SECRET_TOO_LONG");
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it("does not wait for a port that closes, nor for ever", async () => {
    const closed = port();
    const reading = secretEnd(closed, systemClock).read(100);
    closed.emit("close");
    expect(await codeOf(reading)).toBe("SECRET_NOT_SENT");
    const impatient: Clock = {
      ...systemClock,
      after: (_delayMs, work) => systemClock.after(0, work),
    };
    expect(await codeOf(secretEnd(port(), impatient).read(100))).toBe("SECRET_NOT_SENT");
  });

  it("sends a secret once and closes", () => {
    const raw = port();
    secretEnd(raw, systemClock).send(Uint8Array.of(9));
    expect(raw.posted).toEqual([Uint8Array.of(9), "closed"]);
  });
});
