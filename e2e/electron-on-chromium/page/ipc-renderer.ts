/** `ipcRenderer` as the preload sees it. */
import { decodeWire, encodeWire, NOT_CLONEABLE, type Wire } from "../wire.ts";
import type { FromPage, PortArrival } from "./messages.ts";
import type { createPagePorts } from "./ports.ts";

type Listener = (event: object, ...args: unknown[]) => void;
type Unaddressed<T> = T extends unknown ? Omit<T, "doc"> : never;
export type ToHost = (message: Unaddressed<FromPage>) => void;

function cloned(value: unknown): Wire {
  let copy: unknown;
  try {
    copy = structuredClone(value);
  } catch {
    throw new Error(NOT_CLONEABLE);
  }
  return encodeWire(copy);
}

export function createIpcRenderer(toHost: ToHost, ports: ReturnType<typeof createPagePorts>) {
  const listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>();
  const waiting = new Map<number, { resolve(v: unknown): void; reject(e: Error): void }>();
  let lastId = 0;

  function add(channel: string, listener: Listener, isOnce: boolean): void {
    if (typeof listener !== "function") {
      throw new TypeError('The "listener" argument must be of type function.');
    }
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, isOnce }]);
  }

  function remove(channel: string, listener: Listener): void {
    const list = listeners.get(channel) ?? [];
    const at = list.findLastIndex((entry) => entry.listener === listener);
    if (at >= 0) listeners.set(channel, list.toSpliced(at, 1));
  }

  const api = {
    send(channel: string, ...args: unknown[]): void {
      toHost({ kind: "send", channel, args: cloned(args), ports: [] });
    },
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      lastId += 1;
      const id = lastId;
      toHost({ kind: "invoke", id, channel, args: cloned(args) });
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    postMessage(channel: string, message: unknown, transfer?: unknown): void {
      const args = cloned([message]);
      const list: unknown[] = Array.isArray(transfer) ? transfer : [];
      if (transfer !== undefined && !Array.isArray(transfer)) {
        throw new TypeError("Invalid value for transfer");
      }
      const leaving = list.map((port) => {
        if (!(port instanceof MessagePort)) throw new TypeError("Invalid value for transfer");
        return port;
      });
      toHost({ kind: "send", channel, args, ports: ports.leave(leaving) });
    },
    on(channel: string, listener: Listener) {
      add(channel, listener, false);
      return api;
    },
    addListener: (channel: string, listener: Listener) => api.on(channel, listener),
    once(channel: string, listener: Listener) {
      add(channel, listener, true);
      return api;
    },
    off(channel: string, listener: Listener) {
      remove(channel, listener);
      return api;
    },
    removeListener: (channel: string, listener: Listener) => api.off(channel, listener),
    removeAllListeners(channel?: string) {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return api;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  };

  return {
    api,
    /** No listener: the message and its ports are dropped, and the ports' peers see `close`. */
    hear(channel: string, args: Wire, arrivals: PortArrival[]): void {
      const list = listeners.get(channel) ?? [];
      if (list.length === 0) {
        for (const { key } of arrivals) toHost({ kind: "port-closed", key });
        return;
      }
      const event = { sender: api, ports: arrivals.map(ports.arrive) };
      const values = decodeWire(args) as unknown[];
      for (const { listener, isOnce } of list) {
        if (isOnce) remove(channel, listener);
        listener(event, ...values);
      }
    },
    settle(id: number, outcome: { value: Wire } | { message: string }): void {
      const call = waiting.get(id);
      waiting.delete(id);
      if ("value" in outcome) call?.resolve(decodeWire(outcome.value));
      else call?.reject(new Error(outcome.message));
    },
  };
}
