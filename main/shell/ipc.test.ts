/** The door of calls, with a window and events of our own: who is answered, who is counted, who is ended. */
import type { IpcMainInvokeEvent, WebFrameMain } from "electron";
import { describe, expect, test } from "vitest";
import { calls } from "../../preload/contract.ts";
import type { Page } from "../commands/router.ts";
import { type CallWindow, serveCalls } from "./ipc.ts";

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

function openDoor() {
  const handlers = new Map<string, Listener>();
  const routed: { name: string; input: unknown }[] = [];
  const delivered: { frame: WebFrameMain; ticket: string }[] = [];
  let isDestroyed = false;
  let hostile = 0;
  const window: CallWindow = {
    isDestroyed: () => isDestroyed,
    webContents: {
      id: 1,
      ipc: { handle: (channel, listener) => void handlers.set(channel, listener as Listener) },
    },
  };
  serveCalls(
    window,
    async (name, input, page: Page) => {
      routed.push({ name, input });
      if (input === "malformed") {
        return { ok: false, fault: { code: "CALL_INPUT_INVALID", facts: {} } };
      }
      page.deliver("ticket", "port");
      return { ok: true, value: null };
    },
    (frame, ticket) => delivered.push({ frame, ticket }),
    () => {
      hostile += 1;
    },
    () => true,
  );
  const mainFrame = { frameToken: "top", processId: 7 };
  const ours = { ...mainFrame, url: "app://app/", parent: null } as unknown as WebFrameMain;
  const event = (senderFrame: unknown): IpcMainInvokeEvent =>
    ({
      senderFrame,
      get sender() {
        if (isDestroyed) throw new TypeError("Object has been destroyed");
        return { id: 1, mainFrame };
      },
    }) as unknown as IpcMainInvokeEvent;
  return {
    handlers,
    routed,
    delivered,
    ours,
    hostile: () => hostile,
    destroy: () => {
      isDestroyed = true;
    },
    ask: async (frame: unknown, ...args: unknown[]) =>
      handlers.get("app.lock")?.(event(frame), ...args),
  };
}

describe("The door of calls", () => {
  test("has one handler for each call of the contract and no other", () => {
    expect([...openDoor().handlers.keys()].sort()).toEqual(Object.keys(calls).sort());
  });

  test("lets our page through, and delivers ports to the very frame that asked", async () => {
    const door = openDoor();
    expect(await door.ask(door.ours, null)).toEqual({ ok: true, value: null });
    expect(door.delivered).toEqual([{ frame: door.ours, ticket: "ticket" }]);
  });

  test("a foreign frame, no argument and two arguments never reach the router", async () => {
    const door = openDoor();
    const foreign = { ...door.ours, url: "https://evil/" };
    for (const args of [[foreign, null], [door.ours], [door.ours, null, "app.quit"]]) {
      expect(await door.ask(...(args as [unknown]))).toMatchObject({
        ok: false,
        fault: { code: "CALL_REFUSED" },
      });
    }
    expect(door.routed).toEqual([]);
  });

  test("ten bad calls in a minute are borne; the eleventh ends the page", async () => {
    const door = openDoor();
    for (let count = 0; count < 10; count += 1) await door.ask(door.ours, "malformed");
    expect(door.hostile()).toBe(0);
    await door.ask(door.ours, "malformed");
    expect(door.hostile()).toBe(1);
  });

  test("a flood ends the page once for eleven calls, not once for each: no endless loading", async () => {
    const door = openDoor();
    await Promise.all(Array.from({ length: 30 }, () => door.ask(door.ours, "malformed")));
    expect(door.hostile()).toBe(2);
  });

  test("the last calls of a document that is gone are refused and held against nobody", async () => {
    const door = openDoor();
    for (let count = 0; count < 50; count += 1) {
      expect(await door.ask(null, null)).toMatchObject({ ok: false });
    }
    expect(door.hostile()).toBe(0);
    expect(door.routed).toEqual([]);
  });

  test("a call that arrives after the window is gone is refused without touching its contents", async () => {
    const door = openDoor();
    door.destroy();
    expect(await door.ask(door.ours, null)).toMatchObject({
      ok: false,
      fault: { code: "CALL_REFUSED" },
    });
  });
});
