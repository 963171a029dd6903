/** For tests and measurements: a relay between client and node that counts frames at the socket. */
import { WebSocket, WebSocketServer } from "ws";

export interface Relay {
  readonly url: string;
  /** Frames that the client sent and the node answered, with their bytes, since the last `reset`. */
  readonly counted: { sent: number; received: number; sentBytes: number; receivedBytes: number };
  reset(): void;
  close(): Promise<void>;
}

export interface RelayOptions {
  /** Answers a batch as a node that takes none. */
  readonly refusesBatches?: boolean;
}

export async function openRelay(target: string, options: RelayOptions = {}): Promise<Relay> {
  const counted = { sent: 0, received: 0, sentBytes: 0, receivedBytes: 0 };
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise<void>((resolve) => server.once("listening", resolve));
  server.on("connection", (client) => {
    const node = new WebSocket(target);
    const early: string[] = [];
    node.on("open", () => {
      for (const text of early.splice(0)) node.send(text);
    });
    client.on("message", (data) => {
      const text = String(data);
      counted.sent += 1;
      counted.sentBytes += text.length;
      if (options.refusesBatches && text.startsWith("[")) {
        const error = { code: -32_005, message: "Batched requests are not supported" };
        client.send(JSON.stringify({ jsonrpc: "2.0", id: null, error }));
      } else if (node.readyState === node.OPEN) node.send(text);
      else early.push(text);
    });
    node.on("message", (data) => {
      const text = String(data);
      counted.received += 1;
      counted.receivedBytes += text.length;
      client.send(text);
    });
    client.on("close", () => node.terminate());
    node.on("close", () => client.terminate());
    node.on("error", () => client.terminate());
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not a TCP address");
  return {
    url: `ws://127.0.0.1:${address.port}`,
    counted,
    reset: () => Object.assign(counted, { sent: 0, received: 0, sentBytes: 0, receivedBytes: 0 }),
    async close() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
