/**
 * The bridge: one frozen object of named functions, derived from the contract. No function takes a channel name, a
 * path or a URL. The page's end of a secret port stays here. Crossing the bridge copies: every copy on this side is
 * wiped as soon as it has crossed.
 */
import { contextBridge, ipcRenderer } from "electron";
import { type CallName, calls, type EventName, events } from "./contract.ts";

const ports = new Map<string, MessagePort>();
const waiting = new Map<string, (port: MessagePort) => void>();

ipcRenderer.on("secret-port", (event, ticket: unknown) => {
  const port = event.ports[0];
  if (typeof ticket !== "string" || port === undefined) return;
  const claim = waiting.get(ticket);
  if (claim === undefined) {
    ports.set(ticket, port);
  } else {
    waiting.delete(ticket);
    claim(port);
  }
});

/** The port may arrive before or after the call that announced its ticket: the two have no order. */
function takePort(ticket: string): Promise<MessagePort> {
  const port = ports.get(ticket);
  if (port !== undefined) {
    ports.delete(ticket);
    return Promise.resolve(port);
  }
  return new Promise((resolve) => waiting.set(ticket, resolve));
}

const secretDoor = {
  send(ticket: string, bytes: Uint8Array): void {
    // `bytes` is the bridge's copy, ours to wipe; what travels must not carry a larger buffer with it.
    const copy = Uint8Array.from(bytes);
    bytes.fill(0);
    void takePort(ticket).then((port) => {
      port.postMessage(copy);
      copy.fill(0);
      // Not closed here: the vault closes after the one message, so that it cannot be lost in between.
    });
  },
  async receive(ticket: string): Promise<Uint8Array> {
    const port = await takePort(ticket);
    return new Promise((resolve, reject) => {
      port.onmessage = (message: MessageEvent<unknown>) => {
        port.onmessage = null;
        const { data } = message;
        if (data instanceof Uint8Array) {
          resolve(data);
          // The bridge copies when the promise settles, in this turn's microtasks; the next turn finds it done.
          setTimeout(() => data.fill(0));
        } else reject(new Error("The vault sent nothing"));
        port.close();
      };
      port.addEventListener("close", () => reject(new Error("The vault closed the port")));
    });
  },
};

const bridge: Record<string, Record<string, unknown>> = {};
for (const name of Object.keys(calls) as CallName[]) {
  const [group = "", member = ""] = name.split(".");
  bridge[group] ??= {};
  bridge[group][member] = (input: unknown) => ipcRenderer.invoke(name, input);
}
bridge.secrets = { ...bridge.secrets, ...secretDoor };

const eventNames = new Set<string>(Object.keys(events));
contextBridge.exposeInMainWorld("workstation", {
  ...bridge,
  on(event: EventName, listener: (value: unknown) => void): () => void {
    if (!eventNames.has(event)) throw new Error("No such event");
    // Only the value goes to the page, never the event object (it would leak the sender side).
    const forward = (_event: unknown, value: unknown): void => listener(value);
    ipcRenderer.on(`event:${event}`, forward);
    return () => ipcRenderer.removeListener(`event:${event}`, forward);
  },
});
