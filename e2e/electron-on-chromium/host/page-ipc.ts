/** Messages from a page to the listeners and handlers of main. */
import { decodeClone, encodeClone, type MessagePortMain } from "../message-ports.ts";
import { encodeWire, type Wire } from "../wire.ts";
import { type IpcMain, ipcMain } from "./ipc-main.ts";
import type { WebFrameMain } from "./web-frame.ts";

export interface Sender {
  readonly sender: object;
  /** Evaluated at access: null once the document was replaced. */
  readonly senderFrame: () => WebFrameMain | null;
  readonly emitters: readonly IpcMain[];
  reply(channel: string, args: unknown[]): void;
}

function eventOf({ sender, senderFrame, reply }: Sender, extra: object): object {
  return Object.defineProperty(
    {
      type: "frame",
      sender,
      frameId: 1,
      processId: 1,
      reply: (channel: string, ...args: unknown[]) => reply(channel, args),
      ...extra,
    },
    "senderFrame",
    { get: senderFrame, enumerable: true },
  );
}

/** `send` and `postMessage`: every listener hears it, frame first, then contents, then ipcMain. */
export function hearMessage(
  from: Sender,
  channel: string,
  args: unknown[],
  ports: MessagePortMain[],
): void {
  const event = eventOf(from, { ports });
  for (const emitter of [...from.emitters, ipcMain]) emitter.emit(channel, event, ...args);
}

export type InvokeReply = { value: Wire } | { message: string };

/** `invoke`: the first emitter that has the channel answers. Only the text of an error crosses. */
export async function answerInvoke(
  from: Sender,
  channel: string,
  args: unknown[],
): Promise<InvokeReply> {
  const handler = [...from.emitters, ipcMain]
    .map((emitter) => emitter.handlerOf(channel))
    .find((found) => found !== undefined);
  const failed = (reason: string) => ({
    message: `Error invoking remote method '${channel}': ${reason}`,
  });
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const result = await handler(eventOf(from, {}), ...args);
    return { value: encodeWire(decodeClone(encodeClone(result))) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    if (error === undefined || error === null) {
      // Electron stumbles over `error.toString()` here, and the caller learns only this.
      void Promise.reject(new TypeError(`Cannot read properties of ${error} (reading 'toString')`));
      return failed("reply was never sent");
    }
    return failed(String(error));
  }
}
